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
import org.einthoven.archive.PageLaying;
import org.einthoven.archive.RecordingId;
import org.einthoven.archive.UnreadPage;
import org.einthoven.archive.UnreadPages;
import org.einthoven.audit.AuditTrail;
import org.einthoven.faults.FaultException;
import org.einthoven.paper.TracedPage;
import org.einthoven.security.Roles;
import org.jspecify.annotations.Nullable;

/** The printed ECGs that could not be read by themselves: they are laid out by hand here, or thrown away. */
@Path("/pages")
@RolesAllowed(Roles.CARDIOLOGIST)
@Produces(MediaType.TEXT_HTML)
public class UnreadPagePages {
    private final UnreadPages pages;
    private final PageLaying laying;
    private final AuditTrail audit;
    private final Times times;

    UnreadPagePages(UnreadPages pages, PageLaying laying, AuditTrail audit, Times times) {
        this.pages = pages;
        this.laying = laying;
        this.audit = audit;
        this.times = times;
    }

    @CheckedTemplate(basePath = "review")
    static class Templates {
        static native TemplateInstance unreadPages(List<UnreadRow> rows);

        private Templates() {}
    }

    @GET
    public Response list() {
        List<UnreadRow> rows =
                pages.all().stream().map(page -> UnreadRow.of(page, times)).toList();
        audit.search(UnreadPages.TYPE, "");
        return Response.ok(Templates.unreadPages(rows))
                .header("Cache-Control", "no-store")
                .build();
    }

    @GET
    @Path("/{id}")
    public Response page(@PathParam("id") String id) {
        UnreadPage page = pages.required(RecordingId.parse(id));
        return page(page, 200, overlay(page), LayoutForm.of(page), false, null);
    }

    @GET
    @Path("/{id}/page.jpg")
    @Produces("image/jpeg")
    public Response picture(@PathParam("id") String id) {
        return Response.ok(pages.jpeg(RecordingId.parse(id)))
                .header("Cache-Control", "private, no-cache")
                .build();
    }

    /** Traces the page as the form lays it out; makes a recording of that where it is accepted, else shows it. */
    @POST
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response lay(@PathParam("id") String id, MultivaluedMap<String, String> posted) {
        UUID waiting = RecordingId.parse(id);
        String action = FormText.of(posted, "action");
        if (action.equals("remove")) {
            pages.remove(waiting);
            return Response.seeOther(URI.create("/pages")).build();
        }
        UnreadPage page = pages.required(waiting);
        LayoutForm form = LayoutForm.read(posted);
        try {
            if (LayoutForm.CHANGES.contains(action)) {
                return page(page, 200, overlay(page), form.after(action), false, null);
            }
            if (action.equals("accept")) {
                String patient = form.patient().isEmpty() ? null : form.patient();
                UUID kept = laying.accept(waiting, form.geometry(), patient);
                return Response.seeOther(URI.create("/recordings/" + kept)).build();
            }
            TracedPage traced = laying.trace(waiting, form.geometry());
            return page(page, 200, PageOverlay.of(traced.page(), traced.ecg()), form, true, null);
        } catch (FaultException refused) {
            return page(page, refused.fault().httpStatus(), overlay(page), form, false, refused.getMessage());
        }
    }

    private static PageOverlay overlay(UnreadPage page) {
        return new PageOverlay(page.widthPx(), page.heightPx(), List.of());
    }

    private Response page(
            UnreadPage page,
            int status,
            PageOverlay overlay,
            LayoutForm form,
            boolean traced,
            @Nullable String message) {
        return Response.status(status)
                .entity(PageLayoutPages.Templates.layout(
                        LayoutHead.of(page, times), overlay, form, LayoutForm.leads(), traced, message))
                .header("Cache-Control", "no-store")
                .build();
    }
}
