package org.einthoven.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.model.api.ResourceMetadataKeyEnum;
import ca.uhn.fhir.model.valueset.BundleEntryTransactionMethodEnum;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.rest.api.server.IBundleProvider;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.SimpleBundleProvider;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.einthoven.audit.AuditAction;
import org.einthoven.audit.AuditEvent;
import org.einthoven.audit.AuditTrail;
import org.einthoven.faults.Excerpt;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.einthoven.fhir.store.Cursor;
import org.einthoven.fhir.store.EffectiveTime;
import org.einthoven.fhir.store.HistoryQuery;
import org.einthoven.fhir.store.HistoryQuery.After;
import org.einthoven.fhir.store.HistoryQuery.Moments;
import org.einthoven.fhir.store.ResourceSearch;
import org.einthoven.fhir.store.ResourceStore;
import org.einthoven.fhir.store.StoredVersion;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** The versions of a resource, of all of a type, or of all there are, the newest first (FHIR R4, 3.1.0.11). */
@ApplicationScoped
class Histories {

    private static final Set<String> PARAMETERS =
            Set.of("_count", "_since", "_at", "_format", "_pretty", "_summary", "_elements", Cursor.PARAMETER);

    private static final String NEXT = Histories.class.getName();
    private static final String TOTAL = NEXT + ".total";
    private static final String ASKED = NEXT + ".asked";
    private static final String PAGE = NEXT + ".page";

    private final ResourceStore store;
    private final RenderedResources rendered;
    private final FhirContext context;
    private final AuditTrail audit;

    Histories(ResourceStore store, RenderedResources rendered, FhirContext context, AuditTrail audit) {
        this.store = store;
        this.rendered = rendered;
        this.context = context;
        this.audit = audit;
    }

    @Transactional
    IBundleProvider history(@Nullable String type, @Nullable IdType id, RequestDetails request) {
        checkParameters(request);
        boolean countOnly = "count".equals(SearchRequest.first(request, "_summary"));
        int count = countOnly ? 0 : SearchRequest.count(SearchRequest.first(request, "_count"));
        String cursor = SearchRequest.first(request, Cursor.PARAMETER);
        String since = SearchRequest.first(request, "_since");
        String at = SearchRequest.first(request, "_at");
        HistoryQuery query = new HistoryQuery(
                type,
                id == null ? null : id.getIdPart(),
                since == null ? null : EffectiveTime.startOf(time("_since", since)),
                at == null ? null : moments(time("_at", at)),
                cursor == null ? null : after(cursor),
                Math.max(count, 1) + 1);
        List<StoredVersion> versions = store.history(query);
        if (id != null && versions.isEmpty() && cursor == null && since == null && at == null) {
            throw Bodies.notFound(Objects.requireNonNull(type), id);
        }
        List<StoredVersion> page = versions.size() > count ? versions.subList(0, count) : versions;
        if (!page.isEmpty()) {
            StoredVersion last = page.get(page.size() - 1);
            // also where there was no room for more on the page
            if (versions.size() > count || store.count(query.after(last)) > 0) {
                request.getUserData().put(NEXT, cursor(last));
            }
        }
        request.getUserData().put(PAGE, page);
        int most = count == 0 ? Integer.MAX_VALUE : ResourceSearch.COUNTED;
        int total = store.count(query.whole(most));
        if (total < most) {
            request.getUserData().put(TOTAL, total);
        }
        request.getUserData().put(ASKED, Map.copyOf(request.getParameters()));
        if (countOnly) {
            // HAPI would take everything but a total of its own out of the Bundle
            request.removeParameter("_summary");
        }
        audit.record(
                AuditAction.READ,
                type == null ? "Resource" : type,
                id == null ? null : id.getIdPart(),
                "history",
                AuditEvent.Outcome.SUCCESS);
        return new SimpleBundleProvider(page.stream().map(this::entry).toList());
    }

    private static void checkParameters(RequestDetails request) {
        String unknown = request.getParameters().keySet().stream()
                .filter(name -> !PARAMETERS.contains(name))
                .collect(Collectors.joining(" and "));
        if (!unknown.isEmpty() && Preference.isStrict(request)) {
            throw FaultException.of(Fault.UNKNOWN_PARAMETER, Excerpt.of(unknown));
        }
    }

    /** The parameters as the client sent them. */
    @SuppressWarnings("unchecked") // put there above
    static Map<String, String[]> asked(RequestDetails request) {
        return (Map<String, String[]>) request.getUserData().get(ASKED);
    }

    /** The versions on the page of the history in this request. */
    @SuppressWarnings("unchecked") // put there above
    static List<StoredVersion> page(RequestDetails request) {
        return (List<StoredVersion>) request.getUserData().get(PAGE);
    }

    /** Where the next page of the history in this request begins; null where there is none. */
    static @Nullable String next(RequestDetails request) {
        return (String) request.getUserData().get(NEXT);
    }

    /** How many versions there are on all pages of the history in this request; null where there are too many to count. */
    static @Nullable Integer total(RequestDetails request) {
        return (Integer) request.getUserData().get(TOTAL);
    }

    private Resource entry(StoredVersion version) {
        Resource resource = version.isDeletion() ? deleted(version) : rendered.of(version);
        // HAPI tells what came of an entry (bdl-4) only where the id names the version
        resource.setId(version.idType());
        BundleEntryTransactionMethodEnum method =
                BundleEntryTransactionMethodEnum.valueOf(version.method().name());
        ResourceMetadataKeyEnum.ENTRY_TRANSACTION_METHOD.put(resource, method);
        return resource;
    }

    private Resource deleted(StoredVersion version) {
        Resource resource =
                (Resource) context.getResourceDefinition(version.type()).newInstance();
        resource.setId(version.idType());
        resource.getMeta()
                .setVersionId(Integer.toString(version.version()))
                .setLastUpdated(Date.from(version.updatedAt()));
        return resource;
    }

    static DateTimeType time(String name, String text) {
        try {
            DateTimeType time = new DateTimeType(text);
            Objects.requireNonNull(time.getValue());
            return time;
        } catch (IllegalArgumentException | DataFormatException | NullPointerException malformed) {
            throw FaultException.of(Fault.INVALID_PARAMETER, "\"" + Excerpt.of(text) + "\"", name);
        }
    }

    private static Moments moments(DateTimeType at) {
        Instant first = Objects.requireNonNull(EffectiveTime.startOf(at));
        Instant end = Objects.requireNonNull(EffectiveTime.endOf(at));
        return new Moments(first, end.minusNanos(1000));
    }

    private static String cursor(StoredVersion last) {
        return last.updatedAt() + "_" + last.key() + "_" + last.version();
    }

    private static After after(String cursor) {
        try {
            String[] parts = cursor.split("_", 3);
            return new After(Instant.parse(parts[0]), Long.parseLong(parts[1]), Integer.parseInt(parts[2]));
        } catch (DateTimeException | NumberFormatException | ArrayIndexOutOfBoundsException malformed) {
            throw FaultException.of(Fault.INVALID_PARAMETER, "\"" + Excerpt.of(cursor) + "\"", Cursor.PARAMETER);
        }
    }
}
