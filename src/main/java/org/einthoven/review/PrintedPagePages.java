package org.einthoven.review;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.einthoven.archive.PageMending;
import org.einthoven.archive.PrintedPages;
import org.einthoven.archive.RecordingId;
import org.einthoven.archive.Recordings;
import org.einthoven.archive.StoredRecording;
import org.einthoven.audit.AuditAction;
import org.einthoven.audit.AuditTrail;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.einthoven.formats.PrintedPage;
import org.einthoven.security.Roles;
import org.jspecify.annotations.Nullable;

/** The printed page of a recording: what was taken from it, drawn over it, and the form in which that is mended. */
@Path("/recordings/{id}")
@RolesAllowed(Roles.CARDIOLOGIST)
@Produces(MediaType.TEXT_HTML)
public class PrintedPagePages {
    private final Recordings recordings;
    private final PrintedPages pages;
    private final PageMending mending;
    private final AuditTrail audit;
    private final RecordingHeads heads;

    PrintedPagePages(
            Recordings recordings, PrintedPages pages, PageMending mending, AuditTrail audit, RecordingHeads heads) {
        this.recordings = recordings;
        this.pages = pages;
        this.mending = mending;
        this.audit = audit;
        this.heads = heads;
    }

    @CheckedTemplate(basePath = "review")
    static class Templates {
        static native TemplateInstance printed(
                RecordingHead head, PageOverlay overlay, List<MendRow> rows, @Nullable String message);

        private Templates() {}
    }

    @GET
    @Path("/page")
    public Response page(@PathParam("id") String id) {
        return page(RecordingId.parse(id), 200, MendRow.empty(), null);
    }

    @GET
    @Path("/page.jpg")
    @Produces("image/jpeg")
    public Response picture(@PathParam("id") String id) {
        UUID recording = RecordingId.parse(id);
        audit.record(AuditAction.READ, "Page", recording.toString());
        return Response.ok(pages.jpeg(recording))
                .header("Cache-Control", "no-store")
                .build();
    }

    /** Makes another recording of what the form changes, and shows it. */
    @POST
    @Path("/page")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response mend(@PathParam("id") String id, MultivaluedMap<String, String> posted) {
        UUID recording = RecordingId.parse(id);
        List<MendRow> rows = MendRow.read(posted);
        try {
            UUID mended = mending.mend(recording, MendRow.mends(rows));
            return Response.seeOther(URI.create("/recordings/" + mended)).build();
        } catch (FaultException refused) {
            return page(recording, refused.fault().httpStatus(), rows, refused.getMessage());
        }
    }

    private Response page(UUID id, int status, List<MendRow> rows, @Nullable String message) {
        StoredRecording recording =
                recordings.find(id).orElseThrow(() -> FaultException.of(Fault.NOT_FOUND, "recording", id));
        PrintedPage page = pages.required(id);
        audit.record(AuditAction.READ, "Page", id.toString());
        return Response.status(status)
                .entity(Templates.printed(heads.of(recording), PageOverlay.of(page, recordings.ecg(id)), rows, message))
                .header("Cache-Control", "no-store")
                .build();
    }
}
