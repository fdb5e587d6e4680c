package org.einthoven.fhir.trail;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.OptionalParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.param.DateRangeParam;
import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.param.StringParam;
import ca.uhn.fhir.rest.param.TokenOrListParam;
import ca.uhn.fhir.rest.param.TokenParam;
import ca.uhn.fhir.rest.server.IResourceProvider;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.einthoven.audit.AuditAction;
import org.einthoven.audit.AuditEvents;
import org.einthoven.audit.AuditQuery;
import org.einthoven.audit.AuditTrail;
import org.einthoven.fhir.Bodies;
import org.einthoven.fhir.ModelDevices;
import org.einthoven.fhir.SearchBundle;
import org.einthoven.fhir.SearchRequest;
import org.einthoven.fhir.SearchScope;
import org.einthoven.fhir.store.Cursor;
import org.einthoven.security.Roles;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** The trail, for administrators. Who looks at it is written down as well. */
@ApplicationScoped
public class AuditEventProvider implements IResourceProvider {
    private static final String TYPE = "AuditEvent";
    private static final String ID = "_id";

    private static final Set<String> PARAMETERS = Set.of(
            ID,
            AuditEvent.SP_DATE,
            AuditEvent.SP_AGENT,
            AuditEvent.SP_AGENT_NAME,
            AuditEvent.SP_PATIENT,
            AuditEvent.SP_ENTITY,
            AuditEvent.SP_ACTION,
            AuditEvent.SP_TYPE,
            AuditEvent.SP_SUBTYPE,
            AuditEvent.SP_OUTCOME,
            AuditEvent.SP_ADDRESS);

    /** What other searches have: here nothing comes along. */
    private static final Set<String> NOT_HERE = Set.of("_include", "_revinclude");

    private static final String SORT = "_sort";

    /** The order that there is. */
    private static final Set<String> NEWEST_FIRST = Set.of("-date", "-_lastUpdated");

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
    @Search(allowUnknownParams = true)
    @RolesAllowed(Roles.ADMINISTRATOR)
    public Bundle search(
            @OptionalParam(name = ID) @Nullable TokenParam id,
            @OptionalParam(name = AuditEvent.SP_DATE) @Nullable DateRangeParam date,
            @OptionalParam(name = AuditEvent.SP_AGENT) @Nullable ReferenceParam who,
            @OptionalParam(name = AuditEvent.SP_AGENT_NAME) @Nullable StringParam agent,
            @OptionalParam(name = AuditEvent.SP_PATIENT) @Nullable ReferenceParam patient,
            @OptionalParam(name = AuditEvent.SP_ENTITY) @Nullable ReferenceParam entity,
            @OptionalParam(name = AuditEvent.SP_ACTION) @Nullable TokenOrListParam action,
            @OptionalParam(name = AuditEvent.SP_TYPE) @Nullable TokenOrListParam type,
            @OptionalParam(name = AuditEvent.SP_SUBTYPE) @Nullable TokenOrListParam subtype,
            @OptionalParam(name = AuditEvent.SP_OUTCOME) @Nullable TokenOrListParam outcome,
            @OptionalParam(name = AuditEvent.SP_ADDRESS) @Nullable StringParam address,
            RequestDetails request) {
        SearchRequest asked = asked(request);
        AuditQueries queries = new AuditQueries();
        AuditQuery query = queries.id(id == null ? null : id.getValue())
                .date(date)
                .text(value(agent), queries.query()::actor)
                .text(value(address), queries.query()::address)
                // HAPI would take the issuer of an identifier for a part of a reference
                .agents(asked.values(AuditEvent.SP_AGENT + ":identifier"))
                .agents(asked.values(AuditEvent.SP_AGENT), "Device/" + ModelDevices.SOFTWARE_ID)
                .patient(patient)
                .entity(entity)
                .actions(
                        action,
                        pattern -> List.of(new Coding(null, pattern.action().toCode(), null)))
                .actions(type, pattern -> List.of(pattern.type(true), pattern.type(false)))
                .actions(subtype, pattern -> List.of(pattern.subtype(true), pattern.subtype(false)))
                .outcomes(outcome)
                .query();
        Optional<Integer> total = asked.values("_total").contains("none") ? Optional.empty() : events.count(query);
        asked.values(Cursor.PARAMETER).forEach(queries::before);
        List<org.einthoven.audit.AuditEvent> rows =
                asked.limit() == 0 ? List.of() : events.page(query, asked.limit() + 1);
        List<Resource> page = rows.stream()
                .limit(asked.limit())
                .<Resource>map(renderer(request)::render)
                .toList();
        audit.search(TYPE, asked.self());
        Bundle bundle = SearchBundle.of(asked, page, List.of(), total, List.of());
        if (rows.size() > page.size()) {
            SearchBundle.next(bundle, asked, page.get(page.size() - 1).getIdPart());
        }
        return bundle;
    }

    private static SearchRequest asked(RequestDetails request) {
        boolean sorted = Stream.of(request.getParameters().getOrDefault(SORT, new String[0]))
                .allMatch(NEWEST_FIRST::contains);
        return SearchRequest.of(
                SearchScope.of(TYPE),
                request,
                name -> PARAMETERS.contains(name.split(":", 2)[0]) || name.equals(SORT) && sorted,
                Stream.concat(NOT_HERE.stream(), Stream.of(SORT)).collect(Collectors.toSet()));
    }

    private static @Nullable String value(@Nullable StringParam parameter) {
        return parameter == null ? null : parameter.getValue();
    }

    private AuditEventRenderer renderer(RequestDetails request) {
        return new AuditEventRenderer(
                context.getResourceTypes(), ModelDevices.SOFTWARE_ID, request.getFhirServerBase());
    }
}
