package org.einthoven.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.einthoven.outbox.Delivery;
import org.einthoven.outbox.Outbox;
import org.einthoven.security.Roles;

/** What other systems should have and do not have yet. */
@Path("/api/deliveries")
@RolesAllowed(Roles.ADMINISTRATOR)
@Tag(name = "deliveries", description = "What other systems should have and do not have yet")
public class DeliveriesResource {
    private static final int MOST = 1000;

    private final Outbox outbox;

    DeliveriesResource(Outbox outbox) {
        this.outbox = outbox;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Deliveries that wait or that were given up",
            description = "The 1,000 ordered last; DEAD are those that were tried often enough.")
    public List<Delivery> deliveries(@QueryParam("state") @DefaultValue("DEAD") Delivery.State state) {
        return outbox.list(state, MOST);
    }

    @POST
    @Path("/{id}/retry")
    @Operation(summary = "Try a delivery again that was given up")
    public void retry(@PathParam("id") UUID id) {
        if (!outbox.retry(id)) {
            throw FaultException.of(Fault.NOT_FOUND, "Delivery", id);
        }
    }
}
