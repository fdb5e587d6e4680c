package org.einthoven.beat;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import org.einthoven.ecg.SampleRate;
import org.einthoven.ecg.Samples;
import org.einthoven.signal.Resampler;
import org.einthoven.signal.ZeroPhaseFilter;

/**
 * What the beat model reads of one lead: for each beat a frame of {@link #CHANNELS} x {@link #LENGTH} values at 125 Hz.
 * Channel 0 is the lead around the R peak, channel 1 the patient's usual beat in this lead so far, both in units of that
 * beat's size; the others hold the {@link RhythmContext}, each the same value throughout. Used in training and in the
 * server alike.
 */
public final class BeatFrames {

    public static final SampleRate RATE = new SampleRate(125);

    /** Samples of a frame: about a second. */
    public static final int LENGTH = 128;

    /** Samples of a frame before the R peak: the P wave and the end of the T wave before. */
    public static final int BEFORE = 56;

    public static final int CHANNELS = 2 + RhythmContext.FEATURES;

    private static final ZeroPhaseFilter BAND = ZeroPhaseFilter.ecgBand(RATE);

    /** Beats from which the usual one is taken. */
    private static final int PAST = 16;

    /** Beats at the begin of a recording that stand for a past. */
    private static final int LEARNING = 8;

    /** Beats earlier than this share of the usual interval do not shape the usual beat. */
    private static final double PREMATURE = 0.85;

    private static final int LEAST_USUAL = 3;

    /** Samples on either side of the R peak between which a beat's size is measured. */
    private static final int QRS_REACH = 19;

    /** Smaller complexes (mV) are not blown up to full size. */
    private static final float SMALLEST_MV = 0.1f;

    /** In units of the usual beat; an artefact is no larger than this. */
    private static final float LIMIT = 5;

    private final float[] lead;
    private final int[] peaks;
    private final RhythmContext rhythm;

    /**
     * @param lead in mV
     * @param rPeaksMs ascending, in ms from the lead's first sample
     */
    public BeatFrames(Samples lead, SampleRate rate, double[] rPeaksMs) {
        this(lead, Resampler.between(rate, RATE), new RhythmContext(rPeaksMs), rPeaksMs);
    }

    BeatFrames(Samples lead, Resampler resampler, RhythmContext rhythm, double[] rPeaksMs) {
        this.lead = trace(lead, resampler);
        this.rhythm = rhythm;
        this.peaks = Arrays.stream(rPeaksMs)
                .mapToInt(ms -> (int) Math.round(RATE.indexAt(ms)))
                .toArray();
    }

    /** A lead as beats are compared in it: at {@link #RATE} and in the band of an ECG, in mV. */
    public static float[] trace(Samples lead, SampleRate rate) {
        return trace(lead, Resampler.between(rate, RATE));
    }

    private static float[] trace(Samples lead, Resampler resampler) {
        return BAND.apply(resampler.apply(lead.toArray()));
    }

    /** Which beats look alike in all of these leads of a recording together. */
    static LookAlikes lookAlikes(List<BeatFrames> leads) {
        return new LookAlikes(leads.stream().map(frames -> frames.lead).toList(), leads.get(0).peaks);
    }

    /** Whether the lead was recorded throughout the beat's QRS complex. */
    boolean isRecorded(int beat) {
        for (int i = peaks[beat] - QRS_REACH; i <= peaks[beat] + QRS_REACH; i++) {
            if (i >= 0 && i < lead.length && Float.isNaN(lead[i])) {
                return false;
            }
        }
        return true;
    }

    /** Puts the frame of one beat, [channels, samples] in row-major order. */
    public void put(int beat, FloatBuffer out) {
        float[] usual = usual(beat);
        float unit = 1 / Math.max(SMALLEST_MV, size(usual));
        for (int i = 0; i < LENGTH; i++) {
            int index = peaks[beat] - BEFORE + i;
            // of what was not recorded nothing is known that would make the beat unusual
            out.put(limited((isKnown(index) ? lead[index] : usual[i]) * unit));
        }
        for (int i = 0; i < LENGTH; i++) {
            out.put(limited(usual[i] * unit));
        }
        for (float feature : rhythm.features(beat)) {
            for (int i = 0; i < LENGTH; i++) {
                out.put(feature);
            }
        }
    }

    /** Median, sample by sample, of what was recorded of this and the last beats that were not premature. */
    private float[] usual(int beat) {
        int to = Math.min(peaks.length, Math.max(beat + 1, LEARNING));
        int from = Math.max(0, Math.min(beat + 1, to) - PAST);
        int[] chosen = new int[to - from];
        int count = 0;
        for (int b = from; b < to; b++) {
            if (rhythm.prematurity(b) >= PREMATURE) {
                chosen[count++] = peaks[b];
            }
        }
        if (count < LEAST_USUAL) {
            count = to - from;
            System.arraycopy(peaks, from, chosen, 0, count);
        }
        float[] usual = new float[LENGTH];
        float[] column = new float[count];
        for (int i = 0; i < LENGTH; i++) {
            int known = 0;
            for (int c = 0; c < count; c++) {
                int index = chosen[c] - BEFORE + i;
                if (!isInside(index)) {
                    column[known++] = 0;
                } else if (!Float.isNaN(lead[index])) {
                    column[known++] = lead[index];
                }
            }
            Arrays.sort(column, 0, known);
            usual[i] = known == 0 ? 0 : (column[(known - 1) / 2] + column[known / 2]) / 2;
        }
        return usual;
    }

    private boolean isKnown(int index) {
        return isInside(index) && !Float.isNaN(lead[index]);
    }

    private boolean isInside(int index) {
        return index >= 0 && index < lead.length;
    }

    private static float size(float[] beat) {
        float low = Float.POSITIVE_INFINITY;
        float high = Float.NEGATIVE_INFINITY;
        for (int i = BEFORE - QRS_REACH; i <= BEFORE + QRS_REACH; i++) {
            low = Math.min(low, beat[i]);
            high = Math.max(high, beat[i]);
        }
        return high - low;
    }

    private static float limited(float value) {
        return Math.max(-LIMIT, Math.min(LIMIT, value));
    }
}
