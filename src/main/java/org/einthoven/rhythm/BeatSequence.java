package org.einthoven.rhythm;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.einthoven.beat.Beat;
import org.einthoven.delineation.Fiducial;
import org.einthoven.ecg.BeatClass;
import org.einthoven.ecg.Lead;
import org.einthoven.ecg.SampleRate;
import org.einthoven.ecg.Wave;
import org.einthoven.signal.Resampler;
import org.einthoven.signal.SignalQuality;
import org.einthoven.signal.TypicalRange;
import org.einthoven.signal.ZeroPhaseFilter;

/**
 * What the rhythm model reads: one lead of a recording as the sequence of its beats. For each beat there are
 * {@link #ROWS} values: the lead around the R peak at 100 Hz and the recording's median beat, both of such a size that
 * the lead's typical complex measures 1; what is known of this beat ({@link BeatFigures}); and what is known of the whole
 * recording ({@link RhythmFigures}), the same for every beat. A recording in which no beat was found is one beat in its
 * middle. Used in training and in the server alike.
 */
public final class BeatSequence {

    static final SampleRate RATE = new SampleRate(100);

    /** Samples before the R peak, and of the whole frame: 350 ms before to 550 ms after it. */
    static final int BEFORE = 35;

    public static final int FRAME = 90;

    /** Values of a beat. */
    public static final int ROWS = 2 * FRAME + BeatFigures.COUNT + RhythmFigures.COUNT;

    private static final ZeroPhaseFilter BAND = ZeroPhaseFilter.ecgBand(RATE);

    /** Long enough to hold a complex at 30 beats a minute. */
    private static final int WINDOW = 200;

    /** What is smaller than this from top to bottom is not blown up to the size of a complex, in mV. */
    private static final float SMALLEST_MV = 0.05f;

    /** In complexes; an artefact is no larger than this. */
    private static final float LIMIT = 3;

    private final float[] values;
    private final int beats;

    private BeatSequence(float[] values, int beats) {
        this.values = values;
        this.beats = beats;
    }

    /**
     * @param lead in mV, sampled at {@code rate}
     * @param found in order of time
     * @param waves those of this lead
     */
    public static BeatSequence of(Lead lead, SampleRate rate, List<Beat> found, List<Fiducial> waves) {
        float[] trace =
                normalised(Resampler.between(rate, RATE).apply(lead.samples().toArray()));
        List<Beat> beats = found.isEmpty() ? List.of(middle(trace)) : found;
        float[][] frames = new float[beats.size()][FRAME];
        for (int b = 0; b < frames.length; b++) {
            int r = (int) Math.round(RATE.indexAt(beats.get(b).timeMs()));
            for (int i = 0; i < FRAME; i++) {
                int at = r - BEFORE + i;
                frames[b][i] = at >= 0 && at < trace.length ? trace[at] : 0;
            }
        }
        float[] median = median(frames);
        float[][] ofBeats = BeatFigures.of(beats, frames, median, trace, waves);
        float[] ofAll = RhythmFigures.of(
                beats, ofBeats, SignalQuality.assess(lead.samples(), rate).score(), RATE.msAt(trace.length));
        float[] values = new float[ROWS * beats.size()];
        for (int b = 0; b < beats.size(); b++) {
            FloatBuffer column = FloatBuffer.allocate(ROWS);
            column.put(frames[b]).put(median).put(ofBeats[b]).put(ofAll);
            for (int row = 0; row < ROWS; row++) {
                values[row * beats.size() + b] = column.get(row);
            }
        }
        return new BeatSequence(values, beats.size());
    }

    private static Beat middle(float[] trace) {
        return new Beat(RATE.msAt(trace.length / 2), BeatClass.Q, java.util.Map.of());
    }

    private static float[] normalised(float[] millivolts) {
        float[] level = BAND.apply(millivolts);
        float scale = 1 / Math.max(SMALLEST_MV, TypicalRange.of(level, WINDOW));
        for (int i = 0; i < level.length; i++) {
            level[i] = Float.isNaN(level[i]) ? 0 : Math.max(-LIMIT, Math.min(LIMIT, level[i] * scale));
        }
        return level;
    }

    /** Sample by sample. */
    private static float[] median(float[][] frames) {
        float[] median = new float[FRAME];
        float[] column = new float[frames.length];
        for (int i = 0; i < FRAME; i++) {
            for (int b = 0; b < frames.length; b++) {
                column[b] = frames[b][i];
            }
            Arrays.sort(column);
            median[i] = (column[(frames.length - 1) / 2] + column[frames.length / 2]) / 2;
        }
        return median;
    }

    /** The last wave of this kind whose peak lies between these times. */
    static Optional<Fiducial> wave(List<Fiducial> waves, Wave kind, double fromMs, double toMs) {
        return waves.stream()
                .filter(wave -> wave.wave() == kind && wave.peakMs() >= fromMs && wave.peakMs() < toMs)
                .reduce((first, last) -> last);
    }

    /** How many beats there are; at least one. */
    public int beats() {
        return beats;
    }

    /** The value {@code row} of a beat. */
    public float at(int row, int beat) {
        return values[row * beats + beat];
    }

    /** Puts all, [rows, beats] in row-major order. */
    public void put(FloatBuffer out) {
        out.put(values);
    }
}
