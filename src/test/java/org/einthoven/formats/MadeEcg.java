package org.einthoven.formats;

import java.util.List;
import java.util.Random;

/** Counts of leads for the files that tests write: no ECG, but nothing that two readers could agree on by chance. */
public record MadeEcg(List<String> labels, int length, long seed) {
    public static final MadeEcg EIGHT_LEADS =
            new MadeEcg(List.of("I", "II", "V1", "V2", "V3", "V4", "V5", "V6"), 500, 1);

    /** The counts of one lead: a random walk within 12 bits. */
    public int[] counts(int lead) {
        Random random = new Random(seed * 31 + lead);
        int[] counts = new int[length];
        int at = 0;
        for (int i = 0; i < length; i++) {
            at = Math.max(-2000, Math.min(2000, at + random.nextInt(41) - 20));
            counts[i] = at;
        }
        return counts;
    }

    /** What a reader made of a lead. */
    public static int[] countsOf(ImportedChannel channel) {
        int[] counts = new int[channel.length()];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = channel.count(i);
        }
        return counts;
    }

    public static byte[] littleEndian(int[] counts) {
        byte[] bytes = new byte[2 * counts.length];
        for (int i = 0; i < counts.length; i++) {
            bytes[2 * i] = (byte) counts[i];
            bytes[2 * i + 1] = (byte) (counts[i] >> 8);
        }
        return bytes;
    }
}
