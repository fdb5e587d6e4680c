package org.einthoven.rhythm;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.einthoven.beat.Beat;
import org.einthoven.delineation.Delineation;
import org.einthoven.delineation.Fiducial;
import org.einthoven.ecg.BeatClass;
import org.einthoven.ecg.Ecg;
import org.einthoven.ecg.Lead;
import org.einthoven.ecg.LeadName;
import org.einthoven.ecg.SampleRate;
import org.einthoven.ecg.Samples;
import org.einthoven.ecg.Wave;

/**
 * Hand-made beats with marks: a letter a beat (AAMI class), P 160 to 60 ms before R, QRS 40 ms before to 50 ms after, T
 * 200 to 360 ms after. So PR is 120 ms, QRS 90 ms, QT 400 ms.
 */
public final class Strip {

    public static final double FIRST_R_MS = 500;

    private Strip() {}

    /** Beats of these classes, {@code rrMs} apart. */
    public static List<Beat> beats(String classes, double rrMs) {
        return beats(classes, i -> rrMs);
    }

    /** Beats of these classes; beat i+1 follows beat i after {@code rrMs(i)}. */
    public static List<Beat> beats(String classes, DoubleUnaryOperator rrMs) {
        List<Beat> beats = new ArrayList<>();
        double time = FIRST_R_MS;
        for (int i = 0; i < classes.length(); i++) {
            BeatClass beatClass = BeatClass.valueOf(classes.substring(i, i + 1));
            beats.add(new Beat(time, beatClass, Map.of(beatClass, 0.9)));
            time += rrMs.applyAsDouble(i);
        }
        return beats;
    }

    /** Intervals that come and go without order, around 800 ms, as in atrial fibrillation. */
    public static double irregularMs(double beat) {
        double[] ms = {620, 1010, 740, 890, 560, 980, 700, 1120, 650, 830};
        return ms[(int) beat % ms.length];
    }

    /** Every wave of every beat. */
    public static Delineation delineation(List<Beat> beats) {
        return delineation(beats, true);
    }

    public static Delineation delineation(List<Beat> beats, boolean withP) {
        List<Fiducial> waves = new ArrayList<>();
        for (Beat beat : beats) {
            if (withP) {
                waves.add(wave(Wave.P, beat, -160, -110, -60));
            }
            waves.add(wave(Wave.QRS, beat, -40, 0, 50));
            waves.add(wave(Wave.T, beat, 200, 290, 360));
        }
        return seenInLeadTwo(waves);
    }

    /** These waves over all leads, all seen in lead II and in no other. */
    public static Delineation seenInLeadTwo(List<Fiducial> waves) {
        List<Fiducial> ofLead = waves.stream()
                .map(wave -> new Fiducial(
                        LeadName.II, wave.wave(), wave.onsetMs(), wave.peakMs(), wave.offsetMs(), wave.confidence()))
                .toList();
        return new Delineation(ofLead, waves);
    }

    /** Lead II of these beats at 500 Hz: a triangle of 1 mV at each R peak, 40 ms before it to 50 ms after it. */
    public static Ecg trace(List<Beat> beats) {
        double lastMs = beats.isEmpty() ? 0 : beats.get(beats.size() - 1).timeMs();
        SampleRate rate = new SampleRate(500);
        float[] mv = new float[(int) rate.indexAt(lastMs + 2000)];
        for (Beat beat : beats) {
            int r = (int) Math.round(rate.indexAt(beat.timeMs()));
            for (int i = -20; i <= 25; i++) {
                mv[r + i] = (float) Math.min(1 + i / 20.0, 1 - i / 25.0);
            }
        }
        return new Ecg(rate, List.of(new Lead(LeadName.II, Samples.copyOf(mv))));
    }

    /** A wave over all leads whose marks lie this far from the beat's R peak. */
    public static Fiducial wave(Wave wave, Beat beat, double onsetMs, double peakMs, double offsetMs) {
        double r = beat.timeMs();
        return new Fiducial(null, wave, r + onsetMs, r + peakMs, r + offsetMs, 0.95);
    }
}
