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
import org.einthoven.paper.PageGeometry;
import org.einthoven.paper.TracedPage;
import org.einthoven.security.Roles;
import org.jspecify.annotations.Nullable;

/** Where the layout of a printed page is mended: corners, scale and the boxes of its leads. It is shown before it is kept. */
@Path("/recordings/{id}/page/layout")
@RolesAllowed(Roles.CARDIOLOGIST)
@Produces(MediaType.TEXT_HTML)
public class PageLayoutPages {
    private final Recordings recordings;
    private final PrintedPages pages;
    private final PageMending mending;
    private final AuditTrail audit;
    private final RecordingHeads heads;

    PageLayoutPages(
            Recordings recordings, PrintedPages pages, PageMending mending, AuditTrail audit, RecordingHeads heads) {
        this.recordings = recordings;
        this.pages = pages;
        this.mending = mending;
        this.audit = audit;
        this.heads = heads;
    }

    @CheckedTemplate(basePath = "review")
    static class Templates {
        static native TemplateInstance layout(
                LayoutHead head,
                PageOverlay overlay,
                LayoutForm form,
                List<String> leads,
                @Nullable LayoutTrial trial,
                @Nullable PatientLine whose,
                @Nullable String message);

        private Templates() {}
    }

    @GET
    public Response layout(@PathParam("id") String id) {
        UUID recording = RecordingId.parse(id);
        PrintedPage page = pages.required(recording);
        return page(recording, 200, PageOverlay.of(page, recordings.ecg(recording)), LayoutForm.of(page), null, null);
    }

    /** Traces the page as the form lays it out; keeps that as another recording where it is accepted, else shows it. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response lay(@PathParam("id") String id, MultivaluedMap<String, String> posted) {
        UUID recording = RecordingId.parse(id);
        LayoutForm form = LayoutForm.read(posted);
        String action = FormText.of(posted, "action");
        try {
            if (LayoutForm.CHANGES.contains(action)) {
                return page(recording, 200, before(recording), form.after(action), null, null);
            }
            PageGeometry geometry = form.geometry(KnownScale.of(pages.required(recording)));
            if (action.equals("accept")) {
                UUID kept = mending.accept(recording, geometry);
                return Response.seeOther(URI.create("/recordings/" + kept)).build();
            }
            TracedPage traced = mending.trace(recording, geometry);
            PageOverlay overlay = PageOverlay.of(traced.page(), traced.ecg());
            return page(recording, 200, overlay, form, LayoutTrial.of(traced), null);
        } catch (FaultException refused) {
            return page(recording, refused.fault().httpStatus(), before(recording), form, null, refused.getMessage());
        }
    }

    private PageOverlay before(UUID recording) {
        return PageOverlay.of(pages.required(recording), recordings.ecg(recording));
    }

    private Response page(
            UUID id,
            int status,
            PageOverlay overlay,
            LayoutForm form,
            @Nullable LayoutTrial trial,
            @Nullable String message) {
        StoredRecording recording =
                recordings.find(id).orElseThrow(() -> FaultException.of(Fault.NOT_FOUND, "recording", id));
        audit.record(AuditAction.READ, "Page", id.toString());
        return Response.status(status)
                .entity(Templates.layout(
                        LayoutHead.of(heads.of(recording)), overlay, form, LayoutForm.leads(), trial, null, message))
                .header("Cache-Control", "no-store")
                .build();
    }
}
