package org.einthoven.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.einthoven.statistics.Interval;

/**
 * 95 % intervals by drawing patients with replacement (percentile bootstrap, Efron 1979). Patients and not beats are
 * drawn, because the beats of one patient are alike. Same input, same interval.
 */
final class Bootstrap {

    private static final int DRAWS = 1000;
    private static final long SEED = 1;

    private Bootstrap() {}

    /**
     * @param patients what was counted in each patient
     * @param statistic the figure of a group of patients; NaN where the group has nothing to measure
     */
    static <T> Interval interval(List<T> patients, ToDoubleFunction<List<T>> statistic) {
        double value = statistic.applyAsDouble(patients);
        if (patients.isEmpty()) {
            return new Interval(value, Double.NaN, Double.NaN);
        }
        Random random = new Random(SEED);
        double[] drawn = new double[DRAWS];
        for (int draw = 0; draw < DRAWS; draw++) {
            List<T> group = new ArrayList<>(patients.size());
            for (int i = 0; i < patients.size(); i++) {
                group.add(patients.get(random.nextInt(patients.size())));
            }
            drawn[draw] = statistic.applyAsDouble(group);
        }
        double[] sorted =
                Arrays.stream(drawn).filter(v -> !Double.isNaN(v)).sorted().toArray();
        return new Interval(value, quantile(sorted, 0.025), quantile(sorted, 0.975));
    }

    private static double quantile(double[] sorted, double share) {
        return sorted.length == 0 ? Double.NaN : sorted[(int) Math.round(share * (sorted.length - 1))];
    }
}
