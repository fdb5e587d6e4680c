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
import org.einthoven.archive.ReadingDocument;
import org.einthoven.archive.Review;
import org.einthoven.archive.Reviews;
import org.einthoven.archive.StoredRecording;
import org.einthoven.audit.AuditAction;
import org.einthoven.audit.AuditTrail;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.einthoven.security.Roles;
import org.jspecify.annotations.Nullable;

/** The signature: shows what is about to be signed, and signs it. */
@Path("/recordings/{id}/sign")
@RolesAllowed(Roles.CARDIOLOGIST)
@Produces(MediaType.TEXT_HTML)
public class SignPages {
    private final RecordingShelf shelf;
    private final Reviews reviews;
    private final ReviewDesk desk;
    private final RecordingHeads heads;
    private final NextRecording next;
    private final AuditTrail audit;
    private final SignedIn reader;

    SignPages(
            RecordingShelf shelf,
            Reviews reviews,
            ReviewDesk desk,
            RecordingHeads heads,
            NextRecording next,
            AuditTrail audit,
            SignedIn reader) {
        this.shelf = shelf;
        this.reviews = reviews;
        this.desk = desk;
        this.heads = heads;
        this.next = next;
        this.audit = audit;
        this.reader = reader;
    }

    @CheckedTemplate(basePath = "review")
    static class Templates {
        static native TemplateInstance sign(RecordingHead head, Signing signing);

        private Templates() {}
    }

    @GET
    public Response sign(@PathParam("id") String id) {
        return signPage(shelf.find(id), 200, null);
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response signed(@PathParam("id") String id, MultivaluedMap<String, String> posted) {
        StoredRecording recording = shelf.find(id);
        shelf.readable(recording);
        try {
            desk.sign(recording.id, ReviewForm.lock(posted.getFirst("lock")), reader.getName());
        } catch (FaultException refused) {
            if (refused.fault() == Fault.ALREADY_SIGNED) {
                return Response.seeOther(URI.create("/recordings/" + recording.id + "?overtaken=true"))
                        .build();
            }
            return signPage(recording, refused.fault().httpStatus(), refused.getMessage());
        }
        return "next".equals(posted.getFirst("then")) ? next.after(recording.id) : backTo(recording);
    }

    private Response signPage(StoredRecording recording, int status, @Nullable String message) {
        Optional<Review> draft = reviews.openDraft(recording.id);
        if (draft.isEmpty()) {
            return backTo(recording);
        }
        ReadingDocument model = shelf.readable(recording).document();
        ReadingDocument document = draft.get().reading(model);
        audit.record(AuditAction.READ, "Review", draft.get().id.toString());
        List<Statement> statements = Statement.of(document, draft.get().content());
        Signing signing = new Signing(statements, draft.get().version, draft.get().lockVersion, message);
        return Response.status(status)
                .entity(Templates.sign(heads.of(recording), signing))
                .header("Cache-Control", "no-store")
                .build();
    }

    private static Response backTo(StoredRecording recording) {
        return Response.seeOther(URI.create("/recordings/" + recording.id)).build();
    }
}
