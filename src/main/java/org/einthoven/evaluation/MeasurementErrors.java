package org.einthoven.evaluation;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.einthoven.measure.Measure;
import org.einthoven.measure.Measurements;

/**
 * How the measurements of one recording differ from the true ones. What only one side has is counted, not averaged.
 *
 * @param errors measured minus true, by measure
 */
record MeasurementErrors(Map<Measure, Double> errors, List<Measure> missed, List<Measure> invented) {

    /** The intervals, which marks decide, and the axes. */
    private static final List<Measure> SCORED = List.of(
            Measure.P,
            Measure.PR,
            Measure.QRS,
            Measure.QT,
            Measure.QTC_FRIDERICIA,
            Measure.P_AXIS,
            Measure.QRS_AXIS,
            Measure.T_AXIS);

    MeasurementErrors {
        errors = Map.copyOf(errors);
        missed = List.copyOf(missed);
        invented = List.copyOf(invented);
    }

    static MeasurementErrors of(Measurements truth, Measurements found) {
        Map<Measure, Double> errors = new EnumMap<>(Measure.class);
        List<Measure> missed = new ArrayList<>();
        List<Measure> invented = new ArrayList<>();
        for (Measure measure : SCORED) {
            var is = measure.in(truth);
            var seems = measure.in(found);
            if (is.isPresent() && seems.isPresent()) {
                double error = seems.get() - is.get();
                errors.put(measure, measure.unit().equals("deg") ? Math.IEEEremainder(error, 360) : error);
            } else if (is.isPresent()) {
                missed.add(measure);
            } else if (seems.isPresent()) {
                invented.add(measure);
            }
        }
        return new MeasurementErrors(errors, missed, invented);
    }

    /** By measure: how many have both values, mean and standard deviation of the error, how many lack one of them. */
    static Map<String, Object> metrics(List<MeasurementErrors> records) {
        Map<String, Object> metrics = new LinkedHashMap<>();
        for (Measure measure : SCORED) {
            Map<String, Object> figures = new LinkedHashMap<>();
            String unit = measure.unit().equals("deg") ? "Deg" : "Ms";
            figures.put("records", count(records, record -> record.errors.containsKey(measure)));
            figures.put("missed", count(records, record -> record.missed.contains(measure)));
            figures.put("invented", count(records, record -> record.invented.contains(measure)));
            figures.put("mean" + unit, Bootstrap.interval(records, group -> mean(group, measure)));
            figures.put("sd" + unit, Bootstrap.interval(records, group -> sd(group, measure)));
            metrics.put(measure.name(), figures);
        }
        return metrics;
    }

    private static long count(List<MeasurementErrors> records, Predicate<MeasurementErrors> what) {
        return records.stream().filter(what).count();
    }

    private static double mean(List<MeasurementErrors> group, Measure measure) {
        return average(group, measure, error -> error);
    }

    private static double sd(List<MeasurementErrors> group, Measure measure) {
        double mean = mean(group, measure);
        return Math.sqrt(average(group, measure, error -> (error - mean) * (error - mean)));
    }

    private static double average(List<MeasurementErrors> group, Measure measure, ToDoubleFunction<Double> of) {
        return group.stream()
                .filter(record -> record.errors.containsKey(measure))
                .mapToDouble(record -> of.applyAsDouble(record.errors.get(measure)))
                .average()
                .orElse(Double.NaN);
    }
}
