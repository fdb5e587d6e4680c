package org.einthoven.monitoring;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.einthoven.monitoring.ReaderVerdicts.Verdicts;

/**
 * What the report of a month says. It names no patient and no reader.
 *
 * @param over false where the month is not over yet and this is how far it has come
 * @param sums of the month by the names of measures
 * @param perDay readings of ECGs, day by day
 * @param models versions that have read
 * @param outcomes by the names of {@link Item}
 * @param independent whether figures by independent truth may be shown
 * @param calibration by statement
 * @param verdicts of all readers together, finding by finding
 * @param readers how many readers signed
 * @param drift how far each series has come
 * @param alarms raised in this month
 * @param daysBetweenFalseAlarms that the bounds are made for
 * @param fewest decisions from which on a figure is judged
 */
public record MonthReport(
        YearMonth month,
        boolean over,
        Instant madeAt,
        Map<String, DayAmount> sums,
        List<DayAmount> perDay,
        List<String> models,
        Map<String, Outcome> outcomes,
        boolean independent,
        Map<String, CalibrationBins> calibration,
        List<ReaderVerdicts.Row> verdicts,
        int readers,
        List<DriftWatch.State> drift,
        List<DriftAlarm> alarms,
        int daysBetweenFalseAlarms,
        int fewest) {
    public MonthReport {
        sums = Map.copyOf(sums);
        perDay = List.copyOf(perDay);
        models = List.copyOf(models);
        outcomes = Map.copyOf(outcomes);
        calibration = Map.copyOf(calibration);
        verdicts = List.copyOf(verdicts);
        drift = List.copyOf(drift);
        alarms = List.copyOf(alarms);
    }

    public DayAmount sum(String measure) {
        return sums.getOrDefault(measure, new DayAmount(month.atEndOfMonth(), 0, 0, 0));
    }

    public Verdicts allVerdicts() {
        return verdicts.stream().map(ReaderVerdicts.Row::verdicts).reduce(Verdicts.NONE, Verdicts::plus);
    }
}
