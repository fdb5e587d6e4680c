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

    void put(Measure measure, double value, Basis restsOn) {
        values.put(measure, value);
        basis.put(measure, restsOn);
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
            basis.put(measure, Basis.none(why));
        }
    }

    Measurements with(List<LeadMeasurement> leads, @Nullable RepresentativeBeat beat) {
        return Measurements.of(values, basis, leads, beat);
    }
}
