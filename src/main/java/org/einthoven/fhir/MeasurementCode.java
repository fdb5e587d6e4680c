package org.einthoven.fhir;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.einthoven.archive.RecordingKind;
import org.einthoven.measure.Measurements;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.jspecify.annotations.Nullable;

/**
 * The measurements of a reading with their codes: LOINC where it has the term, and ISO/IEEE 11073-10102 (the global
 * durations and frontal axes of DICOM PS3.16 CID 3689 and 3229) for those that LOINC lacks.
 */
enum MeasurementCode {
    HEART_RATE("heart-rate", "Heart rate", "8867-4", null, "/min", Measurements::heartRateBpm),
    RR("rr", "RR interval", "8637-1", "147072", "ms", Measurements::rrMs),
    P_DURATION("p-duration", "P wave duration", null, "147256", "ms", Measurements::pMs),
    PR("pr", "PR interval", "8625-6", "146944", "ms", Measurements::prMs),
    QRS("qrs", "QRS duration", "8633-0", "147228", "ms", Measurements::qrsMs),
    QT("qt", "QT interval", "8634-8", "147232", "ms", Measurements::qtMs),
    QTC_BAZETT("qtc-bazett", "QTc (Bazett)", "76635-2", "146952", "ms", Measurements::qtcBazettMs),
    QTC_FRIDERICIA("qtc-fridericia", "QTc (Fridericia)", "76634-5", "146964", "ms", Measurements::qtcFridericiaMs),
    P_AXIS("p-axis", "P axis", null, "147200", "deg", axis("P")),
    QRS_AXIS("qrs-axis", "QRS axis", "8632-2", "147204", "deg", axis("QRS")),
    T_AXIS("t-axis", "T axis", null, "147208", "deg", axis("T"));

    private final String suffix;
    private final String text;
    private final @Nullable String loinc;
    private final @Nullable String mdc;
    private final String unit;
    private final Function<Measurements, @Nullable Double> value;

    MeasurementCode(
            String suffix,
            String text,
            @Nullable String loinc,
            @Nullable String mdc,
            String unit,
            Function<Measurements, @Nullable Double> value) {
        this.suffix = suffix;
        this.text = text;
        this.loinc = loinc;
        this.mdc = mdc;
        this.unit = unit;
        this.value = value;
    }

    private static Function<Measurements, @Nullable Double> axis(String wave) {
        return measurements -> measurements.axisDeg().get(wave);
    }

    /** Ends the id of its Observation. */
    String suffix() {
        return suffix;
    }

    /** UCUM. */
    String unit() {
        return unit;
    }

    /** Empty where it was not measurable. */
    Optional<Double> in(Measurements measurements) {
        return Optional.ofNullable(value.apply(measurements));
    }

    boolean isVitalSign() {
        return this == HEART_RATE;
    }

    CodeableConcept concept(RecordingKind kind) {
        CodeableConcept concept =
                new CodeableConcept().setText(kind == RecordingKind.PPG && this == HEART_RATE ? "Pulse rate" : text);
        codings().forEach(concept::addCoding);
        return concept;
    }

    List<Coding> codings() {
        return Stream.concat(
                        Optional.ofNullable(loinc).stream().map(code -> new Coding(CodeSystems.LOINC, code, null)),
                        Optional.ofNullable(mdc).stream().map(code -> new Coding(CodeSystems.MDC, code, null)))
                .toList();
    }
}
