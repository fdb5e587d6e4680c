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
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.einthoven.outbox.Delivery;
import org.einthoven.outbox.Outbox;
import org.einthoven.security.Roles;
import org.jspecify.annotations.Nullable;

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

    /** Waiting for its next attempt, or given up. */
    public enum State {
        WAITING,
        DEAD
    }

    /**
     * @param channel how it is sent: {@code hl7v2} or {@code subscription}
     * @param subject what is sent, such as {@code DiagnosticReport/123}
     * @param attempts since it was ordered last
     * @param error of the last attempt
     */
    public record DeliveryBody(
            UUID id,
            String channel,
            String target,
            String subject,
            State state,
            int attempts,
            @Nullable String error,
            Instant orderedAt,
            @Nullable Instant triedAt) {

        static DeliveryBody of(Delivery delivery) {
            return new DeliveryBody(
                    delivery.id(),
                    delivery.channel(),
                    delivery.target(),
                    delivery.subject(),
                    State.valueOf(delivery.state().name()),
                    delivery.attempts(),
                    delivery.error(),
                    delivery.orderedAt(),
                    delivery.triedAt());
        }
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Deliveries that wait or that were given up",
            description = "The 1,000 ordered last; DEAD are those that were tried often enough.")
    public List<DeliveryBody> deliveries(@QueryParam("state") @DefaultValue("DEAD") State state) {
        return outbox.list(Delivery.State.valueOf(state.name()), MOST).stream()
                .map(DeliveryBody::of)
                .toList();
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
