package org.einthoven.review;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.vertx.http.runtime.security.FormAuthenticationMechanism;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.einthoven.audit.AuditAction;
import org.einthoven.audit.AuditTrail;
import org.einthoven.security.Launches;
import org.einthoven.security.Sessions;
import org.jspecify.annotations.Nullable;

/** Signing in and out. The form itself is posted to the server's form mechanism. */
@Path("/")
public class LoginPages {
    private final CurrentIdentityAssociation identity;
    private final Sessions sessions;
    private final Launches launches;
    private final AuditTrail audit;

    LoginPages(CurrentIdentityAssociation identity, Sessions sessions, Launches launches, AuditTrail audit) {
        this.identity = identity;
        this.sessions = sessions;
        this.launches = launches;
        this.audit = audit;
    }

    @CheckedTemplate(basePath = "review")
    static class Templates {
        static native TemplateInstance login(boolean failed, boolean launches);

        static native TemplateInstance logout();

        private Templates() {}
    }

    @GET
    @Path("login")
    @PermitAll
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance login(@QueryParam("error") @Nullable String error) {
        return Templates.login(error != null, launches.areOn());
    }

    /** Where pages lead to that have no form of their own. */
    @GET
    @Path("logout")
    @Authenticated
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance logout() {
        return Templates.logout();
    }

    @POST
    @Path("logout")
    @Authenticated
    public Response signOut(RoutingContext request) {
        sessions.end(identity.getIdentity());
        audit.record(
                AuditAction.LOGOUT,
                "Account",
                identity.getIdentity().getPrincipal().getName());
        if (Launches.broughtIn(identity.getIdentity())) {
            launches.forget(request);
        } else {
            FormAuthenticationMechanism.logout(identity.getIdentity());
        }
        return Response.seeOther(URI.create("/login")).build();
    }
}
