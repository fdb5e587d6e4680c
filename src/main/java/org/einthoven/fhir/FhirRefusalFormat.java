package org.einthoven.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.einthoven.security.RefusalFormat;
import org.jspecify.annotations.Nullable;

/** Tells FHIR clients in an OperationOutcome that they may not come in. */
@ApplicationScoped
class FhirRefusalFormat implements RefusalFormat {

    private static final String BASE = "/fhir";

    private final FhirContext context;

    FhirRefusalFormat(FhirContext context) {
        this.context = context;
    }

    @Override
    public boolean covers(String path) {
        return path.equals(BASE) || path.startsWith(BASE + "/");
    }

    @Override
    public Body body(Fault fault, @Nullable String accept) {
        return body(FaultException.of(fault), accept);
    }

    /** Ends a request that goes no further. */
    void answer(RoutingContext request, FaultException refused) {
        Body body = body(refused, request.request().getHeader("Accept"));
        if (refused.fault() == Fault.METHOD_NOT_ALLOWED) {
            String under = request.request().path().substring(BASE.length());
            request.response().putHeader("Allow", AllowedVerbs.header(under));
        }
        request.response()
                .setStatusCode(refused.fault().httpStatus())
                .putHeader("Content-Type", body.contentType())
                .end(body.text());
    }

    /** @param details what fills the fault's sentence */
    Body body(@Nullable String accept, Fault fault, Object... details) {
        return body(FaultException.of(fault, details), accept);
    }

    private Body body(FaultException refused, @Nullable String accept) {
        boolean xml = accept != null && accept.contains("xml") && !accept.contains("json");
        IParser parser = xml ? context.newXmlParser() : context.newJsonParser();
        return new Body(
                xml ? "application/fhir+xml;charset=UTF-8" : "application/fhir+json;charset=UTF-8",
                parser.encodeResourceToString(Outcomes.of(refused)));
    }
}
