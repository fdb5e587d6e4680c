package org.einthoven.fhir;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.einthoven.archive.StoredRecording;
import org.einthoven.fhir.store.EffectiveTime;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/**
 * What one resource can be found by.
 *
 * @param code {@link #token} of its first coding; null for what was sent to us
 * @param sentCodes every way to ask for a coding that was sent to us; empty for what is rendered
 * @param start its first instant, {@code end} the first after it; null where the sender gave no time
 */
record IndexRow(
        String type,
        String id,
        UUID recordingId,
        String status,
        @Nullable String code,
        List<String> sentCodes,
        List<String> identifiers,
        @Nullable String valueCode,
        @Nullable String subject,
        @Nullable String patientId,
        @Nullable Instant start,
        @Nullable Instant end,
        @Nullable String derivedFrom,
        List<String> results,
        Instant updatedAt) {

    static IndexRow ofSource(StoredRecording recording, Observation source) {
        return new IndexRow(
                "Observation",
                recording.id.toString(),
                recording.id,
                source.getStatus().toCode(),
                null,
                source.getCode().getCoding().stream()
                        .flatMap(coding -> ways(coding.getSystem(), coding.getCode()))
                        .distinct()
                        .toList(),
                source.getIdentifier().stream()
                        .flatMap(identifier -> ways(identifier.getSystem(), identifier.getValue()))
                        .distinct()
                        .toList(),
                null,
                recording.subject,
                recording.patientId,
                EffectiveTime.start(source.getEffective()),
                EffectiveTime.end(source.getEffective()),
                null,
                List.of(),
                recording.receivedAt);
    }

    static List<IndexRow> ofReport(StoredRecording recording, Report report) {
        List<IndexRow> rows = new ArrayList<>();
        report.observations().forEach(observation -> rows.add(ofDerived(recording, observation)));
        DiagnosticReport rendered = report.report();
        List<String> results = rendered.getResult().stream()
                .map(result -> result.getReferenceElement().getIdPart())
                .toList();
        rows.add(new IndexRow(
                "DiagnosticReport",
                rendered.getIdPart(),
                recording.id,
                rendered.getStatus().toCode(),
                token(rendered.getCode()),
                List.of(),
                List.of(),
                null,
                recording.subject,
                recording.patientId,
                EffectiveTime.start(rendered.getEffective()),
                EffectiveTime.end(rendered.getEffective()),
                null,
                results,
                rendered.getMeta().getLastUpdated().toInstant()));
        return rows;
    }

    private static IndexRow ofDerived(StoredRecording recording, Observation observation) {
        Type value = observation.getValue();
        return new IndexRow(
                "Observation",
                observation.getIdPart(),
                recording.id,
                observation.getStatus().toCode(),
                token(observation.getCode()),
                List.of(),
                List.of(),
                value instanceof CodeableConcept concept && concept.hasCoding() ? token(concept) : null,
                recording.subject,
                recording.patientId,
                EffectiveTime.start(observation.getEffective()),
                EffectiveTime.end(observation.getEffective()),
                recording.id.toString(),
                List.of(),
                observation.getMeta().getLastUpdated().toInstant());
    }

    private static String token(CodeableConcept concept) {
        Coding coding = concept.getCodingFirstRep();
        return token(coding.getSystem(), coding.getCode());
    }

    static String token(String system, String code) {
        return system + "|" + code;
    }

    /** Each way to ask for it: without a word on its system, and with it or its absence. */
    private static Stream<String> ways(@Nullable String system, @Nullable String code) {
        return code == null ? Stream.of() : Stream.of(code, token(system == null ? "" : system, code));
    }
}
