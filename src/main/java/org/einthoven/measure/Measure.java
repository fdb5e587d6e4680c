package org.einthoven.measure;

import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What is measured of a whole recording, in the order in which it is reported, with its codes: LOINC where it has the
 * term, and ISO/IEEE 11073-10102 (the global durations and frontal axes of DICOM PS3.16 CID 3689 and 3229) for those that
 * LOINC lacks. For RMSSD neither has a code, and CID 3227 gives the corrections of Framingham and Hodges the numbers of two
 * others.
 */
public enum Measure {
    HEART_RATE("Heart rate", "/min", "8867-4", null, Measurements::heartRateBpm),
    RR("RR interval", "ms", "8637-1", "147072", Measurements::rrMs),
    SDNN("Standard deviation of RR intervals (SDNN)", "ms", "80404-7", null, Measurements::sdnnMs),
    RMSSD("RMSSD", "ms", null, null, Measurements::rmssdMs),
    P("P wave duration", "ms", null, "147256", Measurements::pMs),
    PR("PR interval", "ms", "8625-6", "146944", Measurements::prMs),
    QRS("QRS duration", "ms", "8633-0", "147228", Measurements::qrsMs),
    QT("QT interval", "ms", "8634-8", "147232", Measurements::qtMs),
    QTC_BAZETT("QTc (Bazett)", "ms", "76635-2", "146952", Measurements::qtcBazettMs),
    QTC_FRIDERICIA("QTc (Fridericia)", "ms", "76634-5", "146964", Measurements::qtcFridericiaMs),
    QTC_FRAMINGHAM("QTc (Framingham)", "ms", null, null, Measurements::qtcFraminghamMs),
    QTC_HODGES("QTc (Hodges)", "ms", null, null, Measurements::qtcHodgesMs),
    P_AXIS("P axis", "deg", null, "147200", axis("P")),
    QRS_AXIS("QRS axis", "deg", "8632-2", "147204", axis("QRS")),
    T_AXIS("T axis", "deg", null, "147208", axis("T"));

    private final String display;
    private final String unit;
    private final @Nullable String loinc;
    private final @Nullable String mdc;
    private final Function<Measurements, @Nullable Double> value;

    Measure(
            String display,
            String unit,
            @Nullable String loinc,
            @Nullable String mdc,
            Function<Measurements, @Nullable Double> value) {
        this.display = display;
        this.unit = unit;
        this.loinc = loinc;
        this.mdc = mdc;
        this.value = value;
    }

    private static Function<Measurements, @Nullable Double> axis(String wave) {
        return measurements -> measurements.axisDeg().get(wave);
    }

    boolean isAxis() {
        return this == P_AXIS || this == QRS_AXIS || this == T_AXIS;
    }

    /** As a report names it. */
    public String display() {
        return display;
    }

    public Optional<String> loinc() {
        return Optional.ofNullable(loinc);
    }

    /** The code number of ISO/IEEE 11073-10101 and its parts. */
    public Optional<String> mdc() {
        return Optional.ofNullable(mdc);
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
