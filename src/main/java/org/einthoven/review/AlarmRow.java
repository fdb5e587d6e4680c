package org.einthoven.review;

import org.einthoven.monitoring.DriftAlarm;
import org.einthoven.monitoring.FigureNames;
import org.jspecify.annotations.Nullable;

/**
 * An alarm as it is shown.
 *
 * @param key of the series
 * @param facts since when, when it was raised, before and after, in a sentence
 * @param by who has acknowledged it; null where it is open, and so are {@code reason} and {@code at}
 */
public record AlarmRow(
        String id,
        String key,
        String name,
        String facts,
        String since,
        String before,
        String after,
        @Nullable String by,
        @Nullable String reason,
        Times.@Nullable Moment at,
        boolean restarts) {

    static AlarmRow of(DriftAlarm alarm, SeriesNames names, Times times) {
        String before = FigureNames.value(alarm.series(), alarm.before());
        String after = FigureNames.value(alarm.series(), alarm.after());
        DriftAlarm.Acknowledgement acknowledged = alarm.acknowledged();
        return new AlarmRow(
                alarm.id().toString(),
                alarm.series().name(),
                names.of(alarm.series()),
                names.words()
                        .alarmFacts(alarm.since().toString(), alarm.raisedOn().toString(), before, after),
                alarm.since().toString(),
                before,
                after,
                acknowledged == null ? null : acknowledged.by(),
                acknowledged == null ? null : acknowledged.reason(),
                acknowledged == null ? null : times.of(acknowledged.at()),
                acknowledged != null && acknowledged.restarts());
    }
}
