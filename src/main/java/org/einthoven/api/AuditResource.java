package org.einthoven.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.einthoven.audit.AuditAction;
import org.einthoven.audit.AuditTrail;
import org.einthoven.audit.chain.AuditLog;
import org.einthoven.audit.chain.TreeHead;
import org.einthoven.audit.chain.VerificationKey;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.einthoven.security.Roles;

/** The audit trail as evidence: sealed logs, proofs, and the key by which both are checked. */
@Path("/api/audit")
@RolesAllowed(Roles.ADMINISTRATOR)
@Tag(name = "audit", description = "The audit trail as evidence; as FHIR it is at /fhir/AuditEvent")
public class AuditResource {
    private static final int MOST = 1000;
    private static final String LINES = "application/x-ndjson";

    private final AuditLog log;
    private final AuditTrail audit;

    AuditResource(AuditLog log, AuditTrail audit) {
        this.log = log;
        this.audit = audit;
    }

    /**
     * @param size of how many events
     * @param root of the Merkle tree over them, in hexadecimal digits
     * @param signature Ed25519 of the head, in Base64
     */
    public record LogBody(
            int number,
            LocalDate day,
            long size,
            long firstEvent,
            long lastEvent,
            String root,
            String signature,
            Instant sealedAt) {
        static LogBody of(AuditLog.Log log) {
            TreeHead head = log.signed().head();
            return new LogBody(
                    head.tree(),
                    head.day(),
                    head.size(),
                    head.firstEvent(),
                    head.lastEvent(),
                    head.root().toString(),
                    log.signed().signature(),
                    log.sealedAt());
        }
    }

    @GET
    @Path("/logs")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "The sealed logs, one a day", description = "The 1,000 newest; the first still grows.")
    public List<LogBody> logs() {
        List<LogBody> logs = log.newest(MOST).stream().map(LogBody::of).toList();
        audit.search("AuditLog", "logs");
        return logs;
    }

    @GET
    @Path("/logs/{number}")
    @Operation(
            summary = "All events of a log with its signed head, one JSON object a line",
            description = "What exec:java@verify-audit checks with the public key alone.")
    @APIResponse(responseCode = "200", description = "The log")
    public Response log(@PathParam("number") int number) {
        log.require(number);
        audit.record(AuditAction.EXPORT, "AuditLog", String.valueOf(number));
        StreamingOutput lines = target -> log.write(number, target);
        return Response.ok(lines)
                .type(LINES)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"audit-log-" + number + ".ndjson\"")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    @GET
    @Path("/{id}/proof")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "What proves that an AuditEvent was written as it stands",
            description = "The event, the hashes that lead from it to the root (RFC 6962) and the signed head;"
                    + " exec:java@verify-audit checks it with the public key alone.")
    @APIResponse(responseCode = "200", description = "The proof")
    @APIResponse(responseCode = "404", description = "No such event, or it is not sealed yet")
    public String proof(@PathParam("id") long id) {
        String proof = log.prove(id).text();
        audit.record(AuditAction.READ, "AuditEvent", String.valueOf(id));
        return proof;
    }

    @GET
    @Path("/key")
    @Produces(MediaType.TEXT_PLAIN)
    @RolesAllowed({Roles.ADMINISTRATOR, Roles.CARDIOLOGIST, Roles.EHR})
    @Operation(summary = "The public key by which logs and proofs are checked", description = "Ed25519, as PEM.")
    @APIResponse(responseCode = "200", description = "The key")
    public String key() {
        return log.key().map(VerificationKey::pem).orElseThrow(() -> FaultException.of(Fault.AUDIT_NOT_SEALED));
    }
}
