package org.einthoven.beat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.einthoven.ecg.SampleRate;
import org.einthoven.signal.ZeroPhaseFilter;

/**
 * How much a recording moves as a QRS complex does, over all leads: 0 at rest, about 1 at a typical complex. Each lead
 * is measured by its own typical complex and counts the more, the quieter it is between its complexes.
 */
final class QrsEnvelope {

    /** Rate of the envelope: the band below needs no more. */
    static final SampleRate RATE = new SampleRate(125);

    /** The QRS complex stands out most from P, T, muscle and baseline here (Thakor et al. 1984: 17 Hz, Q of 5 and less). */
    private static final ZeroPhaseFilter QRS_BAND = ZeroPhaseFilter.bandPass(RATE, 5, 22);

    /** Width of the energy window: that of a normal QRS complex. */
    private static final int WINDOW = 13;

    /** Stretch in which at least one complex falls at 40 beats a minute. */
    private static final int BLOCK = 187;

    /** Blocks on either side over which a lead's typical complex is taken: about 5 s. */
    private static final int NEIGHBOURS = 3;

    /** A block with less than this share of a lead's complexes holds none: a pause, or no signal. */
    private static final double SILENT = 0.1;

    /** Of the blocks' heights: what complexes reach even where nearly three quarters of the recording are silent. */
    private static final double COMPLEXES = 0.75;

    /** Where the resting level reaches this share of the complexes, a lead says nothing more. */
    private static final double USELESS = 0.45;

    /** What even a useless lead counts, so that there is an envelope where all are. */
    private static final double LEAST_WEIGHT = 0.0004;

    /** An artefact is not allowed to outweigh all other leads. */
    private static final double CEILING = 1.6;

    /** Below this many mV a lead's complexes are not told from its noise. */
    private static final double FLOOR_MV = 0.001;

    private final double[] values;
    private final double[] weights;

    private QrsEnvelope(double[] values, double[] weights) {
        this.values = values;
        this.weights = weights;
    }

    /**
     * @param leads each lead in mV at {@link #RATE}; NaN where nothing was recorded
     */
    static QrsEnvelope of(List<float[]> leads) {
        int length = leads.get(0).length;
        double[] sum = new double[length];
        double[] weight = new double[length];
        double[] leadWeights = new double[leads.size()];
        double[][] energies = leads.stream().map(QrsEnvelope::energy).toArray(double[][]::new);
        double[][][] sorted =
                Arrays.stream(energies).map(QrsEnvelope::sortedBlocks).toArray(double[][][]::new);
        double[][] highest =
                Arrays.stream(sorted).map(blocks -> blockwise(blocks, 1.0)).toArray(double[][]::new);
        boolean[][] silentIn = Arrays.stream(highest).map(QrsEnvelope::silent).toArray(boolean[][]::new);
        boolean[] silent = inEvery(silentIn, highest);
        for (int l = 0; l < leads.size(); l++) {
            if (recorded(highest[l]).length == 0) {
                continue;
            }
            double[] energy = energies[l];
            double[] typical = smoothed(highest[l], silent);
            double[] rest = smoothed(blockwise(sorted[l], 0.5), new boolean[silent.length]);
            int recorded = 0;
            for (int i = 0; i < length; i++) {
                if (Double.isNaN(energy[i])) {
                    continue;
                }
                double scale = interpolated(typical, i) + FLOOR_MV;
                double quiet = Math.max(0, USELESS - interpolated(rest, i) / scale);
                int block = Math.min(silent.length - 1, i / BLOCK);
                boolean lost = silentIn[l][block] && !silent[block];
                double w = lost ? LEAST_WEIGHT : Math.max(LEAST_WEIGHT, quiet * quiet);
                sum[i] += w * Math.min(CEILING, energy[i] / scale);
                weight[i] += w;
                leadWeights[l] += w / scale;
                recorded++;
            }
            leadWeights[l] /= Math.max(1, recorded);
        }
        for (int i = 0; i < length; i++) {
            sum[i] = weight[i] > 0 ? sum[i] / weight[i] : 0;
        }
        return new QrsEnvelope(sum, leadWeights);
    }

    double[] values() {
        return values;
    }

    /** How much a lead's millivolts count when all leads are laid over each other. */
    double weight(int lead) {
        return weights[lead];
    }

    /** Root mean square of the QRS band in a window around each sample; NaN where nothing was recorded. */
    private static double[] energy(float[] lead) {
        float[] band = QRS_BAND.apply(lead);
        int n = band.length;
        double[] running = new double[n + 1];
        for (int i = 0; i < n; i++) {
            double v = Float.isNaN(band[i]) ? 0 : band[i];
            running[i + 1] = running[i] + v * v;
        }
        double[] energy = new double[n];
        for (int i = 0; i < n; i++) {
            int from = Math.max(0, i - WINDOW / 2);
            int to = Math.min(n, i + WINDOW / 2 + 1);
            energy[i] =
                    Float.isNaN(band[i]) ? Double.NaN : Math.sqrt(Math.max(0, (running[to] - running[from]) / WINDOW));
        }
        return energy;
    }

    /** What was recorded of each block, in order of size; empty where less than half was: its complex may be in the gap. */
    private static double[][] sortedBlocks(double[] values) {
        int blocks = Math.max(1, values.length / BLOCK);
        double[][] sorted = new double[blocks][];
        for (int b = 0; b < blocks; b++) {
            int to = b == blocks - 1 ? values.length : (b + 1) * BLOCK;
            double[] recorded = Arrays.stream(values, b * BLOCK, to)
                    .filter(value -> !Double.isNaN(value))
                    .sorted()
                    .toArray();
            sorted[b] = 2 * recorded.length < to - b * BLOCK ? new double[0] : recorded;
        }
        return sorted;
    }

    /** NaN for a block that was not recorded. */
    private static double[] blockwise(double[][] sorted, double share) {
        return Arrays.stream(sorted)
                .mapToDouble(
                        block -> block.length == 0 ? Double.NaN : block[(int) Math.round(share * (block.length - 1))])
                .toArray();
    }

    /** Which blocks hold no complex of this lead; of one that was not recorded nobody knows. */
    private static boolean[] silent(double[] highest) {
        double[] recorded = recorded(highest);
        boolean[] silent = new boolean[highest.length];
        if (recorded.length > 0) {
            double least = SILENT * quantile(recorded, COMPLEXES);
            for (int b = 0; b < silent.length; b++) {
                silent[b] = highest[b] < least;
            }
        }
        return silent;
    }

    /** Which blocks are silent in every lead, as in a pause; a lead that is silent alone has lost its signal. */
    private static boolean[] inEvery(boolean[][] silentIn, double[][] highest) {
        boolean[] every = new boolean[silentIn[0].length];
        for (int b = 0; b < every.length; b++) {
            int block = b;
            every[b] = IntStream.range(0, silentIn.length)
                    .allMatch(l -> silentIn[l][block] || Double.isNaN(highest[l][block]));
        }
        return every;
    }

    /**
     * The median over the blocks around each, those to be left out passed over where there are others. A lead that was
     * recorded for a part of the time only is known from that part.
     */
    private static double[] smoothed(double[] blocks, boolean[] leftOut) {
        double[] smooth = new double[blocks.length];
        for (int b = 0; b < blocks.length; b++) {
            int from = Math.max(0, b - NEIGHBOURS);
            int to = Math.min(blocks.length, b + NEIGHBOURS + 1);
            double[] kept = IntStream.range(from, to)
                    .filter(i -> !leftOut[i])
                    .mapToDouble(i -> blocks[i])
                    .filter(value -> !Double.isNaN(value))
                    .toArray();
            double[] around = kept.length == 0 ? recorded(Arrays.copyOfRange(blocks, from, to)) : kept;
            smooth[b] = median(around.length == 0 ? recorded(blocks) : around);
        }
        return smooth;
    }

    private static double[] recorded(double[] values) {
        return Arrays.stream(values).filter(value -> !Double.isNaN(value)).toArray();
    }

    private static double quantile(double[] values, double share) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[(int) Math.round(share * (sorted.length - 1))];
    }

    /** Between the middles of the blocks in a straight line, level outside. */
    private static double interpolated(double[] blocks, int sample) {
        double at = Math.max(0, Math.min(blocks.length - 1, (double) sample / BLOCK - 0.5));
        int before = (int) at;
        int after = Math.min(blocks.length - 1, before + 1);
        return blocks[before] + (blocks[after] - blocks[before]) * (at - before);
    }

    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int n = sorted.length;
        return n % 2 == 1 ? sorted[n / 2] : (sorted[n / 2 - 1] + sorted[n / 2]) / 2;
    }
}
