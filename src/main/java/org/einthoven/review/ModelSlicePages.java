package org.einthoven.review;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.UUID;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.einthoven.registry.Rereadings;
import org.einthoven.security.Roles;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;

/** Has a slice of the archive read again under a version. */
@Path("/models/{name}/{version}/slices")
@RolesAllowed(Roles.ADMINISTRATOR)
@Produces(MediaType.TEXT_HTML)
public class ModelSlicePages {
    private final Rereadings slices;
    private final SignedIn signedIn;
    private final ZoneId zone = ZoneId.systemDefault();

    ModelSlicePages(Rereadings slices, SignedIn signedIn) {
        this.slices = slices;
        this.signedIn = signedIn;
    }

    /** Both days belong to it. */
    @POST
    public Response start(
            @RestPath String name, @RestPath String version, @RestForm String from, @RestForm String until) {
        LocalDate first = day(from);
        LocalDate last = day(until);
        if (last.isBefore(first)) {
            throw FaultException.of(Fault.BAD_REQUEST, "the last day lies before the first one.");
        }
        slices.start(
                name,
                version,
                first.atStartOfDay(zone).toInstant(),
                last.plusDays(1).atStartOfDay(zone).toInstant(),
                signedIn.getName());
        return Response.seeOther(ModelPages.page(name, version)).build();
    }

    @POST
    @Path("{id}/stop")
    public Response stop(@RestPath String name, @RestPath String version, @RestPath UUID id) {
        slices.stop(id, signedIn.getName());
        return Response.seeOther(ModelPages.page(name, version)).build();
    }

    @POST
    @Path("{id}/resume")
    public Response resume(@RestPath String name, @RestPath String version, @RestPath UUID id) {
        slices.resume(id, signedIn.getName());
        return Response.seeOther(ModelPages.page(name, version)).build();
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException | NullPointerException none) {
            throw FaultException.of(Fault.BAD_REQUEST, "a day is written as 2026-01-31.");
        }
    }
}
