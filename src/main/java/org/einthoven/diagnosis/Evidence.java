package org.einthoven.diagnosis;

import java.util.List;
import java.util.Map;
import org.einthoven.ecg.LeadName;
import org.einthoven.measure.CardiacCycle;
import org.einthoven.measure.Measurements;
import org.einthoven.rhythm.Rhythm;
import org.einthoven.rhythm.Stretch;
import org.einthoven.signal.ChannelQuality;

/**
 * All that the findings on an ECG rest on.
 *
 * @param cycles every beat of the rhythm with its waves
 * @param quality of every lead that was recorded, used or not
 * @param overallQuality 0 (useless) to 1 (clean)
 * @param unreadable stretches in which no lead could be read
 */
public record Evidence(
        double durationMs,
        Measurements measurements,
        Rhythm rhythm,
        List<CardiacCycle> cycles,
        Map<LeadName, ChannelQuality> quality,
        double overallQuality,
        List<Stretch> unreadable) {

    public Evidence {
        cycles = List.copyOf(cycles);
        quality = Map.copyOf(quality);
        unreadable = List.copyOf(unreadable);
    }

    /** Share of the dominant beats with a P wave before them, 0 to 1; the first beat's P may lie before the recording. */
    double shareWithP() {
        List<CardiacCycle> dominant = CardiacCycle.dominant(cycles).stream()
                .filter(cycle -> cycle.qrs() != null && cycle != cycles.get(0))
                .toList();
        long withP = dominant.stream().filter(cycle -> cycle.p() != null).count();
        return dominant.isEmpty() ? 0 : (double) withP / dominant.size();
    }

    /** Whether upright P waves lead the beats. */
    boolean isSinus() {
        Double axis = measurements.axisDeg().get("P");
        return measurements.prMs() != null
                && shareWithP() >= Limit.P_BEFORE_BEATS.value()
                && axis != null
                && axis >= Limit.SINUS_P_AXIS_FROM.value()
                && axis <= Limit.SINUS_P_AXIS_TO.value();
    }

    double readableMs() {
        return durationMs - unreadable.stream().mapToDouble(Stretch::durationMs).sum();
    }
}
