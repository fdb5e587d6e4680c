package org.einthoven.measure;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Values as they are measured one after another, each with what it rests on. */
final class Results {

    private final Map<Measure, Double> values = new EnumMap<>(Measure.class);
    private final Map<Measure, Basis> basis = new EnumMap<>(Measure.class);
    private final Map<Measure, Double> overruled;

    /** @param overruled what a reader says instead of what is measured */
    Results(Map<Measure, Double> overruled) {
        this.overruled = Map.copyOf(overruled);
        values.putAll(overruled);
        overruled.keySet().forEach(measure -> basis.put(measure, Basis.none(Caveat.BY_READER)));
    }

    void put(Measure measure, double value, Basis restsOn) {
        if (!isOverruled(measure)) {
            values.put(measure, value);
            basis.put(measure, restsOn);
        }
    }

    boolean isOverruled(Measure measure) {
        return overruled.containsKey(measure);
    }

    @Nullable
    Double value(Measure measure) {
        return values.get(measure);
    }

    Optional<Basis> basis(Measure measure) {
        return Optional.ofNullable(basis.get(measure));
    }

    void none(Caveat why, Measure... measures) {
        for (Measure measure : measures) {
            if (!isOverruled(measure)) {
                basis.put(measure, Basis.none(why));
            }
        }
    }

    Measurements with(List<LeadMeasurement> leads, @Nullable RepresentativeBeat beat) {
        return Measurements.of(values, basis, leads, beat);
    }
}
