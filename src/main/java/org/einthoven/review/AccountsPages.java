package org.einthoven.review;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import org.einthoven.audit.AuditTrail;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.einthoven.security.AccountDesk;
import org.einthoven.security.Accounts;
import org.einthoven.security.Role;
import org.einthoven.security.Roles;
import org.jboss.resteasy.reactive.RestForm;

/** Everybody's accounts, for administrators. */
@Path("/accounts")
@RolesAllowed(Roles.ADMINISTRATOR)
public class AccountsPages {
    private final AccountDesk desk;
    private final Accounts accounts;
    private final SecurityIdentity identity;
    private final AuditTrail audit;

    AccountsPages(AccountDesk desk, Accounts accounts, SecurityIdentity identity, AuditTrail audit) {
        this.desk = desk;
        this.accounts = accounts;
        this.identity = identity;
        this.audit = audit;
    }

    @CheckedTemplate(basePath = "review")
    static class Templates {
        static native TemplateInstance accounts(AccountsView view);

        private Templates() {}
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance list() {
        audit.search("Account", "accounts");
        return Templates.accounts(view("", ""));
    }

    private AccountsView view(String name, String password) {
        return new AccountsView(desk.all(), me(), accounts.areQuickstart(), name, password);
    }

    private String me() {
        return identity.getPrincipal().getName();
    }

    /** Shows a password this once: it is kept nowhere, neither here nor in the browser. */
    private Response tell(String name, String password) {
        return Response.ok(Templates.accounts(view(name, password)))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private static Response back() {
        return Response.seeOther(URI.create("/accounts")).build();
    }

    @POST
    @Produces(MediaType.TEXT_HTML)
    public Response create(@RestForm @DefaultValue("") String name, @RestForm @DefaultValue("") String role) {
        String wanted = name.strip();
        return tell(wanted, desk.create(wanted, role(role), me()));
    }

    private static Role role(String name) {
        return Arrays.stream(Role.values())
                .filter(role -> role.roleName().equals(name))
                .findFirst()
                .orElseThrow(() -> FaultException.of(
                        Fault.BAD_REQUEST,
                        "an account has one of the roles "
                                + String.join(", ", List.of(Roles.CARDIOLOGIST, Roles.EHR, Roles.ADMINISTRATOR))
                                + "."));
    }

    @POST
    @Path("/{name}/block")
    public Response block(@PathParam("name") String name) {
        desk.block(name, true, me());
        return back();
    }

    @POST
    @Path("/{name}/unblock")
    public Response unblock(@PathParam("name") String name) {
        desk.block(name, false, me());
        return back();
    }

    @POST
    @Path("/{name}/password")
    @Produces(MediaType.TEXT_HTML)
    public Response resetPassword(@PathParam("name") String name) {
        return tell(name, desk.resetPassword(name, me()));
    }

    @POST
    @Path("/{name}/sessions")
    public Response endSessions(@PathParam("name") String name) {
        desk.endSessions(name);
        return back();
    }
}
