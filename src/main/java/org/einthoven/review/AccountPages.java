package org.einthoven.review;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.einthoven.audit.AuditAction;
import org.einthoven.audit.AuditTrail;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.einthoven.security.AccountDesk;
import org.einthoven.security.Launches;
import org.einthoven.security.Roles;
import org.einthoven.security.Sessions;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;

/** One's own account: the password, and where one is signed in. */
@Path("/account")
@RolesAllowed({Roles.CARDIOLOGIST, Roles.ADMINISTRATOR})
public class AccountPages {
    private final AccountDesk desk;
    private final Sessions sessions;
    private final SecurityIdentity identity;
    private final AuditTrail audit;
    private final Times times;

    AccountPages(AccountDesk desk, Sessions sessions, SecurityIdentity identity, AuditTrail audit, Times times) {
        this.desk = desk;
        this.sessions = sessions;
        this.identity = identity;
        this.audit = audit;
        this.times = times;
    }

    @CheckedTemplate(basePath = "review")
    static class Templates {
        static native TemplateInstance account(
                String name,
                List<SessionRow> sessions,
                boolean password,
                boolean first,
                String problem,
                boolean changed);

        private Templates() {}
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance account(@RestQuery @DefaultValue("false") boolean changed) {
        return page("", changed);
    }

    private TemplateInstance page(String problem, boolean changed) {
        UUID here = sessions.current(identity).orElse(null);
        List<SessionRow> open = sessions.of(name()).stream()
                .map(session -> SessionRow.of(session, here, times))
                .toList();
        boolean first = !changed && Sessions.mustChangePassword(identity);
        return Templates.account(name(), open, !Launches.broughtIn(identity), first, problem, changed);
    }

    private String name() {
        return identity.getPrincipal().getName();
    }

    @POST
    @Path("/password")
    @Produces(MediaType.TEXT_HTML)
    public Response changePassword(
            @RestForm @DefaultValue("") String old,
            @RestForm @DefaultValue("") String chosen,
            @RestForm @DefaultValue("") String again,
            RoutingContext request) {
        if (Launches.broughtIn(identity)) {
            throw FaultException.of(Fault.NOT_ALLOWED);
        }
        if (!chosen.equals(again)) {
            return refused("The two new passwords differ: nothing was changed.");
        }
        try {
            desk.changeOwnPassword(
                    name(),
                    old,
                    chosen,
                    request.request().remoteAddress().hostAddress(),
                    sessions.current(identity).orElse(null));
        } catch (FaultException fault) {
            return refused(String.valueOf(fault.getMessage()));
        }
        return Response.seeOther(URI.create("/account?changed=true")).build();
    }

    private Response refused(String problem) {
        return Response.status(422).entity(page(problem, false)).build();
    }

    /** @param id of the one to end; none for all others */
    @POST
    @Path("/sessions")
    public Response endSessions(@RestForm @DefaultValue("") String id) {
        int ended = id.isEmpty()
                ? sessions.endAll(name(), sessions.current(identity).orElse(null))
                : end(id);
        audit.record(AuditAction.LOGOUT, "Account", name(), ended + " other sessions ended", List.of());
        return Response.seeOther(URI.create("/account")).build();
    }

    private int end(String id) {
        try {
            return sessions.end(UUID.fromString(id), name()) ? 1 : 0;
        } catch (IllegalArgumentException none) {
            throw FaultException.of(Fault.BAD_REQUEST, "this is no session.");
        }
    }
}
