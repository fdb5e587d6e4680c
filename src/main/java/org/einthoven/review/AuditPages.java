package org.einthoven.review;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import org.einthoven.archive.BrokenGlass;
import org.einthoven.audit.AuditAction;
import org.einthoven.audit.AuditEvent;
import org.einthoven.audit.AuditEvents;
import org.einthoven.audit.AuditTrail;
import org.einthoven.audit.chain.AuditLog;
import org.einthoven.audit.chain.SealingJob;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.einthoven.security.Roles;

/** The audit trail as evidence, for administrators: whether it is in order, what it says, its logs, and what proves one event. */
@Path("/audit")
@RolesAllowed(Roles.ADMINISTRATOR)
public class AuditPages {
    /** Two months; older ones are at {@code /api/audit/logs}. */
    private static final int LOGS = 60;

    /** As many as somebody goes through; each is an AuditEvent with the purpose BTG as well. */
    private static final int BROKEN = 100;

    private static final int EVENTS = 50;

    private final AuditLog log;
    private final AuditEvents events;
    private final SealingJob job;
    private final BrokenGlass glass;
    private final AuditTrail audit;
    private final Times times;

    AuditPages(AuditLog log, AuditEvents events, SealingJob job, BrokenGlass glass, AuditTrail audit, Times times) {
        this.log = log;
        this.events = events;
        this.job = job;
        this.glass = glass;
        this.audit = audit;
        this.times = times;
    }

    @CheckedTemplate(basePath = "review")
    static class Templates {
        static native TemplateInstance audit(AuditView view);

        static native TemplateInstance auditEvent(AuditLog.Proof proof, List<AuditFact> facts);

        private Templates() {}
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance logs(
            @QueryParam("checking") @DefaultValue("false") boolean asked, @BeanParam AuditSearch search) {
        List<AuditEvent> found = events.page(search.query(), EVENTS + 1);
        AuditView view = AuditView.of(
                new AuditView.Events(
                        search,
                        found.stream()
                                .limit(EVENTS)
                                .map(event -> AuditView.EventRow.of(event, times))
                                .toList(),
                        found.size() > EVENTS),
                log.newest(LOGS),
                log.lastCheck(),
                log.key(),
                asked || job.isChecking(),
                glass.newest(BROKEN),
                times);
        audit.search("AuditLog", "logs");
        audit.search("AuditEvent", search.asked());
        return Templates.audit(view);
    }

    /** Has all of the trail checked, which may take minutes: the page does not wait for it. */
    @POST
    @Path("/check")
    public Response check() {
        job.checkNow();
        audit.record(AuditAction.OPERATION, "AuditLog", "check");
        return Response.seeOther(URI.create("/audit?checking=true")).build();
    }

    @GET
    @Path("/events")
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance event(@QueryParam("id") @DefaultValue("") String id) {
        AuditLog.Proof proof = log.prove(number(id.strip()));
        audit.record(AuditAction.READ, "AuditEvent", id.strip());
        return Templates.auditEvent(proof, AuditFact.of(proof.event()));
    }

    static long number(String id) {
        if (!id.matches("\\d{1,18}")) {
            throw FaultException.of(Fault.BAD_REQUEST, "an AuditEvent has a number.");
        }
        return Long.parseLong(id);
    }
}
