package org.einthoven.diagnosis;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.einthoven.beat.Beat;
import org.einthoven.delineation.Delineation;
import org.einthoven.ecg.LeadName;
import org.einthoven.ecg.Subject;
import org.einthoven.ecg.Wave;
import org.einthoven.measure.CardiacCycle;
import org.einthoven.measure.Measure;
import org.einthoven.measure.Measurements;
import org.einthoven.rhythm.AtrialWaves;
import org.einthoven.rhythm.LearnedRhythm;
import org.einthoven.rhythm.Rhythm;
import org.einthoven.rhythm.RhythmStretch;
import org.einthoven.signal.ChannelQuality;
import org.jspecify.annotations.Nullable;

/** Clean recordings of somebody unknown that end soon after the last beat, each differing from the plain one in a single thing. */
final class Cases {

    static final Map<LeadName, ChannelQuality> CLEAN = Map.of(LeadName.II, new ChannelQuality(0.95, Set.of(), true));

    private Cases() {}

    static Evidence of(List<Beat> beats, Delineation delineation, Measurements measured) {
        return of(beats, delineation, measured, Subject.UNKNOWN, Pacing.NONE, null);
    }

    static Evidence of(
            List<Beat> beats,
            Delineation delineation,
            Measurements measured,
            Subject subject,
            Pacing pacing,
            @Nullable AtrialWaves atrialWaves) {
        return of(beats, delineation, measured, subject, pacing, atrialWaves, null, List.of());
    }

    static Evidence of(
            List<Beat> beats,
            Delineation delineation,
            Measurements measured,
            Subject subject,
            Pacing pacing,
            @Nullable AtrialWaves atrialWaves,
            @Nullable LearnedRhythm told,
            List<RhythmStretch> stretches) {
        return new Evidence(
                beats.isEmpty() ? 10_000 : beats.get(beats.size() - 1).timeMs() + 800,
                subject,
                measured,
                Rhythm.of(beats, List.of()),
                CardiacCycle.align(beats, delineation),
                delineation.global(Wave.P),
                pacing,
                atrialWaves,
                told,
                stretches,
                CLEAN,
                0.95,
                List.of(),
                null);
    }

    /** A rate and a PR interval, the rest as in health. */
    static Measurements measured(double rate, @Nullable Double pr) {
        return measured(rate, pr, 410);
    }

    static Measurements measured(double rate, @Nullable Double pr, double qtc) {
        Map<Measure, Double> values = new EnumMap<>(Measure.class);
        values.put(Measure.HEART_RATE, rate);
        values.put(Measure.PR, pr);
        values.put(Measure.QRS, 90.0);
        values.put(Measure.QTC_FRIDERICIA, qtc);
        values.put(Measure.P_AXIS, 50.0);
        return Measurements.of(values);
    }

    static Finding only(List<Finding> findings, FindingCode code) {
        return findings.stream().filter(f -> f.code() == code).findFirst().orElseThrow();
    }
}
