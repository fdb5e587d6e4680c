package org.einthoven.measure;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.math3.distribution.TDistribution;

/**
 * How far a measurement of a patient strays from recording to recording though nothing has happened: by the patient's own
 * earlier recordings where there are enough of them, else by what was published of healthy people. Only where one of both
 * is known is a change judged.
 *
 * @param from lowest value that is no change
 * @param to highest value that is none
 * @param source whence that is known
 */
public record Variation(double from, double to, String source) {
    /** Fewer say too little of how much they stray. */
    public static final int LEAST_OWN = 5;

    /**
     * What two recordings of a healthy person may differ by in 95 of 100 pairs, as a share of the first: duplicate
     * recordings once a week for four weeks in twelve healthy adults. The abstract gives the unit as ms; that it is percent
     * follows from its coefficients of variation, 2.77 √(3.0² + 2.2²) = 10.3.
     */
    private static final Map<Measure, Double> PUBLISHED = Map.of(
            Measure.QRS, 0.103,
            Measure.QTC_BAZETT, 0.071,
            Measure.QTC_FRIDERICIA, 0.071);

    private static final String SOURCE = "Wu et al. 2025, doi:10.5811/westjem.33602";

    /** Two samples at 500 Hz, or two degrees or beats a minute: nobody's values are known better. */
    private static final double LEAST = 4;

    private static final double TURN_DEG = 360;

    /**
     * @param earlier what was measured before, the value that is compared with first
     * @return empty where neither is known
     */
    public static Optional<Variation> of(Measure measure, List<Double> earlier) {
        if (earlier.size() >= LEAST_OWN) {
            return Optional.of(own(measure.isAxis() ? unturned(earlier) : earlier));
        }
        Double share = PUBLISHED.get(measure);
        if (share == null || earlier.isEmpty()) {
            return Optional.empty();
        }
        double before = earlier.get(0);
        return Optional.of(new Variation(before * (1 - share), before * (1 + share), SOURCE));
    }

    /** In which one more value of the same kind lies with 95 % confidence: a prediction interval (Hahn & Meeker 1991). */
    private static Variation own(List<Double> earlier) {
        int n = earlier.size();
        double mean =
                earlier.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
        double squares = earlier.stream()
                .mapToDouble(value -> (value - mean) * (value - mean))
                .sum();
        double t = new TDistribution(n - 1).inverseCumulativeProbability(0.975);
        double reach = Math.max(LEAST, t * Math.sqrt(squares / (n - 1) * (1 + 1.0 / n)));
        return new Variation(mean - reach, mean + reach, "the patient's own " + n + " earlier recordings");
    }

    /** Angles beside the first one, so that 179° and -179° are near. */
    private static List<Double> unturned(List<Double> angles) {
        return angles.stream()
                .map(angle -> angles.get(0) + difference(angles.get(0), angle))
                .toList();
    }

    /** How far an angle is from another, -180 to 180. */
    private static double difference(double from, double to) {
        return Math.IEEEremainder(to - from, TURN_DEG);
    }

    /** How much more a value is than an earlier one; of angles the shorter way round. */
    public static double difference(Measure measure, double before, double now) {
        return measure.isAxis() ? difference(before, now) : now - before;
    }

    /** Whether a value is outside of what is no change. */
    public boolean isLeftBy(Measure measure, double value) {
        double middle = (from + to) / 2;
        return Math.abs(difference(measure, middle, value)) > (to - from) / 2;
    }
}
