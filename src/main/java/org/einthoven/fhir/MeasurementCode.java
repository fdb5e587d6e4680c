package org.einthoven.fhir;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.einthoven.archive.RecordingKind;
import org.einthoven.measure.Measure;
import org.einthoven.measure.Measurements;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.jspecify.annotations.Nullable;

/**
 * The measurements of a reading with their codes: LOINC where it has the term, and ISO/IEEE 11073-10102 (the global
 * durations and frontal axes of DICOM PS3.16 CID 3689 and 3229) for those that LOINC lacks. For RMSSD neither has a code, and
 * CID 3227 gives the corrections of Framingham and Hodges the numbers of two others: these three have codes of our own.
 */
enum MeasurementCode {
    HEART_RATE(Measure.HEART_RATE, "heart-rate", "Heart rate", "8867-4", null),
    RR(Measure.RR, "rr", "RR interval", "8637-1", "147072"),
    SDNN(Measure.SDNN, "sdnn", "Standard deviation of RR intervals (SDNN)", "80404-7", null),
    RMSSD(Measure.RMSSD, "rmssd", "RMSSD", ReadingCode.RMSSD),
    P_DURATION(Measure.P, "p-duration", "P wave duration", null, "147256"),
    PR(Measure.PR, "pr", "PR interval", "8625-6", "146944"),
    QRS(Measure.QRS, "qrs", "QRS duration", "8633-0", "147228"),
    QT(Measure.QT, "qt", "QT interval", "8634-8", "147232"),
    QTC_BAZETT(Measure.QTC_BAZETT, "qtc-bazett", "QTc (Bazett)", "76635-2", "146952"),
    QTC_FRIDERICIA(Measure.QTC_FRIDERICIA, "qtc-fridericia", "QTc (Fridericia)", "76634-5", "146964"),
    QTC_FRAMINGHAM(Measure.QTC_FRAMINGHAM, "qtc-framingham", "QTc (Framingham)", ReadingCode.QTC_FRAMINGHAM),
    QTC_HODGES(Measure.QTC_HODGES, "qtc-hodges", "QTc (Hodges)", ReadingCode.QTC_HODGES),
    P_AXIS(Measure.P_AXIS, "p-axis", "P axis", null, "147200"),
    QRS_AXIS(Measure.QRS_AXIS, "qrs-axis", "QRS axis", "8632-2", "147204"),
    T_AXIS(Measure.T_AXIS, "t-axis", "T axis", null, "147208");

    private final Measure measure;
    private final String suffix;
    private final String text;
    private final List<Coding> codings;

    MeasurementCode(Measure measure, String suffix, String text, @Nullable String loinc, @Nullable String mdc) {
        this(measure, suffix, text, codings(loinc, mdc));
    }

    MeasurementCode(Measure measure, String suffix, String text, ReadingCode own) {
        this(measure, suffix, text, List.of(own.coding()));
    }

    MeasurementCode(Measure measure, String suffix, String text, List<Coding> codings) {
        this.measure = measure;
        this.suffix = suffix;
        this.text = text;
        this.codings = codings;
    }

    private static List<Coding> codings(@Nullable String loinc, @Nullable String mdc) {
        return Stream.concat(
                        Optional.ofNullable(loinc).stream().map(code -> new Coding(CodeSystems.LOINC, code, null)),
                        Optional.ofNullable(mdc).stream().map(code -> new Coding(CodeSystems.MDC, code, null)))
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
        CodeableConcept concept =
                new CodeableConcept().setText(kind == RecordingKind.PPG && this == HEART_RATE ? "Pulse rate" : text);
        codings().forEach(concept::addCoding);
        return concept;
    }

    /** Fresh ones: who gets them may change them. */
    List<Coding> codings() {
        return codings.stream().map(Coding::copy).toList();
    }
}
