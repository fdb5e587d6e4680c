package org.einthoven.review;

import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
import org.einthoven.audit.AuditAction;
import org.einthoven.audit.AuditTrail;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.einthoven.security.Launches;
import org.jspecify.annotations.Nullable;

/**
 * Where an EHR opens the pages (SMART App Launch 2.2, EHR launch), and where people come in through the clinic's identity
 * provider (standalone launch).
 */
@Path("/launch")
public class LaunchPages {
    private static final int LONGEST = 2_000;

    private final Launches launches;
    private final SecurityIdentity identity;
    private final AuditTrail audit;

    LaunchPages(Launches launches, SecurityIdentity identity, AuditTrail audit) {
        this.launches = launches;
        this.identity = identity;
        this.audit = audit;
    }

    /**
     * Begins afresh, so that nobody stays in the session of another patient.
     *
     * @param issuer the FHIR server of the EHR; null where nobody launched
     * @param launch the EHR's own word for what it has open
     */
    @GET
    @PermitAll
    public Response begin(
            @QueryParam("iss") @Nullable String issuer,
            @QueryParam("launch") @Nullable String launch,
            RoutingContext request) {
        if (!launches.areOn()) {
            throw FaultException.of(Fault.NO_LAUNCH);
        }
        boolean byEhr = issuer != null || launch != null;
        if (byEhr && (issuer == null || launch == null || launch.length() > LONGEST || !launches.mayCome(issuer))) {
            throw FaultException.of(Fault.UNKNOWN_LAUNCHER);
        }
        launches.forget(request);
        UriBuilder next = UriBuilder.fromPath("/launch/context");
        if (byEhr) {
            next.queryParam("iss", "{iss}").queryParam("launch", "{launch}");
        }
        return Response.seeOther(byEhr ? next.build(issuer, launch) : next.build())
                .build();
    }

    /**
     * Where the way through the identity provider ends: at the patient whom the EHR has open.
     *
     * @param issuer the FHIR server of the EHR; null where nobody launched
     */
    @GET
    @Path("/context")
    @Authenticated
    public Response enter(@QueryParam("iss") @Nullable String issuer) {
        if (identity.getRoles().isEmpty()) {
            throw FaultException.of(Fault.NOT_ALLOWED);
        }
        String patient = launches.patientOf(identity);
        if (issuer != null && patient == null) {
            throw FaultException.of(Fault.LAUNCH_WITHOUT_PATIENT);
        }
        audit.record(AuditAction.LOGIN, "Account", identity.getPrincipal().getName());
        URI worklist = patient == null
                ? URI.create("/")
                : UriBuilder.fromPath("/").queryParam("text", "{patient}").build("Patient/" + patient);
        return Response.seeOther(worklist).build();
    }

    /** The identity provider leads back here; Quarkus goes on to where the way began. */
    @GET
    @Path("/return")
    @Authenticated
    public Response comeBack() {
        return Response.seeOther(URI.create("/launch/context")).build();
    }
}
