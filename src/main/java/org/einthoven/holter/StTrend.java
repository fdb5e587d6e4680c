package org.einthoven.holter;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.einthoven.beat.Beat;
import org.einthoven.delineation.Delineation;
import org.einthoven.delineation.Fiducial;
import org.einthoven.ecg.BeatClass;
import org.einthoven.ecg.Ecg;
import org.einthoven.ecg.Lead;
import org.einthoven.ecg.LeadName;
import org.einthoven.measure.CardiacCycle;
import org.einthoven.measure.EcgMeasurement;
import org.einthoven.measure.LeadMeasurement;
import org.einthoven.measure.Measurements;
import org.einthoven.rhythm.Rhythm;

/**
 * The ST segment over time: minute by minute its level 60 ms after the J point, measured on the representative beat of the
 * minute's normal beats by what measures a resting ECG.
 */
final class StTrend {
    private static final double MINUTE_MS = 60_000;

    /** A median of fewer beats is one of noise. */
    private static final int FEWEST_BEATS = 10;

    /**
     * A level that is known no better is left out, in mV: three standard errors of it are less than the 0.1 mV from which a
     * change counts as an episode (Jager et al. 2003, Med Biol Eng Comput 41:172-182, the long-term ST database).
     */
    private static final double LARGEST_ERROR_MV = 0.03;

    /** Of a lead that was not recorded for longer, more than a beat or two of the minute are missing. */
    private static final double LONGEST_MISSING_MS = 1000;

    /** Of one lead in one minute. */
    private record Level(double fromMs, double toMs, LeadName lead, int beats, double mv) {
        Event as(EventKind kind) {
            return new Event(kind, fromMs, toMs, beats, mv, lead);
        }
    }

    private StTrend() {}

    /**
     * The highest and the lowest level of each lead, over the minutes that it was recorded through; none where no minute could
     * be measured.
     *
     * @param ecg the usable leads
     * @param beats all of them, in order of time
     */
    static Stream<Event> extremes(Ecg ecg, List<Beat> beats, Delineation delineation) {
        Map<LeadName, List<Level>> byLead = new EnumMap<>(LeadName.class);
        List<CardiacCycle> cycles = CardiacCycle.align(beats, delineation).stream()
                .filter(cycle -> cycle.beat().beatClass() == BeatClass.N)
                .toList();
        double durationMs = ecg.duration().toMillis();
        for (double from = 0; from < durationMs; from += MINUTE_MS) {
            double to = Math.min(durationMs, from + MINUTE_MS);
            levels(ecg, cycles, delineation, from, to)
                    .forEach(level -> byLead.computeIfAbsent(level.lead, lead -> new ArrayList<>())
                            .add(level));
        }
        Comparator<Level> byLevel = Comparator.comparingDouble(Level::mv);
        return byLead.values().stream()
                .flatMap(levels -> Stream.concat(
                        levels.stream().max(byLevel).map(level -> level.as(EventKind.ST_HIGHEST)).stream(),
                        levels.stream().min(byLevel).map(level -> level.as(EventKind.ST_LOWEST)).stream()));
    }

    private static List<Level> levels(
            Ecg ecg, List<CardiacCycle> cycles, Delineation delineation, double fromMs, double toMs) {
        List<CardiacCycle> within = cycles.stream()
                .filter(cycle -> fromMs <= cycle.beat().timeMs() && cycle.beat().timeMs() < toMs)
                .map(cycle -> cycle.earlier(fromMs))
                .toList();
        if (within.size() < FEWEST_BEATS) {
            return List.of();
        }
        Rhythm rhythm = Rhythm.of(within.stream().map(CardiacCycle::beat).toList(), List.of());
        Ecg minute = cut(ecg, fromMs, toMs);
        double leastShare = 1 - LONGEST_MISSING_MS / (toMs - fromMs);
        Measurements measured = EcgMeasurement.measure(minute, cut(delineation, fromMs, toMs), within, rhythm);
        int beats = measured.representativeBeat() == null
                ? 0
                : measured.representativeBeat().beatsMs().size();
        return beats < FEWEST_BEATS
                ? List.of()
                : measured.leads().stream()
                        .filter(lead -> isKnown(lead) && isRecorded(minute, lead.lead(), leastShare))
                        .map(lead ->
                                new Level(fromMs, toMs, lead.lead(), beats, Objects.requireNonNull(lead.stJ60Mv())))
                        .toList();
    }

    /**
     * Whether the level is known. The error of a lead that was derived is not, and where an electrode goes off or on, a lead that
     * was recorded in part shows rather the electrode than the heart.
     */
    private static boolean isKnown(LeadMeasurement lead) {
        return !lead.derived()
                && lead.stBasis() == null
                && lead.stJ60Mv() != null
                && lead.standardErrorMv() != null
                && lead.standardErrorMv() <= LARGEST_ERROR_MV;
    }

    /** Whether the level stands for all of the minute. */
    private static boolean isRecorded(Ecg minute, LeadName lead, double leastShare) {
        return minute.lead(lead)
                .filter(one -> one.samples().recordedShare() >= leastShare)
                .isPresent();
    }

    private static Ecg cut(Ecg ecg, double fromMs, double toMs) {
        int from = (int) Math.round(ecg.rate().indexAt(fromMs));
        int to = (int) Math.min(ecg.length(), Math.round(ecg.rate().indexAt(toMs)));
        return new Ecg(
                ecg.rate(),
                ecg.leads().stream()
                        .map(lead -> new Lead(lead.name(), lead.samples().slice(from, to)))
                        .toList());
    }

    private static Delineation cut(Delineation delineation, double fromMs, double toMs) {
        return delineation.with(cut(delineation.perLead(), fromMs, toMs), cut(delineation.global(), fromMs, toMs));
    }

    private static List<Fiducial> cut(List<Fiducial> waves, double fromMs, double toMs) {
        return waves.stream()
                .filter(wave -> fromMs <= wave.onsetMs() && wave.offsetMs() <= toMs)
                .map(wave -> wave.earlier(fromMs))
                .toList();
    }
}
