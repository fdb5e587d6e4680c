package org.einthoven.formats.scp;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.einthoven.ecg.LeadLabels;
import org.einthoven.formats.LittleEndian;
import org.einthoven.formats.MadeEcg;
import org.einthoven.formats.SentFile;

/** Writes SCP-ECG files. */
public final class MadeScp {
    /** How samples are packed. */
    public enum Packing {
        PLAIN,
        DEFAULT_TABLE,
        OWN_TABLE
    }

    static final int NANOVOLTS = 2500;

    private final MadeEcg ecg;
    private final Packing packing;
    private final int differences;
    private int[] referenceBeat = {};
    private int[] beatStarts = {};
    private int factor = 1;
    private int halfArea;
    private int first = 1;

    public MadeScp(MadeEcg ecg, Packing packing, int differences) {
        this.ecg = ecg;
        this.packing = packing;
        this.differences = differences;
    }

    /** Takes {@code beat} out of the rhythm from each of {@code starts} on. */
    MadeScp without(int[] beat, int... starts) {
        this.referenceBeat = beat;
        this.beatStarts = starts;
        return this;
    }

    /** Has its leads begin at this sample of the recording, from 1. */
    MadeScp from(int first) {
        this.first = first;
        return this;
    }

    /** Keeps means of so many samples but for those that are no further from an R wave than {@code halfArea}. */
    MadeScp averaged(int factor, int halfArea) {
        this.factor = factor;
        this.halfArea = halfArea;
        return this;
    }

    public SentFile file() {
        List<byte[]> sections = new ArrayList<>();
        sections.add(section(1, patient()));
        if (packing != Packing.PLAIN) {
            sections.add(section(
                    2,
                    packing == Packing.DEFAULT_TABLE
                            ? new LittleEndian().u16(19999).bytes()
                            : ownTable()));
        }
        sections.add(section(3, leads()));
        if (referenceBeat.length > 0) {
            sections.add(section(4, beats()));
            sections.add(section(5, samples(true)));
        }
        sections.add(section(6, samples(false)));
        sections.add(section(7, measured()));
        sections.add(section(8, stated()));
        return new SentFile("ecg.scp", file(sections));
    }

    private static byte[] file(List<byte[]> sections) {
        int pointers = 16 + 10 * (sections.size() + 1);
        LittleEndian zero = new LittleEndian().u16(0).u32(pointers).u32(7);
        int place = 7 + pointers;
        for (byte[] section : sections) {
            zero.u16(section[2]).u32(section.length).u32(place);
            place += section.length;
        }
        byte[] head = section(0, zero.bytes());
        LittleEndian body = new LittleEndian().u32(place - 1).add(head);
        sections.forEach(body::add);
        return new LittleEndian()
                .u16(ScpFile.crc(body.bytes(), 0))
                .add(body.bytes())
                .bytes();
    }

    private static byte[] section(int number, byte[] content) {
        byte[] even = Arrays.copyOf(content, content.length + content.length % 2);
        return new LittleEndian()
                .u16(0, number)
                .u32(16 + even.length)
                .u8(20, 20)
                .text(number == 0 ? "SCPECG" : "", 6, '\0')
                .add(even)
                .bytes();
    }

    private byte[] patient() {
        LittleEndian device = new LittleEndian()
                .u16(0, 0, 0)
                .u8(0, 255)
                .text("ELI250", 6, '\0')
                .u8(20, 0xc0, 0, 8, 2)
                .text("", 16, '\0')
                .u8(4)
                .text("1.0\0SN7\0sw2\0unknown\0Mortara\0", 29, '\0');
        return new LittleEndian()
                .u8(0)
                .u16(6)
                .text("Clark", 6, '\0')
                .u8(1)
                .u16(4)
                .text("Ann", 4, '\0')
                .u8(2)
                .u16(8)
                .text("SBJ-" + ecg.seed(), 8, '\0')
                .u8(5)
                .u16(4, 1953)
                .u8(5, 8)
                .u8(8)
                .u16(1)
                .u8(2)
                .u8(14)
                .u16(device.size())
                .add(device.bytes())
                .u8(25)
                .u16(4, 2002)
                .u8(11, 22)
                .u8(26)
                .u16(3)
                .u8(9, 10, 5)
                .u8(27)
                .u16(2, 5)
                .u8(28)
                .u16(2, 150)
                .u8(29)
                .u16(1)
                .u8(2)
                .u8(255)
                .u16(0)
                .bytes();
    }

    private byte[] leads() {
        LittleEndian leads = new LittleEndian().u8(ecg.labels().size(), referenceBeat.length > 0 ? 5 : 4);
        for (String label : ecg.labels()) {
            leads.u32(first, first + ecg.length() - 1)
                    .u8(LeadLabels.lead(label).orElseThrow().number());
        }
        return leads.bytes();
    }

    /** 500 Hz; the R wave is the tenth sample of the reference beat. */
    private byte[] beats() {
        LittleEndian beats = new LittleEndian().u16(referenceBeat.length * 2, 10, beatStarts.length);
        for (int start : beatStarts) {
            beats.u16(0).u32(start + first, start + first + 9, start + first + referenceBeat.length - 1);
        }
        for (int start : beatStarts) {
            beats.u32(start + first + 9 - halfArea, start + first + 9 + halfArea);
        }
        return beats.bytes();
    }

    /** Protected areas as they are, between them means, and at each end what is left over. */
    private int[] averaged(int[] counts) {
        List<Integer> kept = new ArrayList<>();
        int from = 0;
        for (int beat = 0; beat <= beatStarts.length; beat++) {
            int to = beat == beatStarts.length ? counts.length : beatStarts[beat] + 9 - halfArea;
            for (; from + factor <= to; from += factor) {
                int first = from;
                kept.add((int) Math.round(IntStream.range(first, first + factor)
                        .map(i -> counts[i])
                        .average()
                        .orElseThrow()));
            }
            int area = beat == beatStarts.length ? to : to + 2 * halfArea + 1;
            for (; from < area; from++) {
                kept.add(counts[from]);
            }
        }
        return kept.stream().mapToInt(Integer::intValue).toArray();
    }

    private byte[] samples(boolean reference) {
        List<byte[]> leads = new ArrayList<>();
        for (int lead = 0; lead < ecg.labels().size(); lead++) {
            int[] counts = reference ? referenceBeat.clone() : ecg.counts(lead);
            for (int i = 0; !reference && i < beatStarts.length; i++) {
                for (int k = 0; k < referenceBeat.length; k++) {
                    counts[beatStarts[i] + k] -= referenceBeat[k];
                }
            }
            int[] written = differences(reference || factor == 1 ? counts : averaged(counts));
            leads.add(packing == Packing.PLAIN ? MadeEcg.littleEndian(written) : packed(written));
        }
        LittleEndian samples = new LittleEndian()
                .u16(NANOVOLTS, reference ? 2000 : 2000 * factor)
                .u8(differences, reference || factor == 1 ? 0 : 1);
        leads.forEach(lead -> samples.u16(lead.length));
        leads.forEach(samples::add);
        return samples.bytes();
    }

    private int[] differences(int[] counts) {
        int[] written = counts.clone();
        for (int i = differences; differences > 0 && i < counts.length; i++) {
            written[i] = differences == 1 ? counts[i] - counts[i - 1] : counts[i] - 2 * counts[i - 1] + counts[i - 2];
        }
        return written;
    }

    /** One table: two bits, 10, for a 16-bit value, and the single bit 0 for the value 0. */
    private static byte[] ownTable() {
        return new LittleEndian()
                .u16(1, 2)
                .u8(1, 1, 1)
                .u16(0)
                .u32(0)
                .u8(2, 18, 1)
                .u16(0)
                .u32(1)
                .bytes();
    }

    private byte[] packed(int[] values) {
        StringBuilder bits = new StringBuilder();
        for (int value : values) {
            int size = Math.abs(value);
            if (value == 0) {
                bits.append('0');
            } else if (packing == Packing.OWN_TABLE) {
                bits.append("10").append(twosComplement(value, 16));
            } else if (size <= 8) {
                bits.append("1".repeat(size)).append('0').append(value < 0 ? '1' : '0');
            } else if (value >= -128 && value < 128) {
                bits.append("1111111110").append(twosComplement(value, 8));
            } else {
                bits.append("1111111111").append(twosComplement(value, 16));
            }
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < bits.length(); i += 8) {
            String eight = bits.substring(i, Math.min(bits.length(), i + 8));
            bytes.write(Integer.parseInt(eight + "0".repeat(8 - eight.length()), 2));
        }
        return bytes.toByteArray();
    }

    private static String twosComplement(int value, int bits) {
        String binary = Integer.toBinaryString(value & (1 << bits) - 1);
        return "0".repeat(bits - binary.length()) + binary;
    }

    private static byte[] measured() {
        return new LittleEndian()
                .u8(1, 0)
                .u16(800, 29999)
                .u16(286, 388, 434, 554, 854, 44, -61, 999)
                .u16(0, 75, 76, 443)
                .u8(1)
                .u16(0)
                .bytes();
    }

    private static byte[] stated() {
        return new LittleEndian()
                .u8(0)
                .u16(2002)
                .u8(11, 22, 9, 10, 5, 1)
                .u8(1)
                .u16(13)
                .text("Sinus rhythm", 13, '\0')
                .bytes();
    }
}
