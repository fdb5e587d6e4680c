package org.einthoven.review;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.function.Consumer;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.einthoven.registry.ModelDesk;
import org.einthoven.registry.ModelDesk.Decision;
import org.einthoven.security.Roles;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** Takes an administrator's decision about a version. */
@Path("/models/{name}/{version}")
@RolesAllowed(Roles.ADMINISTRATOR)
@Produces(MediaType.TEXT_HTML)
public class ModelDecisionPages {
    private static final int LONGEST_REASON = 1_000;

    private final ModelDesk desk;
    private final SignedIn signedIn;

    ModelDecisionPages(ModelDesk desk, SignedIn signedIn) {
        this.desk = desk;
        this.signedIn = signedIn;
    }

    @POST
    @Path("shadow")
    public Response shadow(
            @RestPath String name, @RestPath String version, @RestForm long seen, @RestForm @Nullable String why) {
        return decide(desk::shadow, name, version, seen, why);
    }

    @POST
    @Path("candidate")
    public Response candidate(
            @RestPath String name, @RestPath String version, @RestForm long seen, @RestForm @Nullable String why) {
        return decide(desk::candidate, name, version, seen, why);
    }

    @POST
    @Path("withdraw")
    public Response withdraw(
            @RestPath String name, @RestPath String version, @RestForm long seen, @RestForm @Nullable String why) {
        return decide(desk::withdraw, name, version, seen, why);
    }

    @POST
    @Path("promote")
    public Response promote(
            @RestPath String name, @RestPath String version, @RestForm long seen, @RestForm @Nullable String why) {
        return decide(desk::promote, name, version, seen, why);
    }

    @POST
    @Path("roll-back")
    public Response rollBack(
            @RestPath String name, @RestPath String version, @RestForm long seen, @RestForm @Nullable String why) {
        return decide(desk::rollBack, name, version, seen, why);
    }

    private Response decide(Consumer<Decision> decision, String name, String version, long seen, @Nullable String why) {
        if (why == null || why.isBlank() || why.length() > LONGEST_REASON) {
            throw FaultException.of(
                    Fault.BAD_REQUEST,
                    "a decision about a model has a reason of up to " + LONGEST_REASON + " letters.");
        }
        decision.accept(new Decision(name, version, seen, signedIn.getName(), why.strip()));
        return Response.seeOther(ModelPages.page(name, version)).build();
    }
}
