package org.einthoven.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.commons.math3.distribution.PoissonDistribution;
import org.apache.commons.math3.random.Well19937c;
import org.junit.jupiter.api.Test;

/**
 * Counts false alarms, and days to a true one, over simulated years of a clinic: recordings a day by Poisson, fewer on
 * weekends, other patients then, means that differ between days by more than chance, skewed quantities.
 */
class DriftSimulationTest {
    private static final LocalDate START = LocalDate.of(2026, 1, 5);
    private static final double STATED_DAYS = 365;
    private static final int SERIES = 20;

    /** Years in which one series alone may raise an alarm every 365 days: a bound low enough to see many of them. */
    @Test
    void raisesNoMoreFalseAlarmsThanItStates() {
        for (Kind kind : Kind.values()) {
            double between = daysBetweenFalseAlarms(kind, 300, 730, 1);
            System.out.printf("%s: one false alarm in %.0f days, stated 365%n", kind, between);
            assertThat(between).as(kind.name()).isGreaterThan(STATED_DAYS * 0.85);
        }
    }

    @Test
    void seesAShiftWithinDays() {
        for (Kind kind : Kind.values()) {
            Delay delay = delay(kind, 200);
            System.out.printf(
                    "%s: %s seen in %.0f %% of runs within 90 days, median %d days%n",
                    kind, kind.shift, 100 * delay.seen, delay.medianDays);
            assertThat(delay.seen).as(kind.name()).isGreaterThan(0.9);
            assertThat(delay.medianDays).as(kind.name()).isLessThan(kind == Kind.RARE_FINDING ? 60 : 25);
        }
    }

    /** What a site may see. */
    private enum Kind {
        HEART_RATE("+5 /min"),
        SKEWED_AMPLITUDE("-20 %"),
        COMMON_FINDING("10 % to 18 %"),
        RARE_FINDING("1.5 % to 5 %");

        private final String shift;

        Kind(String shift) {
            this.shift = shift;
        }

        boolean isShare() {
            return this == COMMON_FINDING || this == RARE_FINDING;
        }

        DayAmount day(LocalDate date, boolean shifted, Random random, PoissonDistribution[] counts) {
            boolean weekend = date.getDayOfWeek().getValue() > 5;
            int n = counts[weekend ? 1 : 0].sample();
            double total = 0;
            double squares = 0;
            double ofDay = random.nextGaussian();
            for (int i = 0; i < n; i++) {
                double value = value(weekend, shifted, ofDay, random);
                total += value;
                squares += value * value;
            }
            return new DayAmount(date, n, total, squares);
        }

        private double value(boolean weekend, boolean shifted, double ofDay, Random random) {
            return switch (this) {
                case HEART_RATE -> 75 + (weekend ? 8 : 0) + (shifted ? 5 : 0) + 2 * ofDay + 17 * random.nextGaussian();
                case SKEWED_AMPLITUDE -> (shifted ? 0.8 : 1) * Math.exp(0.05 * ofDay + 0.45 * random.nextGaussian());
                case COMMON_FINDING -> random.nextDouble() < (shifted ? 0.18 : 0.10) + (weekend ? 0.03 : 0) ? 1 : 0;
                case RARE_FINDING -> random.nextDouble() < (shifted ? 0.05 : 0.015) ? 1 : 0;
            };
        }
    }

    private static double daysBetweenFalseAlarms(Kind kind, int runs, int days, int series) {
        double bound = DriftBound.of(STATED_DAYS, series);
        double watched = 0;
        long alarms = 0;
        for (int run = 0; run < runs; run++) {
            DriftChart.Result result = DriftChart.of(DriftPoint.of(days(kind, days, days, run), kind.isShare()), bound);
            alarms += result.crossings().size();
            watched += result.steps().stream().anyMatch(DriftChart.Step::isTested) ? days - firstTested(result) : 0;
        }
        return watched / Math.max(1, alarms);
    }

    private static long firstTested(DriftChart.Result result) {
        return result.steps().stream()
                        .filter(DriftChart.Step::isTested)
                        .findFirst()
                        .orElseThrow()
                        .point()
                        .from()
                        .toEpochDay()
                - START.toEpochDay();
    }

    private record Delay(double seen, int medianDays) {}

    /** With the bound of {@link #SERIES} series, after 180 days of reference. */
    private static Delay delay(Kind kind, int runs) {
        int change = 180;
        double bound = DriftBound.of(STATED_DAYS, SERIES);
        List<Integer> delays = new ArrayList<>();
        for (int run = 0; run < runs; run++) {
            DriftChart.of(DriftPoint.of(days(kind, change + 90, change, run), kind.isShare()), bound)
                    .crossings()
                    .stream()
                    .map(crossing -> (int) (crossing.raisedOn().toEpochDay() - START.toEpochDay()) - change + 1)
                    .filter(days -> days > 0)
                    .findFirst()
                    .ifPresent(delays::add);
        }
        delays.sort(null);
        return new Delay(delays.size() / (double) runs, delays.isEmpty() ? 999 : delays.get(delays.size() / 2));
    }

    private static List<DayAmount> days(Kind kind, int count, int change, int seed) {
        Random random = new Random(seed);
        PoissonDistribution[] counts = {
            new PoissonDistribution(new Well19937c(seed), 40, 1e-9, 1000),
            new PoissonDistribution(new Well19937c(seed + 7), 15, 1e-9, 1000)
        };
        List<DayAmount> days = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            days.add(kind.day(START.plusDays(i), i >= change, random, counts));
        }
        return days.stream().filter(day -> day.readings() > 0).toList();
    }
}
