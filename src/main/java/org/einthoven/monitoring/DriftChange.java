package org.einthoven.monitoring;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which change of a series nobody was told of yet. */
final class DriftChange {
    /** Crossings that follow one another within are of one change. */
    private static final int SAME_CHANGE_DAYS = 14;

    /**
     * How far days that were looked at before are looked at again. The bound depends on how many series are tested, and where it sinks, a
     * crossing comes some days earlier than it would have come; one of long ago would be an alarm that the stated rate does not count.
     */
    private static final int LOOKED_AT_AGAIN_DAYS = 28;

    private DriftChange() {}

    /**
     * Of a history that came at once only the last change.
     *
     * @param crossings the first one first
     * @param known alarms of the series
     * @param evaluated the last day that was looked at; null where none was
     */
    static Optional<DriftChart.Crossing> of(
            List<DriftChart.Crossing> crossings, List<DriftAlarm> known, @Nullable LocalDate evaluated) {
        DriftChart.Crossing change = null;
        LocalDate before = LocalDate.EPOCH;
        for (DriftChart.Crossing crossing : crossings) {
            boolean recent =
                    evaluated == null || crossing.raisedOn().isAfter(evaluated.minusDays(LOOKED_AT_AGAIN_DAYS));
            if (recent && known.stream().noneMatch(alarm -> covers(alarm, crossing))) {
                // a large change crosses the bound again and again until it is part of the reference
                change = change == null || crossing.since().isAfter(before.plusDays(SAME_CHANGE_DAYS))
                        ? crossing
                        : change;
            }
            before = crossing.raisedOn();
        }
        return Optional.ofNullable(change);
    }

    /** Whether it was raised since that change, or who acknowledged it had seen that day as well. */
    private static boolean covers(DriftAlarm alarm, DriftChart.Crossing crossing) {
        DriftAlarm.Acknowledgement acknowledged = alarm.acknowledged();
        return !alarm.raisedOn().isBefore(crossing.since())
                || acknowledged != null
                        && LocalDate.ofInstant(acknowledged.at(), ZoneOffset.UTC)
                                .isAfter(crossing.raisedOn());
    }
}
