package org.einthoven.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.einthoven.delineation.LeadPreparation;
import org.einthoven.ecg.Lead;
import org.einthoven.ecg.LeadName;
import org.einthoven.ecg.SampleRate;
import org.einthoven.ecg.Wave;
import org.einthoven.evaluation.LudbRecord;
import org.einthoven.evaluation.TrueWave;
import org.einthoven.synthesis.GeneratedEcg;

/**
 * A recording to learn delineation from: its leads at 250 Hz in mV, and for each sample what it belongs to.
 *
 * @param leads shape [leads, samples]
 * @param labels shape [leads, samples]: the ordinal of a {@link Wave}, or {@link #UNKNOWN}
 */
record MarkedEcg(float[][] leads, byte[][] labels) {

    /** Nothing is learned here: nobody looked, or the mark is not there. */
    static final byte UNKNOWN = -1;

    /** How far before its peak a wave of which the onset was not marked may have begun, in ms. */
    private static final double LONGEST_RISE_MS = 150;

    /** So far from a boundary cardiologists and formula may differ: two standard deviations of P's, by LUDB's marks. */
    private static final double BOUNDARY_MS = 24;

    private static final SampleRate RATE = LeadPreparation.RATE;

    static MarkedEcg of(LudbRecord record) {
        LeadPreparation preparation = new LeadPreparation(record.ecg().rate());
        List<float[]> leads = new ArrayList<>();
        List<byte[]> labels = new ArrayList<>();
        for (Lead lead : record.ecg().leads()) {
            float[] samples = preparation.resample(lead.samples());
            leads.add(samples);
            labels.add(labels(record.waves().getOrDefault(lead.name(), List.of()), samples.length));
        }
        return new MarkedEcg(leads.toArray(float[][]::new), labels.toArray(byte[][]::new));
    }

    /**
     * A generated recording at 250 Hz. Nothing is learned where it was not recorded, and nothing close to where a wave begins
     * or ends: what waves there are is known for certain, but where they end is for cardiologists to say, not for a formula.
     */
    static MarkedEcg of(GeneratedEcg made) {
        List<float[]> leads = new ArrayList<>();
        List<byte[]> labels = new ArrayList<>();
        for (Lead lead : made.ecg().leads()) {
            leads.add(lead.samples().toArray());
            labels.add(labels(made, lead.name()));
        }
        return new MarkedEcg(leads.toArray(float[][]::new), labels.toArray(byte[][]::new));
    }

    private static byte[] labels(GeneratedEcg made, LeadName lead) {
        Wave[] waves = made.labels(lead);
        boolean[] missing = made.missing(lead);
        byte[] labels = new byte[waves.length];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = missing[i] || isNearBoundary(waves, i) ? UNKNOWN : (byte) waves[i].ordinal();
        }
        return labels;
    }

    private static boolean isNearBoundary(Wave[] waves, int at) {
        int reach = (int) Math.round(RATE.indexAt(BOUNDARY_MS));
        Wave before = waves[Math.max(0, at - reach)];
        Wave after = waves[Math.min(waves.length - 1, at + reach)];
        return before != waves[at] || after != waves[at];
    }

    int length() {
        return leads[0].length;
    }

    /** Between the first and the last mark each sample is known; before and after, waves are there but not marked. */
    static byte[] labels(List<TrueWave> waves, int length) {
        byte[] labels = new byte[length];
        Arrays.fill(labels, UNKNOWN);
        if (waves.isEmpty()) {
            return labels;
        }
        TrueWave first = waves.get(0);
        TrueWave last = waves.get(waves.size() - 1);
        double from = first.onsetMs() == null ? first.peakMs() : first.onsetMs();
        double to = last.offsetMs() == null ? last.peakMs() : last.offsetMs();
        paint(labels, from, to, (byte) Wave.NONE.ordinal());
        for (TrueWave wave : waves) {
            byte label = (byte) wave.wave().ordinal();
            double onset = wave.onsetMs() == null ? wave.peakMs() : wave.onsetMs();
            double offset = wave.offsetMs() == null ? wave.peakMs() : wave.offsetMs();
            paint(labels, onset, offset, label);
            if (wave.onsetMs() == null) {
                paint(labels, wave.peakMs() - LONGEST_RISE_MS, wave.peakMs(), UNKNOWN);
            }
            if (wave.offsetMs() == null) {
                paint(labels, wave.peakMs(), wave.peakMs() + LONGEST_RISE_MS, UNKNOWN);
            }
        }
        return labels;
    }

    private static void paint(byte[] labels, double fromMs, double toMs, byte label) {
        int from = (int) Math.max(0, Math.ceil(RATE.indexAt(fromMs)));
        int to = (int) Math.min(labels.length - 1, Math.floor(RATE.indexAt(toMs)));
        for (int i = from; i <= to; i++) {
            labels[i] = label;
        }
    }
}
