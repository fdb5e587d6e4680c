package org.einthoven.fhir;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.einthoven.archive.FindingDecision;
import org.einthoven.archive.ReadingDocument;
import org.einthoven.archive.ReadingStatus;
import org.einthoven.archive.RecordingKind;
import org.einthoven.archive.ReportWording;
import org.einthoven.archive.Verdict;
import org.einthoven.diagnosis.Diagnosis;
import org.einthoven.fhir.ReadRecording.SignedReview;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Reference;

/** Renders the report of a reading with all that it refers to. Pure: the same reading gives the same resources. */
final class ReportRenderer {

    /** Whose it was before is not said: that is nobody's business who looks at this patient. */
    static final String OTHER_PATIENT = "Corrected: the recording was filed under another patient when it was read."
            + " Limits that depend on age and sex are those of that patient.";

    private final String softwareVersion;

    ReportRenderer(String softwareVersion) {
        this.softwareVersion = softwareVersion;
    }

    Report render(ReadRecording recording) {
        ModelDevices models = new ModelDevices(recording.models());
        List<Observation> observations = new ArrayList<>(observations(recording, models));
        observations.addAll(dropped(recording, observations, models));
        if (recording.isWithdrawn()) {
            observations.forEach(DerivedObservation::withdrawn);
        }
        List<Device> devices = new ArrayList<>(models.devices());
        devices.add(ModelDevices.software(softwareVersion));
        DiagnosticReport report = report(recording, observations);
        return new Report(report, observations, devices, ReportProvenance.render(recording, observations, devices));
    }

    private static List<Observation> observations(ReadRecording recording, ModelDevices models) {
        return Stream.of(
                        MeasurementObservations.render(recording, models),
                        LeadObservation.render(recording, models),
                        BeatObservations.render(recording, models),
                        StatementObservations.render(recording, models))
                .flatMap(List::stream)
                .toList();
    }

    /**
     * What was given out before a reader changed what it rests on, and is not found any more: withdrawn, in the words in
     * which it was given out last.
     */
    private static List<Observation> dropped(ReadRecording recording, List<Observation> standing, ModelDevices models) {
        Set<String> known =
                standing.stream().map(Observation::getIdPart).collect(Collectors.toCollection(HashSet::new));
        List<ReadingDocument> earlier = new ArrayList<>(recording.readings());
        Collections.reverse(earlier);
        return earlier.stream()
                .skip(1)
                .filter(reading -> reading != recording.reading())
                .flatMap(reading -> observations(recording.on(reading), models).stream())
                .filter(observation -> known.add(observation.getIdPart()))
                .map(DerivedObservation::withdrawn)
                .toList();
    }

    private static DiagnosticReport report(ReadRecording recording, List<Observation> observations) {
        DiagnosticReport report = new DiagnosticReport();
        report.setId(recording.id());
        report.getMeta()
                .setVersionId(Integer.toString(recording.version()))
                .setLastUpdated(Date.from(recording.updatedAt()));
        if (recording.kind() == RecordingKind.ECG) {
            report.getMeta().addProfile(Profiles.ECG_REPORT);
        }
        report.setStatus(ReportStatus.of(recording).report())
                .addCategory(new CodeableConcept(new Coding(CodeSystems.DIAGNOSTIC_SERVICE, "EC", null)))
                .setCode(code(recording.kind()))
                .setSubject(Subjects.ofRendered(recording.source()))
                .setIssued(Date.from(recording.updatedAt()))
                .setConclusion(conclusion(recording));
        if (recording.source().hasEffective()) {
            report.setEffective(recording.source().getEffective().copy());
        }
        RecordingOrders.orders(recording.source()).forEach(order -> report.addBasedOn(order.copy()));
        report.addResult(new Reference("Observation/" + recording.id()));
        observations.stream()
                .filter(StatementObservations::stands)
                .forEach(observation -> report.addResult(new Reference("Observation/" + observation.getIdPart())));
        recording.review().map(SignedReview::reviewer).ifPresent(reviewer -> report.addResultsInterpreter()
                .setDisplay(reviewer));
        recording.reading().findings().stream()
                .filter(finding -> !recording.isWithdrawn())
                .filter(finding -> recording
                        .review()
                        .flatMap(review -> review.content().decision(finding.id()))
                        .map(FindingDecision::verdict)
                        .filter(verdict -> verdict != Verdict.CONFIRMED)
                        .isEmpty())
                .map(StatementObservations::concept)
                .forEach(report::addConclusionCode);
        return report;
    }

    private static boolean isOfAnotherPatient(ReadRecording recording) {
        return recording.corrections().stream()
                .anyMatch(correction -> !Objects.equals(
                        Subjects.shown(correction.before().getSubject()),
                        Subjects.shown(recording.source().getSubject())));
    }

    static CodeableConcept code(RecordingKind kind) {
        return switch (kind) {
            case ECG -> new CodeableConcept(new Coding(CodeSystems.LOINC, RecordingCodes.LOINC_ECG, "EKG study"));
            case PPG -> ReadingCode.PPG_READING.concept();
        };
    }

    /**
     * What a person reads first: why there is no reading, or the statements and what no statement is made of, then the
     * reviewer's comment.
     */
    private static String conclusion(ReadRecording recording) {
        if (recording.isWithdrawn()) {
            return ReportWording.WITHDRAWN;
        }
        List<String> sentences = new ArrayList<>();
        if (isOfAnotherPatient(recording)) {
            sentences.add(OTHER_PATIENT);
        }
        if (recording.status() != ReadingStatus.REPORTED) {
            sentences.add("Not read by the models: " + recording.reason());
        }
        sentences.addAll(StatementObservations.standing(recording));
        recording
                .review()
                .filter(review -> review.edited() != null)
                .ifPresent(edited -> sentences.add(ReportWording.EDITED));
        if (!recording.unknownLeads().isEmpty()) {
            sentences.add("Leads not analysed: " + String.join(", ", recording.unknownLeads()));
        }
        if (recording.kind() == RecordingKind.ECG && recording.status() == ReadingStatus.REPORTED) {
            sentences.add(Diagnosis.NOT_JUDGED);
        }
        recording
                .review()
                .map(review -> review.content().comment())
                .filter(comment -> !comment.isBlank())
                .ifPresent(comment -> sentences.add("Comment: " + comment));
        return String.join("\n", sentences);
    }
}
