package org.einthoven.fhir;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.einthoven.archive.FindingDecision;
import org.einthoven.archive.ReadingStatus;
import org.einthoven.archive.RecordingKind;
import org.einthoven.archive.Verdict;
import org.einthoven.diagnosis.Comparison;
import org.einthoven.diagnosis.Finding;
import org.einthoven.diagnosis.FindingCode;
import org.einthoven.fhir.ReadRecording.SignedReview;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.StringType;

/**
 * The statements of a reading, one Observation each, as they stand after review. A statement that a reviewer rejected
 * stays at its address as entered-in-error, R4's status for what was withdrawn although decisions may have been based on
 * it (the preliminary report gave it out), and is no longer a result. A changed one says what the reviewer wrote and
 * keeps what the models said as a component. The reviewer is the performer of what was confirmed, changed or added, not
 * of what was rejected. Where there is no reading, one Observation says so with the reason.
 */
final class StatementObservations {

    /** Units of limits that are written in UCUM as they are; all else is a plain number. */
    private static final Set<String> UCUM_UNITS = Set.of("ms", "mV", "deg", "/min", "/h");

    private static final String EKG_IMPRESSION = "8601-7";

    static List<Observation> render(ReadRecording recording, ModelDevices devices) {
        Stream<Observation> unread =
                recording.status() == ReadingStatus.REPORTED ? Stream.of() : Stream.of(unread(recording, devices));
        Stream<Observation> found =
                recording.reading().findings().stream().map(finding -> render(recording, finding, devices));
        Stream<Observation> added = addedByAnyone(recording).map(statement -> added(recording, statement));
        return Stream.of(unread, found, added)
                .flatMap(statements -> statements)
                .map(StatementObservations::claimed)
                .toList();
    }

    private static Observation claimed(Observation statement) {
        statement.getMeta().addProfile(Profiles.STATEMENT);
        return statement;
    }

    /** What a reader of the report is told, in order: no withdrawn statements. */
    static List<String> standing(ReadRecording recording) {
        return render(recording, new ModelDevices(List.of())).stream()
                .filter(StatementObservations::stands)
                .filter(Observation::hasValue)
                .map(observation -> ((CodeableConcept) observation.getValue()).getText())
                .toList();
    }

    private static Observation unread(ReadRecording recording, ModelDevices devices) {
        String why = recording.status() == ReadingStatus.ABSTAINED ? "not-performed" : "error";
        return DerivedObservation.of(recording, "not-read", statement(recording.kind()), devices.software())
                .setDataAbsentReason(new CodeableConcept(new Coding(CodeSystems.DATA_ABSENT_REASON, why, null))
                        .setText(recording.reason()));
    }

    static boolean stands(Observation observation) {
        return observation.getStatus() != ObservationStatus.ENTEREDINERROR;
    }

    private static Observation render(ReadRecording recording, Finding finding, ModelDevices devices) {
        Observation observation =
                DerivedObservation.of(recording, finding.id(), statement(recording.kind()), devices.of(finding.code()));
        Optional<FindingDecision> decision =
                recording.review().flatMap(review -> review.content().decision(finding.id()));
        String changed = decision.map(FindingDecision::changedText).orElse(null);
        if (changed == null) {
            observation.setValue(concept(finding));
            interpret(observation, finding);
            observation
                    .addComponent()
                    .setCode(ReadingCode.SCORE.concept())
                    .setValue(DerivedObservation.quantity(finding.score(), "1", 3));
        } else {
            observation.setValue(new CodeableConcept().setText(changed));
            observation
                    .addComponent()
                    .setCode(ReadingCode.MODEL_STATEMENT.concept())
                    .setValue(concept(finding));
        }
        finding.basis().forEach(comparison -> compare(observation, comparison));
        if (!finding.evidenceMs().isEmpty()) {
            String instants = finding.evidenceMs().stream()
                    .map(ms -> Long.toString(Math.round(ms)))
                    .collect(Collectors.joining(" "));
            observation.addComponent().setCode(ReadingCode.EVIDENCE.concept()).setValue(new StringType(instants));
        }
        if (decision.isEmpty()) {
            return observation;
        }
        return decision.get().verdict() == Verdict.REJECTED
                ? DerivedObservation.withdrawn(observation)
                : DerivedObservation.statedBy(recording.review().orElseThrow(), recording, observation);
    }

    /** In every signed version: what a later version dropped was given out once and is withdrawn. */
    private static Stream<String> addedByAnyone(ReadRecording recording) {
        return recording.reviews().stream()
                .flatMap(review -> review.content().added().stream())
                .distinct();
    }

    private static Observation added(ReadRecording recording, String statement) {
        Observation observation = DerivedObservation.bare(
                recording, DerivedIds.ofAdded(recording.id(), statement), statement(recording.kind()));
        observation.setValue(new CodeableConcept().setText(statement));
        SignedReview last = recording.reviews().stream()
                .filter(review -> review.content().added().contains(statement))
                .reduce((earlier, later) -> later)
                .orElseThrow();
        DerivedObservation.statedBy(last, recording, observation);
        return recording.review().filter(last::equals).isPresent()
                ? observation
                : DerivedObservation.withdrawn(observation);
    }

    static CodeableConcept statement(RecordingKind kind) {
        return kind == RecordingKind.ECG
                ? new CodeableConcept(new Coding(CodeSystems.LOINC, EKG_IMPRESSION, null)).setText("ECG statement")
                : ReadingCode.STATEMENT.concept();
    }

    static CodeableConcept concept(Finding finding) {
        FindingCode code = finding.code();
        CodeableConcept concept = new CodeableConcept(new Coding(CodeSystems.FINDING, code.code(), code.display()))
                .setText(finding.display());
        code.snomed().ifPresent(snomed -> concept.addCoding(new Coding(CodeSystems.SNOMED, snomed, null)));
        return concept;
    }

    /** The number that decided, with the limit in the place of its reference range. */
    private static void compare(Observation observation, Comparison comparison) {
        Quantity value = DerivedObservation.quantity(comparison.value(), "1", 3);
        if (UCUM_UNITS.contains(comparison.unit())) {
            value.setUnit(comparison.unit()).setCode(comparison.unit());
        }
        Observation.ObservationComponentComponent component = observation
                .addComponent()
                .setCode(ReadingCode.CRITERION.concept().setText(comparison.quantity()))
                .setValue(value);
        component.addReferenceRange().setText("Limit: " + comparison.limitText() + " (" + comparison.source() + ")");
    }

    /** Normal or abnormal; what is said of the recording itself says nothing of the heart. */
    private static void interpret(Observation observation, Finding finding) {
        if (!finding.code().isOfRecording()) {
            observation.addInterpretation(new CodeableConcept(
                    finding.flagged()
                            ? new Coding(CodeSystems.INTERPRETATION, "A", "Abnormal")
                            : new Coding(CodeSystems.INTERPRETATION, "N", "Normal")));
        }
    }

    private StatementObservations() {}
}
