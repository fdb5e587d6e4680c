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
import java.util.Optional;
import java.util.UUID;
import org.einthoven.archive.PageLaying;
import org.einthoven.archive.Patients;
import org.einthoven.archive.RecordingId;
import org.einthoven.archive.StoredPatient;
import org.einthoven.archive.UnreadPage;
import org.einthoven.archive.UnreadPages;
import org.einthoven.audit.AuditAction;
import org.einthoven.audit.AuditTrail;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.einthoven.paper.PageGeometry;
import org.einthoven.paper.TracedPage;
import org.einthoven.security.Roles;
import org.jspecify.annotations.Nullable;

/** The printed ECGs that could not be read by themselves: they are laid out by hand here, or thrown away. */
@Path("/pages")
@RolesAllowed(Roles.CARDIOLOGIST)
@Produces(MediaType.TEXT_HTML)
public class UnreadPagePages {
    private static final String REMOVE = "remove";
    private static final String PATIENT = "Patient";

    private final UnreadPages pages;
    private final PageLaying laying;
    private final Patients patients;
    private final AuditTrail audit;
    private final Times times;

    UnreadPagePages(UnreadPages pages, PageLaying laying, Patients patients, AuditTrail audit, Times times) {
        this.pages = pages;
        this.laying = laying;
        this.patients = patients;
        this.audit = audit;
        this.times = times;
    }

    @CheckedTemplate(basePath = "review")
    static class Templates {
        static native TemplateInstance unreadPages(List<UnreadRow> rows, boolean full, @Nullable String message);

        private Templates() {}
    }

    @GET
    public Response list() {
        return list(200, null);
    }

    /** Throws those that were chosen away. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response remove(MultivaluedMap<String, String> posted) {
        List<String> chosen = posted.getOrDefault("page", List.of());
        try {
            if (chosen.isEmpty()) {
                throw FaultException.of(Fault.BAD_REQUEST, "choose the pages that are to be thrown away.");
            }
            return remove(chosen.stream().map(RecordingId::parse).toList(), posted);
        } catch (FaultException refused) {
            return list(refused.fault().httpStatus(), refused.getMessage());
        }
    }

    private Response remove(List<UUID> ids, MultivaluedMap<String, String> posted) {
        RemovalReason why = RemovalReason.of(FormText.of(posted, "reason"))
                .orElseThrow(() -> FaultException.of(Fault.BAD_REQUEST, "say why the picture is thrown away."));
        ids.forEach(id -> pages.remove(id, why.words()));
        return Response.seeOther(URI.create("/pages")).build();
    }

    private Response list(int status, @Nullable String message) {
        List<UnreadPage> all = pages.all();
        List<UnreadRow> rows =
                all.stream().map(page -> UnreadRow.of(page, times)).toList();
        return Response.status(status)
                .entity(Templates.unreadPages(rows, UnreadPages.isFull(all), message))
                .header("Cache-Control", "no-store")
                .build();
    }

    @GET
    @Path("/{id}")
    public Response page(@PathParam("id") String id) {
        UnreadPage page = pages.required(RecordingId.parse(id));
        return page(page, 200, overlay(page), LayoutForm.of(page), null, null);
    }

    @GET
    @Path("/{id}/page.jpg")
    @Produces("image/jpeg")
    public Response picture(@PathParam("id") String id) {
        return Response.ok(pages.jpeg(RecordingId.parse(id)))
                .header("Cache-Control", "no-store")
                .build();
    }

    /**
     * Traces the page as the form lays it out; makes a recording of that where it is accepted, else shows it. Nothing is accepted
     * for a patient whose name was not shown before.
     */
    @POST
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response lay(@PathParam("id") String id, MultivaluedMap<String, String> posted) {
        UUID waiting = RecordingId.parse(id);
        UnreadPage page = pages.required(waiting);
        LayoutForm form = LayoutForm.read(posted);
        String action = FormText.of(posted, "action");
        try {
            if (action.equals(REMOVE)) {
                return remove(List.of(waiting), posted);
            }
            if (LayoutForm.CHANGES.contains(action)) {
                return page(page, 200, overlay(page), form.after(action), null, null);
            }
            PageGeometry geometry = form.geometry(KnownScale.USUAL);
            if (action.equals("accept") && form.isWhoseSeen()) {
                UUID kept = laying.accept(
                        waiting,
                        geometry,
                        form.patient().isEmpty() ? null : form.patient(),
                        posted.containsKey("said") ? FormText.of(posted, "said") : null);
                return Response.seeOther(URI.create("/recordings/" + kept)).build();
            }
            if (!form.patient().isEmpty()) {
                whose(form).orElseThrow(() -> FaultException.of(Fault.NOT_FOUND, PATIENT, form.patient()));
            }
            TracedPage traced = laying.trace(waiting, geometry);
            PageOverlay overlay = PageOverlay.of(traced.page(), traced.ecg());
            return page(page, 200, overlay, form.shown(), LayoutTrial.of(traced), null);
        } catch (FaultException refused) {
            if (refused.fault() == Fault.PAGE_IS_RECORDING) {
                throw refused;
            }
            boolean anew = refused.fault() == Fault.PAGE_SAID_ANEW;
            UnreadPage now = anew ? pages.required(waiting) : page;
            LayoutForm again = anew ? form.orOf(now) : form;
            return page(
                    now,
                    refused.fault().httpStatus(),
                    overlay(now),
                    form.isEmpty() ? LayoutForm.of(now) : again,
                    null,
                    refused.getMessage());
        }
    }

    private static PageOverlay overlay(UnreadPage page) {
        return new PageOverlay(page.widthPx(), page.heightPx(), List.of());
    }

    /** Empty where the form names nobody, or nobody who is known. */
    private Optional<PatientLine> whose(LayoutForm form) {
        return line(form.patient());
    }

    private Optional<PatientLine> line(String reference) {
        Optional<StoredPatient> known = patients.find(reference.replaceFirst("^" + PATIENT + "/", ""));
        known.ifPresent(patient -> audit.record(AuditAction.READ, PATIENT, patient.id));
        return known.map(patient -> PatientLine.of(patient, times.phrases()));
    }

    private List<SaidOf> said(UnreadPage page) {
        return page.said().stream()
                .map(said -> SaidOf.of(said, line(said.patient()).orElse(new PatientLine(said.patient(), ""))))
                .toList();
    }

    private Response page(
            UnreadPage page,
            int status,
            PageOverlay overlay,
            LayoutForm form,
            @Nullable LayoutTrial trial,
            @Nullable String message) {
        return Response.status(status)
                .entity(PageLayoutPages.Templates.layout(
                        LayoutHead.of(page, said(page), times),
                        overlay,
                        form,
                        LayoutForm.leads(),
                        trial,
                        whose(form).orElse(null),
                        message))
                .header("Cache-Control", "no-store")
                .build();
    }
}
