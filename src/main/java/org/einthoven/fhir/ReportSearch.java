package org.einthoven.fhir;

import ca.uhn.fhir.rest.api.SearchTotalModeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.param.StringParam;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.einthoven.archive.Recordings;
import org.einthoven.archive.StoredRecording;
import org.einthoven.audit.AuditTrail;
import org.einthoven.fhir.IndexQuery.Cursor;
import org.einthoven.fhir.SearchIndex.Hit;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.DomainResource;
import org.jspecify.annotations.Nullable;

/** Searches Observations and DiagnosticReports: one page from the index, its resources rendered. */
@ApplicationScoped
class ReportSearch {

    private final SearchIndex index;
    private final Recordings recordings;
    private final ReadRecordings rendered;
    private final SourceObservation sources;
    private final AuditTrail audit;

    ReportSearch(
            SearchIndex index,
            Recordings recordings,
            ReadRecordings rendered,
            SourceObservation sources,
            AuditTrail audit) {
        this.index = index;
        this.recordings = recordings;
        this.rendered = rendered;
        this.sources = sources;
        this.audit = audit;
    }

    /** @param after where the page before ended; null for the first page */
    @Transactional
    Bundle search(
            SearchConditions conditions,
            @Nullable Integer count,
            @Nullable SearchTotalModeEnum totalMode,
            @Nullable StringParam after,
            RequestDetails request) {
        IndexQuery query = conditions.query();
        SearchRequest asked = SearchRequest.of(conditions.type(), request, count);
        int limit = asked.limit();
        List<Hit> hits = limit == 0
                ? List.of()
                : index.page(query, after == null ? null : SearchBundle.decode(after.getValue()), limit + 1);
        List<Hit> page = hits.size() > limit ? hits.subList(0, limit) : hits;
        Optional<Integer> total = totalMode == SearchTotalModeEnum.NONE ? Optional.empty() : index.count(query);
        Bundle bundle = SearchBundle.of(asked, resources(asked.type(), page), total);
        if (hits.size() > limit) {
            Hit last = page.get(page.size() - 1);
            SearchBundle.next(bundle, asked, SearchBundle.encode(new Cursor(last.sortKey(), last.id())));
        }
        audit.search(asked.type(), asked.self());
        return bundle;
    }

    private List<? extends DomainResource> resources(String type, List<Hit> hits) {
        Map<UUID, Optional<Report>> reports = new HashMap<>();
        return hits.stream()
                .flatMap(hit -> {
                    StoredRecording recording =
                            recordings.find(hit.recordingId()).orElseThrow();
                    if (type.equals("Observation") && hit.id().equals(recording.id.toString())) {
                        return Stream.of(sources.render(recording, recordings.waveform(recording.id)));
                    }
                    return reports.computeIfAbsent(recording.id, id -> rendered.report(recording)).stream()
                            .flatMap(Report::resources)
                            .filter(resource -> resource.fhirType().equals(type)
                                    && resource.getIdPart().equals(hit.id()));
                })
                .toList();
    }
}
