package org.einthoven.fhir;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.einthoven.archive.Recordings;
import org.einthoven.archive.StoredRecording;
import org.einthoven.fhir.store.FhirJson;
import org.einthoven.fhir.store.StoredVersion;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Resource;

/** Makes resources of what is stored: of their own text, or of the recording and the reading that they come from. */
@ApplicationScoped
class RenderedResources {

    private static final String PROVENANCE = "Provenance";

    private final Recordings recordings;
    private final ReadRecordings rendered;
    private final SourceObservation sources;
    private final FhirJson json;

    RenderedResources(Recordings recordings, ReadRecordings rendered, SourceObservation sources, FhirJson json) {
        this.recordings = recordings;
        this.rendered = rendered;
        this.sources = sources;
        this.json = json;
    }

    /** A version of a report is rendered once for all its resources in one answer. */
    private record ReportVersion(UUID recordingId, int version) {}

    /** Of versions that are no deletions. */
    @Transactional
    List<Resource> of(Collection<StoredVersion> versions) {
        Map<ReportVersion, Optional<Report>> reports = new HashMap<>();
        return versions.stream().map(version -> resource(version, reports)).toList();
    }

    @Transactional
    Resource of(StoredVersion version) {
        return of(List.of(version)).get(0);
    }

    private Resource resource(StoredVersion version, Map<ReportVersion, Optional<Report>> reports) {
        UUID recordingId = version.recordingId();
        if (recordingId == null) {
            Resource resource = json.parse(Objects.requireNonNull(version.body()));
            resource.setId(new IdType(version.type(), version.id(), Integer.toString(version.version())));
            return resource;
        }
        if (version.id().equals(recordingId.toString()) && version.type().equals("Observation")) {
            return source(recordingId, version);
        }
        // what was signed once stays: all Provenances are in today's report
        int reportVersion = version.type().equals(PROVENANCE) ? 0 : version.version();
        return reports.computeIfAbsent(new ReportVersion(recordingId, reportVersion), this::report).stream()
                .flatMap(Report::resources)
                .filter(resource -> resource.fhirType().equals(version.type())
                        && resource.getIdPart().equals(version.id()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no " + version.idType() + " in its report"));
    }

    private Observation source(UUID recordingId, StoredVersion version) {
        StoredRecording recording = recordings.find(recordingId).orElseThrow();
        String resource = version.version() == recording.version
                ? recording.resource
                : recordings.corrections(recordingId).stream()
                        .filter(correction -> correction.version == version.version())
                        .map(correction -> correction.resource)
                        .findFirst()
                        .orElseThrow();
        Observation observation = sources.said(recordingId, version.version(), resource, version.updatedAt());
        SourceObservation.putSamplesIn(observation, recordings.waveform(recordingId));
        return observation;
    }

    private Optional<Report> report(ReportVersion wanted) {
        IdType id = new IdType("DiagnosticReport", wanted.recordingId().toString());
        return rendered.report(
                wanted.recordingId(), wanted.version() == 0 ? id : id.withVersion(Integer.toString(wanted.version())));
    }
}
