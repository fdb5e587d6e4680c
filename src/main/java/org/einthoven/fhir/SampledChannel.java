package org.einthoven.fhir;

import java.math.BigDecimal;
import java.util.Optional;
import org.einthoven.archive.Channel;
import org.einthoven.archive.MalformedSamples;
import org.einthoven.archive.RecordingKind;
import org.einthoven.archive.SampledValues;
import org.einthoven.ecg.LeadName;
import org.einthoven.faults.Excerpt;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.SampledData;

/**
 * One SampledData of an Observation, decoded and checked.
 *
 * @param expression FHIRPath of its SampledData
 * @param periodMs time between two samples in ms
 * @param unitIsAssumed whether the sender gave no unit, so that microvolts were assumed
 */
record SampledChannel(Channel channel, String expression, BigDecimal periodMs, boolean unitIsAssumed) {

    /**
     * Decodes the samples and the scale. FHIR R4, SampledData: the value of a sample is {@code data * factor + origin}.
     *
     * @param lead empty for a channel that is kept but not analysed
     * @throws FaultException that names the element at fault
     */
    static SampledChannel decode(
            RecordingKind kind, CodeableConcept code, Optional<LeadName> lead, SampledData sampled, String expression) {
        BigDecimal period = sampled.getPeriod();
        if (period == null || period.signum() <= 0) {
            throw new FaultException(
                    Fault.INVALID_PERIOD, expression + ".period", period == null ? "missing" : period + " ms");
        }
        if (sampled.getDimensions() != 1) {
            throw new FaultException(
                    Fault.INVALID_DIMENSIONS,
                    expression + ".dimensions",
                    sampled.hasDimensions() ? sampled.getDimensions() : "missing");
        }
        Quantity origin = sampled.getOrigin();
        boolean scaled = kind == RecordingKind.ECG && lead.isPresent();
        boolean assumed = scaled && !VoltageUnit.isStated(origin);
        double millivolts = !scaled ? 1 : unit(origin, expression).millivolts();
        double factor = factor(sampled, expression) * millivolts;
        Channel channel = new Channel(
                name(code),
                lead.orElse(null),
                factor,
                origin(origin, expression) * millivolts,
                values(sampled, expression));
        return new SampledChannel(channel, expression, period, assumed);
    }

    /** Without a unit microvolts are meant, as in HL7's own example, whose limits of 3300 are 3.3 mV. */
    private static VoltageUnit unit(Quantity origin, String expression) {
        if (!VoltageUnit.isStated(origin)) {
            return VoltageUnit.MICROVOLT;
        }
        String stated = origin.hasCode() ? origin.getCode() : origin.getUnit();
        VoltageUnit unit = VoltageUnit.of(origin)
                .orElseThrow(() -> new FaultException(Fault.UNKNOWN_UNIT, expression + ".origin", Excerpt.of(stated)));
        if (VoltageUnit.contradictsItself(origin)) {
            throw new FaultException(
                    Fault.DIFFERENT_UNITS,
                    expression + ".origin",
                    Excerpt.of(origin.getUnit()),
                    Excerpt.of(origin.getCode()));
        }
        return unit;
    }

    private static double factor(SampledData sampled, String expression) {
        double factor = sampled.hasFactor() ? sampled.getFactor().doubleValue() : 1;
        if (factor == 0 || !Double.isFinite(factor)) {
            throw new FaultException(Fault.INVALID_FACTOR, expression + ".factor", factor);
        }
        return factor;
    }

    private static double origin(Quantity origin, String expression) {
        if (!origin.hasValue()) {
            throw new FaultException(Fault.MISSING_ELEMENT, expression + ".origin.value", "origin.value");
        }
        double value = origin.getValue().doubleValue();
        if (!Double.isFinite(value)) {
            throw new FaultException(Fault.INVALID_ORIGIN, expression + ".origin.value", value);
        }
        return value;
    }

    private static SampledValues values(SampledData sampled, String expression) {
        String data = sampled.getData();
        if (data == null || data.isBlank()) {
            throw new FaultException(Fault.NO_SAMPLES, expression + ".data");
        }
        try {
            return SampledValues.parse(data);
        } catch (MalformedSamples malformed) {
            throw new FaultException(Fault.INVALID_SAMPLE, expression + ".data", malformed.sample(), malformed.token());
        }
    }

    /** What the sender calls this channel. */
    private static String name(CodeableConcept code) {
        if (code.hasCoding() && code.getCodingFirstRep().hasCode()) {
            return Excerpt.of(code.getCodingFirstRep().getCode());
        }
        return code.hasText() ? Excerpt.of(code.getText()) : "without a code";
    }
}
