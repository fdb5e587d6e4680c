package org.einthoven.monitoring;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.distribution.TDistribution;

/**
 * A self-starting CUSUM (Hawkins 1987): each point is held against all points of its kind before it, by Student's t with
 * what is known of mean and spread so far, and made standard normal. While nothing changes these are independent and exactly
 * standard normal where points are normal, however short the reference, so the bound holds what it states without years of
 * history. A lasting shift is soon part of the reference: it is seen within the first weeks or not at all.
 */
final class DriftChart {
    /** Points of a kind before the first one that is tested; with fewer, t tells next to nothing. */
    static final int REFERENCE = 10;

    /** Beyond this the quantile of the normal distribution is not computed exactly any more. */
    private static final double FARTHEST = 8;

    private static final NormalDistribution NORMAL = new NormalDistribution(null, 0, 1);

    private DriftChart() {}

    /**
     * One point on the chart.
     *
     * @param upward the sum of what lies above; NaN while the reference is gathered
     * @param downward the same of what lies below
     */
    record Step(DriftPoint point, double upward, double downward) {
        boolean isTested() {
            return !Double.isNaN(upward);
        }
    }

    /**
     * @param raisedOn the day of the point at which the bound was crossed
     * @param since the first day after the sum was last at zero: the likely day of the change (Page 1954)
     * @param before mean of the values before that day, in the unit of the series
     * @param after mean of those from that day to the alarm
     */
    record Crossing(LocalDate raisedOn, LocalDate since, double before, double after) {}

    /** @param crossings the first one first; after each the sums begin again */
    record Result(List<Step> steps, List<Crossing> crossings) {
        long tested() {
            return steps.stream().filter(Step::isTested).count();
        }

        /** The last one that was tested. */
        Optional<Step> last() {
            return steps.stream().filter(Step::isTested).reduce((earlier, later) -> later);
        }
    }

    static boolean hasReference(List<DriftPoint> points) {
        long weekends = points.stream().filter(DriftPoint::weekend).count();
        return Math.max(weekends, points.size() - weekends) > REFERENCE;
    }

    static Result of(List<DriftPoint> points, double bound) {
        Known[] known = {new Known(), new Known()};
        List<Step> steps = new ArrayList<>();
        List<Crossing> crossings = new ArrayList<>();
        double up = 0;
        double down = 0;
        int upFrom = 0;
        int downFrom = 0;
        for (int i = 0; i < points.size(); i++) {
            DriftPoint point = points.get(i);
            Known before = known[point.weekend() ? 1 : 0];
            if (before.count < REFERENCE) {
                before.add(point.score());
                steps.add(new Step(point, Double.NaN, Double.NaN));
                continue;
            }
            double score = before.standardNormal(point);
            before.add(point.score());
            upFrom = up == 0 ? i : upFrom;
            downFrom = down == 0 ? i : downFrom;
            up = Math.max(0, up + score - DriftBound.SLACK);
            down = Math.max(0, down - score - DriftBound.SLACK);
            steps.add(new Step(point, up, down));
            if (up > bound || down > bound) {
                crossings.add(crossing(points, up > bound ? upFrom : downFrom, i));
                up = 0;
                down = 0;
            }
        }
        return new Result(List.copyOf(steps), List.copyOf(crossings));
    }

    private static Crossing crossing(List<DriftPoint> points, int from, int to) {
        return new Crossing(
                points.get(to).amount().day(),
                points.get(from).from(),
                mean(points.subList(0, from)),
                mean(points.subList(from, to + 1)));
    }

    private static double mean(List<DriftPoint> points) {
        double total =
                points.stream().mapToDouble(point -> point.amount().total()).sum();
        long readings =
                points.stream().mapToLong(point -> point.amount().readings()).sum();
        return total / readings;
    }

    /** What is known of the points of a kind so far (Welford 1962). */
    private static final class Known {
        private int count;
        private double mean;
        private double squares;

        void add(double score) {
            count++;
            double apart = score - mean;
            mean += apart / count;
            squares += apart * (score - mean);
        }

        /**
         * Where points have lain closer together than readings of their number can, that was chance: the readings' own
         * noise is the least spread that is believed.
         */
        double standardNormal(DriftPoint point) {
            double variance = Math.max(squares / (count - 1), point.noise());
            double apart = point.score() - mean;
            if (variance == 0) {
                return apart == 0 ? 0 : Math.copySign(FARTHEST, apart);
            }
            double t = apart / Math.sqrt(variance * (count + 1) / count);
            // of the absolute value: the upper tail would be lost in what is left of 1
            double tail = new TDistribution(null, count - 1).cumulativeProbability(-Math.abs(t));
            double z = tail <= NORMAL.cumulativeProbability(-FARTHEST)
                    ? FARTHEST
                    : -NORMAL.inverseCumulativeProbability(tail);
            return Math.copySign(Math.min(z, FARTHEST), t);
        }
    }
}
