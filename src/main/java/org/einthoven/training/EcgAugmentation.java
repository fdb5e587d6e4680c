package org.einthoven.training;

import java.util.Arrays;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.einthoven.delineation.LeadPreparation;
import org.einthoven.signal.Noise;
import org.einthoven.signal.NoiseSource;

/**
 * Makes many recordings of one: another part of it, faster or slower, some of its leads in any order, upside down,
 * and with the noise of the ward. The shares and strengths are chosen by hand to cover what goals for robustness name.
 */
final class EcgAugmentation {

    /** Fastest and slowest replay: 60 beats a minute become 80 or 50. */
    private static final double FASTEST = 1.33;

    private static final double SLOWEST = 0.83;

    /** Share of recordings that are replayed at another speed. */
    private static final double STRETCHED = 0.6;

    private static final double INVERTED = 0.08;

    /** Share of leads that came off: they carry noise only, and nothing is learned from them but not to be misled. */
    private static final double LEAD_OFF = 0.03;

    /** Noise of the ward that is made, each kind by itself. */
    static final EcgAugmentation MADE = new EcgAugmentation(Map.of());

    private final Map<Noise, ? extends NoiseSource> recorded;

    /** @param recorded where noise of a kind comes from; what is not here is made */
    EcgAugmentation(Map<Noise, ? extends NoiseSource> recorded) {
        this.recorded = recorded;
    }

    /** {@code leads} leads of {@code length} samples, normalised as the model reads them. */
    MarkedEcg apply(MarkedEcg ecg, int leads, int length, RandomGenerator random) {
        double speed = 1;
        if (random.nextDouble() < STRETCHED) {
            double fastest = Math.min(FASTEST, (ecg.length() - 4.0) / length);
            speed = SLOWEST + (fastest - SLOWEST) * random.nextDouble();
        }
        double start = 1 + random.nextDouble() * Math.max(0, ecg.length() - 3 - length * speed);
        int[] order = order(ecg.leads().length, random);
        float[][] samples = new float[leads][];
        byte[][] labels = new byte[leads][];
        for (int i = 0; i < leads; i++) {
            int lead = order[i % order.length];
            samples[i] = replay(ecg.leads()[lead], start, speed, length);
            labels[i] = replay(ecg.labels()[lead], start, speed, length);
            disturb(samples[i], labels[i], random);
            samples[i] = LeadPreparation.normalise(samples[i]);
            blankGaps(samples[i]);
        }
        return new MarkedEcg(samples, labels);
    }

    /** What was not recorded is zero to the model, in readings too. */
    private static void blankGaps(float[] lead) {
        for (int i = 0; i < lead.length; i++) {
            lead[i] = Float.isNaN(lead[i]) ? 0 : lead[i];
        }
    }

    private void disturb(float[] lead, byte[] labels, RandomGenerator random) {
        if (random.nextDouble() < INVERTED) {
            for (int i = 0; i < lead.length; i++) {
                lead[i] = -lead[i];
            }
        }
        if (random.nextDouble() < LEAD_OFF) {
            Arrays.fill(labels, MarkedEcg.UNKNOWN);
            add(lead, Noise.values()[random.nextInt(Noise.values().length)], -30, random);
            return;
        }
        maybeAdd(lead, Noise.BASELINE_WANDER, 0.4, -6, 15, random);
        maybeAdd(lead, Noise.MUSCLE, 0.4, 6, 30, random);
        maybeAdd(lead, Noise.MAINS, 0.2, 8, 30, random);
        maybeAdd(lead, Noise.ELECTRODE_MOTION, 0.1, 4, 20, random);
    }

    private void maybeAdd(
            float[] lead, Noise noise, double share, double lowestDb, double highestDb, RandomGenerator random) {
        if (random.nextDouble() < share) {
            add(lead, noise, lowestDb + (highestDb - lowestDb) * random.nextDouble(), random);
        }
    }

    private void add(float[] lead, Noise noise, double snrDb, RandomGenerator random) {
        NoiseSource source = recorded.get(noise);
        float[] added = (source == null ? noise : source).generate(lead.length, LeadPreparation.RATE, random);
        float[] mixed = Noise.mix(lead, added, snrDb);
        System.arraycopy(mixed, 0, lead, 0, lead.length);
    }

    /** Cubic interpolation (Catmull & Rom 1974): at 250 Hz an ECG is smooth enough for it. */
    private static float[] replay(float[] source, double start, double speed, int length) {
        float[] out = new float[length];
        for (int i = 0; i < length; i++) {
            double at = start + i * speed;
            int k = (int) at;
            float t = (float) (at - k);
            float a = source[Math.max(0, k - 1)];
            float b = source[Math.min(k, source.length - 1)];
            float c = source[Math.min(k + 1, source.length - 1)];
            float d = source[Math.min(k + 2, source.length - 1)];
            out[i] = b + 0.5f * t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)));
        }
        return out;
    }

    private static byte[] replay(byte[] source, double start, double speed, int length) {
        byte[] out = new byte[length];
        for (int i = 0; i < length; i++) {
            out[i] = source[Math.min((int) Math.rint(start + i * speed), source.length - 1)];
        }
        return out;
    }

    /** The numbers 0 to {@code count - 1} in any order (Fisher & Yates). */
    static int[] order(int count, RandomGenerator random) {
        int[] order = new int[count];
        for (int i = 0; i < count; i++) {
            int j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }
}
