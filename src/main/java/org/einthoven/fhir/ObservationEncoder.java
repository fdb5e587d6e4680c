package org.einthoven.fhir;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.util.Date;
import org.einthoven.archive.RecordingKind;
import org.einthoven.ecg.Ecg;
import org.einthoven.ecg.Lead;
import org.einthoven.ecg.Pleth;
import org.einthoven.ecg.SampleRate;
import org.einthoven.ecg.Samples;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Enumerations.ResourceType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.SampledData;

/**
 * Writes recordings as the FHIR Observations that the server takes in: what a device's gateway does. Used for the demo
 * recordings, by tests and by the benchmark.
 */
public final class ObservationEncoder {

    /** Microvolts to which samples are rounded: the step of one count. */
    private final double microvoltsPerCount;

    /** @param microvoltsPerCount the step of one count, such as 1, or 5 for the MIT-BIH recordings */
    public ObservationEncoder(double microvoltsPerCount) {
        if (!(microvoltsPerCount > 0)) {
            throw new IllegalArgumentException("a step is above 0, was " + microvoltsPerCount);
        }
        this.microvoltsPerCount = microvoltsPerCount;
    }

    /** An Observation of one component a lead; samples that are missing are written as FHIR's E. */
    public Observation encode(Ecg ecg) {
        Observation observation = observation(RecordingKind.ECG);
        for (Lead lead : ecg.leads()) {
            SampledData sampled = new SampledData()
                    .setOrigin(quantity("uV"))
                    .setFactor(decimal(microvoltsPerCount))
                    .setData(text(lead.samples(), 1000 / microvoltsPerCount));
            observation
                    .addComponent()
                    .setCode(new CodeableConcept(LeadCodes.codingOf(lead.name()).setDisplay(null))
                            .setText(lead.name().display()))
                    .setValue(timed(sampled, ecg.rate()));
        }
        return observation;
    }

    /** An Observation with the pleth as its value, in arbitrary units rounded to whole multiples of {@code step}. */
    public static Observation encode(Pleth pleth, double step) {
        SampledData sampled = new SampledData()
                .setOrigin(quantity("1"))
                .setFactor(decimal(step))
                .setData(text(pleth.samples(), 1 / step));
        Observation observation = observation(RecordingKind.PPG);
        observation.setValue(timed(sampled, pleth.rate()));
        return observation;
    }

    /** Says of whom and when. */
    public static Observation of(Observation observation, String patientId, Instant recordedAt) {
        return observation
                .setSubject(new Reference(ResourceType.PATIENT.toCode() + "/" + patientId))
                .setEffective(new DateTimeType(Date.from(recordedAt)));
    }

    static Observation observation(RecordingKind kind) {
        Observation observation = new Observation();
        observation.getMeta().addProfile(Profiles.ofRecording(kind));
        observation
                .setStatus(ObservationStatus.FINAL)
                .addCategory(
                        new CodeableConcept(new Coding(CodeSystems.OBSERVATION_CATEGORY, "procedure", "Procedure")))
                .setCode(new CodeableConcept(RecordingCodes.codingOf(kind)));
        return observation;
    }

    static SampledData timed(SampledData sampled, SampleRate rate) {
        return sampled.setPeriod(decimal(rate.periodMs())).setDimensions(1);
    }

    static Quantity quantity(String unit) {
        return new Quantity()
                .setValue(0)
                .setSystem(CodeSystems.UCUM)
                .setCode(unit)
                .setUnit(unit);
    }

    /** With as few digits as it takes, and never with an exponent. */
    static BigDecimal decimal(double value) {
        BigDecimal decimal = new BigDecimal(value, MathContext.DECIMAL64).stripTrailingZeros();
        return decimal.scale() < 0 ? decimal.setScale(0) : decimal;
    }

    private static String text(Samples samples, double countsPerUnit) {
        StringBuilder text = new StringBuilder(samples.length() * 5);
        for (int i = 0; i < samples.length(); i++) {
            if (i > 0) {
                text.append(' ');
            }
            if (samples.isMissing(i)) {
                text.append('E');
            } else {
                text.append(Math.round(samples.at(i) * countsPerUnit));
            }
        }
        return text.toString();
    }
}
