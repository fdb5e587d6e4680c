package org.einthoven.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.api.PreferReturnEnum;
import ca.uhn.fhir.rest.server.ETagSupportEnum;
import ca.uhn.fhir.rest.server.RestfulServer;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import io.quarkus.runtime.configuration.MemorySize;
import jakarta.inject.Inject;
import jakarta.servlet.ServletConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.einthoven.fhir.access.AccessInterceptor;
import org.einthoven.fhir.bulk.BulkProvider;
import org.einthoven.fhir.store.Compartments;
import org.einthoven.fhir.store.StoredTypes;
import org.einthoven.fhir.trail.AuditEventProvider;
import org.einthoven.fhir.trail.RefusalTrail;
import org.einthoven.telemetry.Correlation;
import org.einthoven.telemetry.RequestId;
import org.einthoven.telemetry.RequestIds;
import org.einthoven.telemetry.Spans;

/** FHIR R4 at {@code /fhir}. */
@WebServlet(urlPatterns = "/*", loadOnStartup = 1, name = "fhir")
public class FhirServlet extends RestfulServer {

    /** Types of which something is particular beyond how they are written. */
    private static final Set<String> OWN_PROVIDER = Set.of("Observation", "Binary");

    private final transient ResourceInteractions interactions;
    private final transient SystemProvider system;
    private final transient ObservationProvider observations;
    private final transient BinaryProvider binaries;
    private final transient AuditEventProvider trail;
    private final transient ValidateOperation validation;
    private final transient BulkProvider bulk;
    private final transient WarningInterceptor warnings;
    private final transient AccessInterceptor access;
    private final transient RefusalTrail refusals;
    private final transient CapabilityInterceptor capabilities;
    private final transient EverythingOperation everything;
    private final transient CompartmentAddresses compartments;
    private final transient SubscriptionProvider subscriptions;
    private final transient Subsets subsets;
    private final transient BodyDelivery delivery;
    private final transient RequestIds ids;
    private final String version;
    private final long bodyLimit;

    @Inject
    FhirServlet(
            FhirContext context,
            ResourceInteractions interactions,
            SystemProvider system,
            ObservationProvider observations,
            BinaryProvider binaries,
            AuditEventProvider trail,
            ValidateOperation validation,
            BulkProvider bulk,
            WarningInterceptor warnings,
            AccessInterceptor access,
            RefusalTrail refusals,
            CapabilityInterceptor capabilities,
            EverythingOperation everything,
            CompartmentAddresses compartments,
            SubscriptionProvider subscriptions,
            Subsets subsets,
            BodyDelivery delivery,
            RequestIds ids,
            @ConfigProperty(name = "quarkus.application.version") String version,
            @ConfigProperty(name = "quarkus.http.limits.max-body-size", defaultValue = "10M") MemorySize bodyLimit) {
        super(context);
        this.interactions = interactions;
        this.system = system;
        this.observations = observations;
        this.binaries = binaries;
        this.trail = trail;
        this.validation = validation;
        this.bulk = bulk;
        this.warnings = warnings;
        this.access = access;
        this.refusals = refusals;
        this.capabilities = capabilities;
        this.everything = everything;
        this.compartments = compartments;
        this.subscriptions = subscriptions;
        this.subsets = subsets;
        this.delivery = delivery;
        this.ids = ids;
        this.version = version;
        this.bodyLimit = bodyLimit.asLongValue();
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        WholeResponse whole = new WholeResponse(response);
        boolean headOnly = request.getMethod().equals("HEAD");
        try (Correlation.Scope scope = Correlation.begin(ids.current().orElse(null))) {
            serve(headOnly ? new AskedAsGet(request) : request, whole);
        }
        // a patient's data are kept by nobody on the way; whoever asked may keep what they ask about again
        boolean looked =
                request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
        response.setHeader("Cache-Control", looked ? "private, no-cache" : "private, no-store");
        response.addHeader("Vary", "Accept, Authorization, Prefer");
        VersionHeaders.add(request, whole);
        byte[] body = whole.body();
        if (whole.getStatus() == HttpServletResponse.SC_NOT_MODIFIED) {
            return; // without a body, and without the length of one (RFC 9110, 8.6)
        }
        if (headOnly) {
            response.setContentLength(body.length);
        } else if (body.length > 0) {
            delivery.send(request, response, body);
        }
    }

    /** The step names no address: a search's may name whom it is for. */
    private void serve(HttpServletRequest request, WholeResponse response) throws ServletException, IOException {
        try (Spans.Step step = Spans.serve("FHIR " + request.getMethod(), request.getHeader(RequestId.TRACE_HEADER))) {
            super.service(request, response);
            step.with("http.response.status_code", response.getStatus());
        }
    }

    /** The one that the request has had from its first moment on, with which the answer already is marked. */
    @Override
    protected String getOrCreateRequestId(HttpServletRequest request) {
        return ids.current().orElseGet(RequestId::made);
    }

    @Override
    protected void addRequestIdToResponse(ServletRequestDetails request, String id) {}

    /** Which library answers is nobody's business. */
    @Override
    protected String createPoweredByHeader() {
        return "";
    }

    /** HAPI would keep what was generated for a minute, with the address by which the first client calls the server. */
    @Override
    public void init(ServletConfig config) throws ServletException {
        super.init(config);
        getServerConformanceMethod().setCacheMillis(0);
    }

    @Override
    protected void initialize() {
        setServerName("Einthoven");
        setServerVersion(version);
        setImplementationDescription("Reads ECG and PPG");
        setDefaultResponseEncoding(EncodingEnum.JSON);
        setDefaultPreferReturn(PreferReturnEnum.OPERATION_OUTCOME);
        // packed bodies are unpacked by IncomingBody, up to a limit
        setUncompressIncomingContents(false);
        setETagSupport(ETagSupportEnum.ENABLED);
        registerProviders(system, trail, observations, binaries, bulk);
        StoredTypes.ALL.stream()
                .filter(type -> !OWN_PROVIDER.contains(type))
                .map(type -> getFhirContext().getResourceDefinition(type).getImplementingClass())
                .map(type -> new TypeProvider(type, interactions))
                .forEach(this::registerProvider);
        StoredTypes.PUBLISHED.stream()
                .map(type -> getFhirContext().getResourceDefinition(type).getImplementingClass())
                .map(type -> new ReadProvider(type, interactions))
                .forEach(this::registerProvider);
        registerProviders(getResourceProviders().stream()
                .map(provider -> new ValidateProvider(provider.getResourceType(), validation))
                .toList());
        Compartments.OWNERS.stream()
                .map(type -> getFhirContext().getResourceDefinition(type).getImplementingClass())
                .map(type -> new CompartmentProvider(type, interactions))
                .forEach(this::registerProvider);
        EverythingProvider.OWNERS.stream()
                .map(type -> new EverythingProvider(type, everything))
                .forEach(this::registerProvider);
        registerProvider(subscriptions);
        registerInterceptor(new OutcomeInterceptor());
        registerInterceptor(new WorkLimit(bodyLimit));
        registerInterceptor(new IncomingGuard(getFhirContext(), bodyLimit));
        registerInterceptor(compartments);
        registerInterceptor(new UnaddressedEntries());
        registerInterceptor(new HistoryLinks());
        registerInterceptor(subsets);
        registerInterceptor(warnings);
        registerInterceptor(access);
        registerInterceptor(refusals);
        registerInterceptor(capabilities);
    }
}
