package org.einthoven.archive;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.einthoven.ecg.LeadName;

/**
 * A waveform as bytes, version 1: per channel its code, lead, factor and origin, then the first differences of its
 * counts as zigzag variable-length integers (an ECG's differences mostly fit one byte), all under Huffman coding.
 * Matching repeats would cost three times the time for a few percent.
 */
final class WaveformBytes {
    private static final int VERSION = 1;
    private static final int COUNTS = 0;
    private static final int VERBATIM = 1;
    private static final int BUFFER = 1 << 16;

    private WaveformBytes() {}

    static byte[] encode(Waveform waveform) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(BUFFER);
        Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        deflater.setStrategy(Deflater.HUFFMAN_ONLY);
        try (DataOutputStream out = new DataOutputStream(new DeflaterOutputStream(bytes, deflater, BUFFER))) {
            out.writeByte(VERSION);
            out.writeInt(waveform.channels().size());
            for (Channel channel : waveform.channels()) {
                LeadName lead = channel.lead();
                out.writeUTF(channel.code());
                out.writeUTF(lead == null ? "" : lead.name());
                out.writeDouble(channel.factorToMv());
                out.writeDouble(channel.originMv());
                write(out, channel.values());
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        } finally {
            deflater.end();
        }
        return bytes.toByteArray();
    }

    private static void write(DataOutputStream out, SampledValues values) throws IOException {
        String verbatim = values.verbatim();
        byte[] body = verbatim != null ? verbatim.getBytes(StandardCharsets.UTF_8) : differences(values.counts());
        out.writeByte(verbatim != null ? VERBATIM : COUNTS);
        out.writeByte(values.decimals());
        out.writeInt(values.length());
        out.writeInt(body.length);
        out.write(body);
    }

    static Waveform decode(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new InflaterInputStream(new ByteArrayInputStream(bytes)))) {
            int version = in.readByte();
            if (version != VERSION) {
                throw new IllegalStateException("waveform of version " + version + " is not known");
            }
            int size = in.readInt();
            List<Channel> channels = new ArrayList<>(size);
            for (int i = 0; i < size; i++) {
                String code = in.readUTF();
                String lead = in.readUTF();
                channels.add(new Channel(
                        code,
                        lead.isEmpty() ? null : LeadName.valueOf(lead),
                        in.readDouble(),
                        in.readDouble(),
                        read(in)));
            }
            return new Waveform(channels);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static SampledValues read(DataInputStream in) throws IOException {
        int mode = in.readByte();
        int decimals = in.readByte();
        int length = in.readInt();
        byte[] body = in.readNBytes(in.readInt());
        return mode == VERBATIM
                ? SampledText.parse(new String(body, StandardCharsets.UTF_8))
                : new SampledValues(counts(body, length), decimals);
    }

    /** Differences wrap around where a marker stands beside a value, and unwrap when they are summed again. */
    private static byte[] differences(int[] counts) {
        byte[] bytes = new byte[counts.length * 5];
        int n = 0;
        int previous = 0;
        for (int count : counts) {
            int difference = count - previous;
            int rest = (difference << 1) ^ (difference >> 31);
            while ((rest & ~0x7f) != 0) {
                bytes[n++] = (byte) (rest | 0x80);
                rest >>>= 7;
            }
            bytes[n++] = (byte) rest;
            previous = count;
        }
        return Arrays.copyOf(bytes, n);
    }

    private static int[] counts(byte[] differences, int length) {
        int[] counts = new int[length];
        int at = 0;
        int previous = 0;
        for (int i = 0; i < length; i++) {
            int rest = 0;
            int shift = 0;
            int next;
            do {
                next = differences[at++];
                rest |= (next & 0x7f) << shift;
                shift += 7;
            } while (next < 0);
            previous += (rest >>> 1) ^ -(rest & 1);
            counts[i] = previous;
        }
        return counts;
    }
}
