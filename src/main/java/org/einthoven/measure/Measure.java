package org.einthoven.measure;

import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What is measured of a whole recording, in the order in which it is reported. */
public enum Measure {
    HEART_RATE("/min", Measurements::heartRateBpm),
    RR("ms", Measurements::rrMs),
    SDNN("ms", Measurements::sdnnMs),
    RMSSD("ms", Measurements::rmssdMs),
    P("ms", Measurements::pMs),
    PR("ms", Measurements::prMs),
    QRS("ms", Measurements::qrsMs),
    QT("ms", Measurements::qtMs),
    QTC_BAZETT("ms", Measurements::qtcBazettMs),
    QTC_FRIDERICIA("ms", Measurements::qtcFridericiaMs),
    QTC_FRAMINGHAM("ms", Measurements::qtcFraminghamMs),
    QTC_HODGES("ms", Measurements::qtcHodgesMs),
    P_AXIS("deg", axis("P")),
    QRS_AXIS("deg", axis("QRS")),
    T_AXIS("deg", axis("T"));

    private final String unit;
    private final Function<Measurements, @Nullable Double> value;

    Measure(String unit, Function<Measurements, @Nullable Double> value) {
        this.unit = unit;
        this.value = value;
    }

    private static Function<Measurements, @Nullable Double> axis(String wave) {
        return measurements -> measurements.axisDeg().get(wave);
    }

    boolean isAxis() {
        return this == P_AXIS || this == QRS_AXIS || this == T_AXIS;
    }

    /** UCUM. */
    public String unit() {
        return unit;
    }

    /** Empty where it was not measurable. */
    public Optional<Double> in(Measurements measurements) {
        return Optional.ofNullable(value.apply(measurements));
    }
}
