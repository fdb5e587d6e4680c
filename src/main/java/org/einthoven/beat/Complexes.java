package org.einthoven.beat;

import java.util.Arrays;
import java.util.List;
import org.einthoven.ecg.Lead;
import org.einthoven.ecg.SampleRate;

/** The QRS complexes of a recording, in all leads together and with what lies about them, at {@link BeatFrames#RATE}. */
final class Complexes {

    private static final int LENGTH = QrsShape.BEFORE + 1 + QrsShape.AFTER;

    private final List<float[]> leads;
    private final int[] peaks;
    private final QrsShape[] shapes;
    private final int aside;

    private Complexes(List<float[]> leads, int[] peaks, int aside) {
        this.leads = leads;
        this.peaks = peaks;
        this.shapes = new QrsShape[peaks.length];
        this.aside = aside;
    }

    /** @param aside samples before and after a complex that are looked at too */
    static Complexes of(List<Lead> leads, SampleRate rate, double[] rPeaksMs, int aside) {
        int[] peaks = Arrays.stream(rPeaksMs)
                .mapToInt(ms -> (int) Math.round(BeatFrames.RATE.indexAt(ms)))
                .toArray();
        return new Complexes(
                leads.stream()
                        .map(lead -> BeatFrames.trace(lead.samples(), rate))
                        .toList(),
                peaks,
                aside);
    }

    /** Whether every lead was recorded throughout the complex and what lies about it. */
    boolean isRecorded(int beat) {
        int from = peaks[beat] - QrsShape.BEFORE - aside;
        int to = peaks[beat] + QrsShape.AFTER + aside;
        return leads.stream().allMatch(lead -> {
            boolean recorded = from >= 0 && to < lead.length;
            for (int i = from; recorded && i <= to; i++) {
                recorded = !Float.isNaN(lead[i]);
            }
            return recorded;
        });
    }

    boolean areAlike(int one, int other) {
        return shape(one).isAlike(shape(other));
    }

    private QrsShape shape(int beat) {
        if (shapes[beat] == null) {
            shapes[beat] = QrsShape.cut(leads, peaks[beat]);
        }
        return shapes[beat];
    }

    /** The complex of a beat, one lead after the other, each around its mean. */
    double[] at(int beat) {
        return centred(wide(beat), aside);
    }

    /** The median of these beats, sample by sample, at every place that it may have. */
    Mixture.Moved median(List<Integer> beats) {
        float[][] all = beats.stream().map(this::wide).toArray(float[][]::new);
        float[] median = new float[all[0].length];
        float[] column = new float[all.length];
        for (int i = 0; i < median.length; i++) {
            for (int b = 0; b < all.length; b++) {
                column[b] = all[b][i];
            }
            Arrays.sort(column);
            median[i] = (column[(column.length - 1) / 2] + column[column.length / 2]) / 2;
        }
        double[][] places = new double[2 * aside + 1][];
        for (int from = 0; from < places.length; from++) {
            places[from] = centred(median, from);
        }
        return Mixture.Moved.of(places);
    }

    /** A complex with what lies about it, one lead after the other. */
    private float[] wide(int beat) {
        int length = LENGTH + 2 * aside;
        float[] wide = new float[leads.size() * length];
        for (int l = 0; l < leads.size(); l++) {
            System.arraycopy(leads.get(l), peaks[beat] - QrsShape.BEFORE - aside, wide, l * length, length);
        }
        return wide;
    }

    /** What lies {@code from} samples into {@code wide}, each lead around its mean. */
    private double[] centred(float[] wide, int from) {
        int length = LENGTH + 2 * aside;
        double[] centred = new double[leads.size() * LENGTH];
        for (int l = 0; l < leads.size(); l++) {
            double mean = 0;
            for (int i = 0; i < LENGTH; i++) {
                mean += wide[l * length + from + i] / LENGTH;
            }
            for (int i = 0; i < LENGTH; i++) {
                centred[l * LENGTH + i] = wide[l * length + from + i] - mean;
            }
        }
        return centred;
    }
}
