package org.einthoven.fhir;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.einthoven.archive.CorrectedRecording;
import org.einthoven.archive.NewRecording;
import org.einthoven.archive.RecordingKind;
import org.einthoven.archive.Waveform;
import org.einthoven.ecg.Ecg;
import org.einthoven.ecg.LeadName;
import org.einthoven.ecg.SampleRate;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.einthoven.fhir.DecodedRecording.Warning;
import org.einthoven.fhir.store.EffectiveTime;
import org.einthoven.fhir.store.FhirJson;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationComponentComponent;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.SampledData;

/**
 * Turns a FHIR Observation into a recording. Leads come as components, one lead also as the Observation's own value.
 * What is wrong is refused with the element at fault; a lead whose code is unknown is kept, not analysed, and warned of.
 */
final class ObservationDecoder {

    /** A reading of these would be a report on what its sender takes back. */
    private static final Set<ObservationStatus> UNREAD =
            EnumSet.of(ObservationStatus.ENTEREDINERROR, ObservationStatus.CANCELLED);

    private final FhirJson json;

    ObservationDecoder(FhirJson json) {
        this.json = json;
    }

    /**
     * Decodes and checks {@code observation}, whose samples move out of it into the recording.
     *
     * @throws FaultException with the FHIRPath of the element at fault
     */
    DecodedRecording decode(Observation observation, UUID id, String submittedBy) {
        RecordingKind kind = RecordingCodes.kindOf(observation.getCode())
                .orElseThrow(() -> new FaultException(Fault.UNKNOWN_OBSERVATION_CODE, "Observation.code"));
        if (!observation.hasStatus()) {
            throw new FaultException(Fault.MISSING_ELEMENT, "Observation.status", "Observation.status");
        }
        if (UNREAD.contains(observation.getStatus())) {
            throw new FaultException(
                    Fault.NOT_TO_BE_READ,
                    "Observation.status",
                    observation.getStatus().toCode());
        }
        if (observation.getComponent().size() > RecordingLimits.MAX_COMPONENTS) {
            throw new FaultException(
                    Fault.TOO_MANY_LEADS,
                    "Observation.component",
                    observation.getComponent().size() + " components",
                    Ecg.MAX_LEADS,
                    RecordingLimits.MAX_COMPONENTS);
        }
        List<SampledChannel> channels = channels(kind, observation);
        SampledChannel first = firstAnalysed(kind, channels);
        SampleRate rate = rate(first);
        checkDuration(first, rate);
        checkAgreement(kind, channels, first);

        NewRecording recording = new NewRecording(
                id,
                kind,
                Subjects.shown(observation.getSubject()),
                EffectiveTime.start(observation.getEffective()),
                rate,
                first.channel().values().length(),
                new Waveform(channels.stream().map(SampledChannel::channel).toList()),
                text(observation),
                channels.stream()
                        .filter(channel -> isUnknown(kind, channel))
                        .map(channel -> channel.channel().code())
                        .toList(),
                submittedBy);
        return new DecodedRecording(recording, warnings(kind, channels));
    }

    /** What is said now of a recording that was taken in before, whose samples move out of {@code observation}. */
    CorrectedRecording corrected(Observation observation, boolean withdrawn, String submittedBy) {
        return new CorrectedRecording(
                Subjects.shown(observation.getSubject()),
                EffectiveTime.start(observation.getEffective()),
                text(observation),
                withdrawn,
                submittedBy);
    }

    /** As it is kept. */
    private String text(Observation observation) {
        takeSamplesOut(observation);
        observation.setIdElement(null);
        observation.getMeta().setVersionIdElement(null).setLastUpdatedElement(null);
        return json.encode(observation);
    }

    private static List<SampledChannel> channels(RecordingKind kind, Observation observation) {
        List<SampledChannel> channels = new ArrayList<>();
        Set<Object> seen = new HashSet<>();
        if (observation.getValue() instanceof SampledData sampled) {
            Optional<LeadName> lead = kind == RecordingKind.ECG ? ownLead(observation.getCode()) : Optional.empty();
            channels.add(
                    SampledChannel.decode(kind, observation.getCode(), lead, sampled, "Observation.valueSampledData"));
            lead.ifPresent(seen::add);
        }
        for (int i = 0; i < observation.getComponent().size(); i++) {
            ObservationComponentComponent component = observation.getComponent().get(i);
            if (component.getValue() instanceof SampledData sampled) {
                String expression = "Observation.component[" + i + "]";
                Optional<LeadName> lead =
                        kind == RecordingKind.ECG ? LeadCodes.leadOf(component.getCode()) : Optional.empty();
                SampledChannel channel = SampledChannel.decode(
                        kind, component.getCode(), lead, sampled, expression + ".valueSampledData");
                Object key =
                        lead.<Object>map(name -> name).orElse(channel.channel().code());
                if (component.hasCode() && !seen.add(key)) {
                    String shown =
                            lead.map(LeadName::display).orElse(channel.channel().code());
                    throw new FaultException(Fault.DUPLICATE_LEAD, expression + ".code", shown);
                }
                channels.add(channel);
            }
        }
        if (channels.isEmpty()) {
            throw new FaultException(Fault.NO_SAMPLED_DATA, "Observation.component");
        }
        return channels;
    }

    /** The lead that an Observation's own code names; a plain ECG code leaves it open. */
    private static Optional<LeadName> ownLead(CodeableConcept code) {
        return code.getCoding().stream()
                .map(CodeableConcept::new)
                .map(LeadCodes::leadOf)
                .flatMap(Optional::stream)
                .filter(lead -> lead != LeadName.UNSPECIFIED)
                .findFirst()
                .or(() -> Optional.of(LeadName.UNSPECIFIED));
    }

    private static boolean isUnknown(RecordingKind kind, SampledChannel channel) {
        return kind == RecordingKind.ECG && channel.channel().lead() == null;
    }

    private static SampledChannel firstAnalysed(RecordingKind kind, List<SampledChannel> channels) {
        return channels.stream()
                .filter(channel -> !isUnknown(kind, channel))
                .findFirst()
                .orElse(channels.get(0));
    }

    private static SampleRate rate(SampledChannel channel) {
        double hz = 1000 / channel.periodMs().doubleValue();
        double slack = 1 + RecordingLimits.RATE_TOLERANCE;
        if (!(hz * slack >= RecordingLimits.MIN_RATE_HZ && hz <= RecordingLimits.MAX_RATE_HZ * slack)) {
            throw new FaultException(
                    Fault.RATE_OUT_OF_RANGE,
                    channel.expression() + ".period",
                    (float) hz,
                    (int) RecordingLimits.MIN_RATE_HZ,
                    (int) RecordingLimits.MAX_RATE_HZ);
        }
        return SampleRate.ofPeriodMs(channel.periodMs());
    }

    private static void checkDuration(SampledChannel channel, SampleRate rate) {
        double seconds = channel.channel().values().length() / rate.hz();
        if (seconds > RecordingLimits.MAX_DURATION.toSeconds() * (1 + RecordingLimits.RATE_TOLERANCE)) {
            throw new FaultException(
                    Fault.TOO_LONG,
                    channel.expression() + ".data",
                    Math.round(seconds),
                    RecordingLimits.MAX_DURATION.toSeconds());
        }
    }

    /** All leads that are analysed share one rate and one length; channels that are only kept may have their own. */
    private static void checkAgreement(RecordingKind kind, List<SampledChannel> channels, SampledChannel first) {
        List<SampledChannel> analysed =
                channels.stream().filter(channel -> !isUnknown(kind, channel)).toList();
        if (analysed.size() > Ecg.MAX_LEADS) {
            throw new FaultException(
                    Fault.TOO_MANY_LEADS,
                    "Observation.component",
                    analysed.size() + " leads",
                    Ecg.MAX_LEADS,
                    RecordingLimits.MAX_COMPONENTS);
        }
        for (SampledChannel channel : analysed) {
            if (channel.periodMs().compareTo(first.periodMs()) != 0) {
                throw new FaultException(
                        Fault.DIFFERENT_RATE, channel.expression() + ".period", channel.periodMs(), first.periodMs());
            }
            int length = channel.channel().values().length();
            int expected = first.channel().values().length();
            if (length != expected) {
                throw new FaultException(Fault.DIFFERENT_LENGTH, channel.expression() + ".data", length, expected);
            }
        }
    }

    private static void takeSamplesOut(Observation observation) {
        SampledElements.of(observation)
                .forEach(sampled -> sampled.getDataElement().setValue(null));
    }

    private static List<Warning> warnings(RecordingKind kind, List<SampledChannel> channels) {
        List<Warning> warnings = new ArrayList<>();
        for (SampledChannel channel : channels) {
            if (isUnknown(kind, channel)) {
                warnings.add(new Warning(
                        channel.expression(),
                        "The lead " + channel.channel().code()
                                + " is not known: it is kept, but not analysed. Use MDC or LOINC lead codes."));
            }
            if (channel.unitIsAssumed()) {
                warnings.add(new Warning(
                        channel.expression() + ".origin",
                        "There is no unit: microvolts are assumed. State mV, uV, nV or V in origin."));
            }
        }
        return warnings;
    }
}
