package org.einthoven.formats.physionet;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.einthoven.formats.MadeEcg;
import org.einthoven.formats.SentFile;

/** Writes WFDB records: in format 16, or in FLAC. */
public final class MadeWfdb {
    private MadeWfdb() {}

    /** Header and signal file. */
    public static List<SentFile> files(MadeEcg ecg, boolean flac) {
        StringBuilder header =
                new StringBuilder("made " + ecg.labels().size() + " 500 " + ecg.length() + " 09:10:05 22/11/2002\n");
        for (String label : ecg.labels()) {
            header.append("made.dat ")
                    .append(flac ? 516 : 16)
                    .append(" 400/mV 16 0 0 0 0 ")
                    .append(label)
                    .append('\n');
        }
        header.append("# made for a test\n");
        List<SentFile> files = new ArrayList<>();
        files.add(new SentFile("made.hea", header.toString().getBytes(StandardCharsets.US_ASCII)));
        files.add(new SentFile("made.dat", flac ? flac(ecg) : plain(ecg)));
        return files;
    }

    private static byte[] plain(MadeEcg ecg) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 0; i < ecg.length(); i++) {
            for (int lead = 0; lead < ecg.labels().size(); lead++) {
                int count = ecg.counts(lead)[i];
                out.write(count);
                out.write(count >> 8);
            }
        }
        return out.toByteArray();
    }

    /** One frame: the first lead verbatim, the others as first differences in Rice codes of parameter 4. */
    private static byte[] flac(MadeEcg ecg) {
        StringBuilder bits = new StringBuilder();
        put(bits, 0x664C6143, 32);
        put(bits, 0x80, 8);
        put(bits, 34, 24);
        put(bits, ecg.length(), 16);
        put(bits, ecg.length(), 16);
        put(bits, 0, 24);
        put(bits, 0, 24);
        put(bits, 500, 20);
        put(bits, ecg.labels().size() - 1, 3);
        put(bits, 15, 5);
        put(bits, 0, 4);
        put(bits, ecg.length(), 32);
        bits.append("0".repeat(128));
        put(bits, 0x7ffc, 15);
        put(bits, 0, 1);
        put(bits, 7, 4);
        put(bits, 0, 4);
        put(bits, ecg.labels().size() - 1, 4);
        put(bits, 4, 3);
        put(bits, 0, 1);
        put(bits, 0, 8);
        put(bits, ecg.length() - 1, 16);
        put(bits, 0, 8);
        for (int lead = 0; lead < ecg.labels().size(); lead++) {
            int[] counts = ecg.counts(lead);
            put(bits, lead == 0 ? 1 : 9, 7);
            put(bits, 0, 1);
            put(bits, counts[0], 16);
            if (lead > 0) {
                put(bits, 0, 2);
                put(bits, 0, 4);
                put(bits, 4, 4);
            }
            for (int i = 1; i < counts.length; i++) {
                if (lead == 0) {
                    put(bits, counts[i], 16);
                } else {
                    int difference = counts[i] - counts[i - 1];
                    int folded = difference << 1 ^ difference >> 31;
                    bits.append("0".repeat(folded >> 4)).append('1');
                    put(bits, folded & 15, 4);
                }
            }
        }
        bits.append("0".repeat((8 - bits.length() % 8) % 8 + 16));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 0; i < bits.length(); i += 8) {
            out.write(Integer.parseInt(bits.substring(i, i + 8), 2));
        }
        return out.toByteArray();
    }

    private static void put(StringBuilder bits, long value, int width) {
        for (int bit = width - 1; bit >= 0; bit--) {
            bits.append((char) ('0' + (value >> bit & 1)));
        }
    }
}
