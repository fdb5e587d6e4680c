package org.einthoven.fhir;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.einthoven.archive.RecordingKind;
import org.einthoven.measure.Measure;
import org.einthoven.measure.Measurements;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;

/** The measurements of a reading in FHIR; the three that have neither a LOINC nor an MDC code have codes of our own. */
enum MeasurementCode {
    HEART_RATE(Measure.HEART_RATE, "heart-rate"),
    RR(Measure.RR, "rr"),
    SDNN(Measure.SDNN, "sdnn"),
    RMSSD(Measure.RMSSD, "rmssd", ReadingCode.RMSSD),
    P_DURATION(Measure.P, "p-duration"),
    PR(Measure.PR, "pr"),
    QRS(Measure.QRS, "qrs"),
    QT(Measure.QT, "qt"),
    QTC_BAZETT(Measure.QTC_BAZETT, "qtc-bazett"),
    QTC_FRIDERICIA(Measure.QTC_FRIDERICIA, "qtc-fridericia"),
    QTC_FRAMINGHAM(Measure.QTC_FRAMINGHAM, "qtc-framingham", ReadingCode.QTC_FRAMINGHAM),
    QTC_HODGES(Measure.QTC_HODGES, "qtc-hodges", ReadingCode.QTC_HODGES),
    P_AXIS(Measure.P_AXIS, "p-axis"),
    QRS_AXIS(Measure.QRS_AXIS, "qrs-axis"),
    T_AXIS(Measure.T_AXIS, "t-axis");

    /** LOINC's heart rate by pulse oximetry, and MDC_PULS_OXIM_PULS_RATE. */
    private static final List<Coding> BY_OXIMETRY =
            List.of(new Coding(CodeSystems.LOINC, "8889-8", null), new Coding(CodeSystems.MDC, "149530", null));

    private final Measure measure;
    private final String suffix;
    private final List<Coding> codings;

    MeasurementCode(Measure measure, String suffix) {
        this(measure, suffix, codings(measure));
    }

    MeasurementCode(Measure measure, String suffix, ReadingCode own) {
        this(measure, suffix, List.of(own.coding()));
    }

    MeasurementCode(Measure measure, String suffix, List<Coding> codings) {
        this.measure = measure;
        this.suffix = suffix;
        this.codings = codings;
    }

    private static List<Coding> codings(Measure measure) {
        return Stream.concat(
                        measure.loinc().stream().map(code -> new Coding(CodeSystems.LOINC, code, null)),
                        measure.mdc().stream().map(code -> new Coding(CodeSystems.MDC, code, null)))
                .toList();
    }

    Measure measure() {
        return measure;
    }

    /** Ends the id of its Observation. */
    String suffix() {
        return suffix;
    }

    /** UCUM. */
    String unit() {
        return measure.unit();
    }

    /** Empty where it was not measurable. */
    Optional<Double> in(Measurements measurements) {
        return measure.in(measurements);
    }

    boolean isVitalSign() {
        return this == HEART_RATE;
    }

    CodeableConcept concept(RecordingKind kind) {
        boolean pulse = kind == RecordingKind.PPG && this == HEART_RATE;
        CodeableConcept concept = new CodeableConcept().setText(pulse ? "Pulse rate" : measure.display());
        codings().forEach(concept::addCoding);
        if (pulse) {
            byOximetry().forEach(concept::addCoding);
        }
        return concept;
    }

    /** What the rate of a pleth is coded with beside the codes of a heart rate. */
    static List<Coding> byOximetry() {
        return BY_OXIMETRY.stream().map(Coding::copy).toList();
    }

    /** Fresh ones: who gets them may change them. */
    List<Coding> codings() {
        return codings.stream().map(Coding::copy).toList();
    }
}
