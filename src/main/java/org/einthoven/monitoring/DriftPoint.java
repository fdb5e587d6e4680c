package org.einthoven.monitoring;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * What is tested at once: one day, or as many days of a kind as it takes to have enough readings. Days from Monday to Friday
 * are one kind and weekends the other, since another mix of patients comes then; where a point takes more than a week, all
 * days are one kind, and each point has about as many weekends as the next.
 *
 * @param from the first day that went in
 * @param amount of these days together, under the last one
 * @param score what is tested: a mean, or a share made even by Anscombe's arcsine (1948)
 * @param noise variance that the score has from the readings alone
 */
record DriftPoint(LocalDate from, DayAmount amount, boolean weekend, double score, double noise) {
    /** With fewer, the mean of a skewed quantity is no normal one. Tuned on simulated days (DriftSimulationTest). */
    static final int FEWEST = 20;

    /** Of a share, at least so many expected on either side: below, counts are too coarse for a normal score. */
    private static final double FEWEST_EXPECTED = 5;

    /** The days in which it is seen how rare something is. */
    private static final int FIRST_DAYS = 28;

    /** @param days in their order, those without readings left out */
    static List<DriftPoint> of(List<DayAmount> days, boolean share) {
        if (days.isEmpty()) {
            return List.of();
        }
        List<DayAmount> first = first(days);
        long needed = share ? needed(first) : FEWEST;
        boolean apart = needed * FIRST_DAYS / 7 <= readings(first);
        List<DriftPoint> points = new ArrayList<>();
        Gathered[] gathered = {null, null};
        for (DayAmount day : days) {
            int kind = apart && isWeekend(day.day()) ? 1 : 0;
            Gathered more = gathered[kind] == null
                    ? new Gathered(day.day(), day)
                    : new Gathered(gathered[kind].from, gathered[kind].amount.plus(day));
            if (more.amount.readings() >= needed) {
                points.add(point(more, kind == 1, share));
                gathered[kind] = null;
            } else {
                gathered[kind] = more;
            }
        }
        return points;
    }

    private record Gathered(LocalDate from, DayAmount amount) {}

    private static List<DayAmount> first(List<DayAmount> days) {
        LocalDate end = days.get(0).day().plusDays(FIRST_DAYS);
        return days.stream().filter(day -> day.day().isBefore(end)).toList();
    }

    private static long readings(List<DayAmount> days) {
        return days.stream().mapToLong(DayAmount::readings).sum();
    }

    /** How many readings make a point of a share. */
    private static long needed(List<DayAmount> first) {
        double all = readings(first);
        double of = first.stream().mapToDouble(DayAmount::total).sum();
        // as Laplace: what was never seen is rare, and not impossible
        double rarer = Math.min(of + 0.5, all - of + 0.5) / (all + 1);
        return (long) Math.max(FEWEST, Math.ceil(FEWEST_EXPECTED / rarer));
    }

    private static DriftPoint point(Gathered gathered, boolean weekend, boolean share) {
        DayAmount amount = gathered.amount;
        double n = amount.readings();
        if (share) {
            double score = 2 * Math.asin(Math.sqrt((amount.total() + 0.375) / (n + 0.75)));
            return new DriftPoint(gathered.from, amount, weekend, score, 1 / n);
        }
        return new DriftPoint(gathered.from, amount, weekend, amount.mean(), amount.variance() / n);
    }

    private static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }
}
