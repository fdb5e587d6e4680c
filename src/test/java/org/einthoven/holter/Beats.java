package org.einthoven.holter;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.einthoven.beat.Beat;
import org.einthoven.ecg.BeatClass;
import org.einthoven.ecg.Ecg;
import org.einthoven.ecg.Lead;
import org.einthoven.ecg.LeadName;
import org.einthoven.ecg.SampleRate;
import org.einthoven.ecg.Samples;
import org.einthoven.rhythm.Rhythm;
import org.einthoven.rhythm.Stretch;

/** Beats drawn by hand, one after the other, and the ECG that they make: each complex a bell of its own height and width. */
final class Beats {
    static final SampleRate RATE = new SampleRate(250);

    private record Complex(double atMs, double heightMv, double widthMs) {}

    private final List<Beat> beats = new ArrayList<>();
    private final List<Complex> complexes = new ArrayList<>();
    private double atMs;

    /** A beat so long after the one before, a narrow complex where it is normal and a broad one else. */
    Beats then(BeatClass beatClass, double afterMs) {
        return then(beatClass, afterMs, 1, beatClass == BeatClass.V ? 60 : 20);
    }

    Beats then(BeatClass beatClass, double afterMs, double heightMv, double widthMs) {
        atMs += afterMs;
        beats.add(new Beat(atMs, beatClass, Map.of()));
        complexes.add(new Complex(atMs, heightMv, widthMs));
        return this;
    }

    /** Letters of classes, one beat each, all so far apart. */
    Beats then(String classes, double afterMs) {
        classes.chars().forEach(letter -> then(BeatClass.valueOf(String.valueOf((char) letter)), afterMs));
        return this;
    }

    List<Beat> beats() {
        return List.copyOf(beats);
    }

    Rhythm rhythm(Stretch... unreadable) {
        return Rhythm.of(beats, List.of(unreadable));
    }

    /** Up to a second after the last beat. */
    double durationMs() {
        return atMs + 1000;
    }

    Ecg ecg() {
        float[] mv = new float[(int) RATE.indexAt(durationMs())];
        for (Complex complex : complexes) {
            for (int i = 0; i < mv.length; i++) {
                double away = (RATE.msAt(i) - complex.atMs) / complex.widthMs;
                mv[i] += (float) (complex.heightMv * Math.exp(-away * away / 2));
            }
        }
        float[] half = new float[mv.length];
        for (int i = 0; i < mv.length; i++) {
            half[i] = -mv[i] / 2;
        }
        return new Ecg(
                RATE, List.of(new Lead(LeadName.II, Samples.copyOf(mv)), new Lead(LeadName.V1, Samples.copyOf(half))));
    }
}
