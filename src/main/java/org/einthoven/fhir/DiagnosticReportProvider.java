package org.einthoven.fhir;

import ca.uhn.fhir.rest.annotation.Count;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.OptionalParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.annotation.Sort;
import ca.uhn.fhir.rest.api.SearchTotalModeEnum;
import ca.uhn.fhir.rest.api.SortSpec;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.param.DateAndListParam;
import ca.uhn.fhir.rest.param.ReferenceAndListParam;
import ca.uhn.fhir.rest.param.StringParam;
import ca.uhn.fhir.rest.param.TokenAndListParam;
import ca.uhn.fhir.rest.server.IResourceProvider;
import ca.uhn.fhir.rest.server.exceptions.NotModifiedException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.einthoven.audit.AuditAction;
import org.einthoven.audit.AuditTrail;
import org.einthoven.security.Roles;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.IdType;
import org.jspecify.annotations.Nullable;

/** Reports: one for each recording that was read, under the recording's own id. */
@ApplicationScoped
public class DiagnosticReportProvider implements IResourceProvider {

    private static final String TYPE = "DiagnosticReport";

    private final ReadRecordings rendered;
    private final ReportSearch search;
    private final AuditTrail audit;

    DiagnosticReportProvider(ReadRecordings rendered, ReportSearch search, AuditTrail audit) {
        this.rendered = rendered;
        this.search = search;
        this.audit = audit;
    }

    @Override
    public Class<DiagnosticReport> getResourceType() {
        return DiagnosticReport.class;
    }

    /** Each version says what the report said then: as it was read, and as each signature left it. */
    @Read(version = true)
    @RolesAllowed({Roles.EHR, Roles.CARDIOLOGIST})
    @Transactional(dontRollbackOn = NotModifiedException.class)
    public DiagnosticReport read(@IdParam IdType id, RequestDetails request) {
        DiagnosticReport report = DerivedIds.recordingOf(id.getIdPart())
                .filter(recording -> recording.toString().equals(id.getIdPart()))
                .flatMap(recording -> rendered.report(recording, id))
                .map(Report::report)
                .orElseThrow(() -> Bodies.notFound(TYPE, id));
        audit.record(AuditAction.READ, TYPE, id.getIdPart());
        Versions.unlessSeen(request, Integer.parseInt(report.getMeta().getVersionId()));
        return report;
    }

    @Search
    @RolesAllowed({Roles.EHR, Roles.CARDIOLOGIST})
    public Bundle search(
            @OptionalParam(name = "_id") @Nullable TokenAndListParam id,
            @OptionalParam(name = "_lastUpdated") @Nullable DateAndListParam lastUpdated,
            @OptionalParam(name = DiagnosticReport.SP_PATIENT) @Nullable ReferenceAndListParam patient,
            @OptionalParam(name = DiagnosticReport.SP_SUBJECT) @Nullable ReferenceAndListParam subject,
            @OptionalParam(name = DiagnosticReport.SP_CODE) @Nullable TokenAndListParam code,
            @OptionalParam(name = DiagnosticReport.SP_DATE) @Nullable DateAndListParam date,
            @OptionalParam(name = DiagnosticReport.SP_STATUS) @Nullable TokenAndListParam status,
            @OptionalParam(name = DiagnosticReport.SP_RESULT) @Nullable ReferenceAndListParam result,
            @OptionalParam(name = SearchBundle.CURSOR) @Nullable StringParam cursor,
            @Sort @Nullable SortSpec sort,
            @Count @Nullable Integer count,
            @Nullable SearchTotalModeEnum total,
            RequestDetails request) {
        SearchConditions conditions = new SearchConditions(TYPE, request.getFhirServerBase())
                .shared(id, lastUpdated, patient, subject, code, date, status, sort)
                .result(result);
        return search.search(conditions, count, total, cursor, request);
    }
}
