package org.einthoven.api;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.einthoven.archive.PrintedPages;
import org.einthoven.archive.RecordingId;
import org.einthoven.audit.AuditAction;
import org.einthoven.audit.AuditTrail;
import org.einthoven.formats.PrintedPage;
import org.einthoven.security.FhirAccess;
import org.einthoven.security.Interaction;
import org.einthoven.security.Roles;

/** The printed page that a recording was taken from. */
@Path("/api/recordings/{id}")
@RolesAllowed({Roles.CARDIOLOGIST, Roles.EHR})
@Tag(name = "recordings")
public class PageResource {
    private final PrintedPages pages;
    private final AuditTrail audit;
    private final SecurityIdentity caller;

    PageResource(PrintedPages pages, AuditTrail audit, SecurityIdentity caller) {
        this.pages = pages;
        this.audit = audit;
        this.caller = caller;
    }

    @GET
    @Path("/page")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "What was found on the printed page of a recording",
            description =
                    "Layout, gain and resolution, and for each lead where it lies in the picture and how far each 40 ms"
                            + " of its trace can be trusted, in percent. 404 for a recording that was not taken from paper.")
    public PrintedPage page(@PathParam("id") String id) {
        UUID recording = RecordingId.parse(id);
        audit.record(AuditAction.READ, "Page", recording.toString());
        return pages.required(recording);
    }

    @GET
    @Path("/page.jpg")
    @Produces("image/jpeg")
    @Operation(
            summary = "The picture of the printed page of a recording, in whose pixels its leads' places are given",
            description = "Who comes with a token must be allowed to read patients: a name may stand on the page.")
    public Response picture(@PathParam("id") String id) {
        UUID recording = RecordingId.parse(id);
        FhirAccess.requireOfToken(caller, "Patient", Interaction.READ);
        audit.record(AuditAction.READ, "Page", recording.toString());
        return Response.ok(pages.jpeg(recording))
                .header("Cache-Control", "private, no-cache")
                .build();
    }
}
