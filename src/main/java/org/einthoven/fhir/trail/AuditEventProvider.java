package org.einthoven.fhir.trail;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.annotation.Count;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.OptionalParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.param.DateRangeParam;
import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.param.StringParam;
import ca.uhn.fhir.rest.param.TokenOrListParam;
import ca.uhn.fhir.rest.server.IResourceProvider;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.einthoven.audit.AuditAction;
import org.einthoven.audit.AuditEvents;
import org.einthoven.audit.AuditQuery;
import org.einthoven.audit.AuditTrail;
import org.einthoven.fhir.Bodies;
import org.einthoven.fhir.ModelDevices;
import org.einthoven.security.Roles;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.IdType;
import org.jspecify.annotations.Nullable;

/** The trail, for administrators. Who looks at it is written down as well. */
@ApplicationScoped
public class AuditEventProvider implements IResourceProvider {
    private static final String TYPE = "AuditEvent";
    private static final int DEFAULT_COUNT = 20;
    private static final int MAX_COUNT = 500;

    private final FhirContext context;
    private final AuditEvents events;
    private final AuditTrail audit;

    AuditEventProvider(FhirContext context, AuditEvents events, AuditTrail audit) {
        this.context = context;
        this.events = events;
        this.audit = audit;
    }

    @Override
    public Class<AuditEvent> getResourceType() {
        return AuditEvent.class;
    }

    @Read
    @RolesAllowed(Roles.ADMINISTRATOR)
    public AuditEvent read(@IdParam IdType id, RequestDetails request) {
        AuditEvent found = events.page(new AuditQueries().id(id.getIdPart()).query(), 1).stream()
                .map(renderer(request)::render)
                .findFirst()
                .orElseThrow(() -> Bodies.notFound(TYPE, id));
        audit.record(AuditAction.READ, TYPE, id.getIdPart());
        return found;
    }

    /** The newest first. */
    @Search
    @RolesAllowed(Roles.ADMINISTRATOR)
    public Bundle search(
            @OptionalParam(name = "_id") @Nullable StringParam id,
            @OptionalParam(name = AuditEvent.SP_DATE) @Nullable DateRangeParam date,
            @OptionalParam(name = AuditEvent.SP_AGENT_NAME) @Nullable StringParam agent,
            @OptionalParam(name = AuditEvent.SP_PATIENT) @Nullable ReferenceParam patient,
            @OptionalParam(name = AuditEvent.SP_ENTITY) @Nullable ReferenceParam entity,
            @OptionalParam(name = AuditEvent.SP_ACTION) @Nullable TokenOrListParam action,
            @OptionalParam(name = AuditEvent.SP_TYPE) @Nullable TokenOrListParam type,
            @OptionalParam(name = AuditEvent.SP_SUBTYPE) @Nullable TokenOrListParam subtype,
            @OptionalParam(name = AuditEvent.SP_OUTCOME) @Nullable TokenOrListParam outcome,
            @OptionalParam(name = AuditEvent.SP_ADDRESS) @Nullable StringParam address,
            @OptionalParam(name = AuditPage.BEFORE) @Nullable StringParam before,
            @Count @Nullable Integer count,
            RequestDetails request) {
        AuditQueries asked = new AuditQueries();
        AuditQuery query = asked.id(value(id))
                .date(date)
                .text(value(agent), asked.query()::actor)
                .text(value(address), asked.query()::address)
                .patient(patient)
                .entity(entity)
                .actions(
                        action,
                        pattern -> List.of(new Coding(null, pattern.action().toCode(), null)))
                .actions(type, pattern -> List.of(pattern.type(true), pattern.type(false)))
                .actions(subtype, pattern -> List.of(pattern.subtype(true), pattern.subtype(false)))
                .outcomes(outcome)
                .before(value(before))
                .query();
        int limit = Math.max(1, Math.min(count == null ? DEFAULT_COUNT : count, MAX_COUNT));
        List<org.einthoven.audit.AuditEvent> rows = events.page(query, limit + 1);
        boolean more = rows.size() > limit;
        AuditEventRenderer renderer = renderer(request);
        List<AuditEvent> page = rows.stream().limit(limit).map(renderer::render).toList();
        audit.search(TYPE, AuditPage.self(request));
        return AuditPage.of(page, more, request);
    }

    private static @Nullable String value(@Nullable StringParam parameter) {
        return parameter == null ? null : parameter.getValue();
    }

    private AuditEventRenderer renderer(RequestDetails request) {
        return new AuditEventRenderer(
                context.getResourceTypes(), ModelDevices.SOFTWARE_ID, request.getFhirServerBase());
    }
}
