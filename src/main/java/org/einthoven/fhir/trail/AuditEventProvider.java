package org.einthoven.fhir.trail;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.IResourceProvider;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
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
import org.einthoven.fhir.SearchLimits;
import org.einthoven.fhir.SearchRequest;
import org.einthoven.fhir.SearchScope;
import org.einthoven.fhir.ServerAddress;
import org.einthoven.fhir.store.Condition;
import org.einthoven.fhir.store.Cursor;
import org.einthoven.fhir.store.SearchTime;
import org.einthoven.security.Roles;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Enumerations.SearchParamType;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Resource;

/** The trail, for administrators. Who looks at it is written down as well. */
@ApplicationScoped
public class AuditEventProvider implements IResourceProvider {
    private static final String TYPE = "AuditEvent";
    /** What other searches have: here nothing comes along. */
    private static final Set<String> NOT_HERE = Set.of("_include", "_revinclude");

    private static final String SORT = "_sort";

    /** The order that there is. */
    private static final Set<String> NEWEST_FIRST = Set.of("-date", "-_lastUpdated");

    private final FhirContext context;
    private final AuditEvents events;
    private final AuditTrail audit;
    private final ServerAddress address;
    private final SearchTime time;
    private final Clock clock;

    AuditEventProvider(
            FhirContext context,
            AuditEvents events,
            AuditTrail audit,
            ServerAddress address,
            SearchTime time,
            Clock clock) {
        this.context = context;
        this.events = events;
        this.audit = audit;
        this.address = address;
        this.time = time;
        this.clock = clock;
    }

    /** What can be searched by, for the CapabilityStatement. */
    public static Map<String, SearchParamType> parameters() {
        return AuditCriteria.PARAMETERS;
    }

    @Override
    public Class<AuditEvent> getResourceType() {
        return AuditEvent.class;
    }

    @Read
    @RolesAllowed(Roles.ADMINISTRATOR)
    public AuditEvent read(@IdParam IdType id, RequestDetails request) {
        Condition one = AuditCriteria.id(id.getIdPart());
        AuditEvent found = events.page(new AuditQuery().and(one.sql(), one.values()), 1).stream()
                .map(renderer(request)::render)
                .findFirst()
                .orElseThrow(() -> Bodies.notFound(TYPE, id));
        audit.record(AuditAction.READ, TYPE, id.getIdPart());
        return found;
    }

    /** The newest first. */
    @Search(allowUnknownParams = true)
    @Transactional
    @RolesAllowed(Roles.ADMINISTRATOR)
    public Bundle search(RequestDetails request) {
        SearchRequest asked = asked(request);
        AuditCriteria criteria =
                new AuditCriteria(context.getResourceTypes(), request.getFhirServerBase(), address::relative, clock);
        SearchLimits.check(asked);
        time.bound();
        AuditQuery query = new AuditQuery();
        asked.criteria().forEach((name, values) -> Stream.of(values)
                .map(value -> criteria.of(name, value))
                .forEach(condition -> query.and(condition.sql(), condition.values())));
        Optional<Integer> total = asked.values("_total").contains("none") ? Optional.empty() : events.count(query);
        asked.values(Cursor.PARAMETER).forEach(id -> query.and("id < ?", List.of(AuditCriteria.number(id))));
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
                name -> AuditCriteria.isKnown(name) || name.equals(SORT) && sorted,
                Stream.concat(NOT_HERE.stream(), Stream.of(SORT)).collect(Collectors.toSet()));
    }

    private AuditEventRenderer renderer(RequestDetails request) {
        return new AuditEventRenderer(
                context.getResourceTypes(), ModelDevices.SOFTWARE_ID, request.getFhirServerBase());
    }
}
