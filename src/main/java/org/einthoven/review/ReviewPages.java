package org.einthoven.review;

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
import org.einthoven.archive.Edits;
import org.einthoven.archive.ProposedEdit;
import org.einthoven.archive.ReadingDocument;
import org.einthoven.archive.RecordingId;
import org.einthoven.archive.Recordings;
import org.einthoven.archive.Review;
import org.einthoven.archive.ReviewContent;
import org.einthoven.archive.Reviews;
import org.einthoven.archive.StoredReading;
import org.einthoven.archive.StoredRecording;
import org.einthoven.audit.AuditAction;
import org.einthoven.audit.AuditTrail;
import org.einthoven.faults.FaultException;
import org.einthoven.security.Roles;

/** The form in which a recording is reviewed and what was seen in it is changed. */
@Path("/recordings/{id}")
@RolesAllowed(Roles.CARDIOLOGIST)
@Produces(MediaType.TEXT_HTML)
public class ReviewPages {
    private final RecordingShelf shelf;
    private final Recordings recordings;
    private final Reviews reviews;
    private final Edits edits;
    private final ReviewDesk desk;
    private final SignalViews signals;
    private final WorklistAsides asides;
    private final RecordingHeads heads;
    private final RecordingAnswers answers;
    private final NextRecording next;
    private final AuditTrail audit;
    private final SignedIn reader;
    private final Times times;
    private final Speech speech;

    ReviewPages(
            RecordingShelf shelf,
            Recordings recordings,
            Reviews reviews,
            Edits edits,
            ReviewDesk desk,
            SignalViews signals,
            WorklistAsides asides,
            RecordingHeads heads,
            RecordingAnswers answers,
            NextRecording next,
            AuditTrail audit,
            SignedIn reader,
            Times times,
            Speech speech) {
        this.shelf = shelf;
        this.recordings = recordings;
        this.reviews = reviews;
        this.edits = edits;
        this.desk = desk;
        this.signals = signals;
        this.asides = asides;
        this.heads = heads;
        this.answers = answers;
        this.next = next;
        this.audit = audit;
        this.reader = reader;
        this.times = times;
        this.speech = speech;
    }

    /** Saves the form and, where asked to, goes on to the page on which it is signed. */
    @POST
    @Path("/review")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response review(@PathParam("id") String id, MultivaluedMap<String, String> posted) {
        Optional<StoredRecording> found = recordings.find(RecordingId.parse(id));
        if (found.isEmpty()) {
            return GoneRecording.answer(posted, speech);
        }
        StoredRecording recording = found.get();
        StoredReading reading = shelf.readable(recording);
        ReadingDocument document =
                shelf.shown(reading, reviews.versions(recording.id)).now();
        ReviewForm form = ReviewForm.read(posted, document);
        String action = posted.getFirst("action");
        try {
            if ("commit".equals(action)) {
                desk.commit(recording.id, form, document, reader.getName());
                return next.after(recording.id);
            }
            desk.save(recording.id, form, document, reader.getName());
        } catch (FaultException refused) {
            return refused(recording, reading, form, refused);
        }
        return Response.seeOther(URI.create("/recordings/" + recording.id + ("sign".equals(action) ? "/sign" : "")))
                .build();
    }

    /**
     * Changes what was seen in the recording, or takes a change back; what follows is computed anew. What is typed into the
     * review meanwhile is posted along, saved where it can be, and comes back in the page.
     */
    @POST
    @Path("/edits")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response edit(@PathParam("id") String id, MultivaluedMap<String, String> posted) {
        Optional<StoredRecording> found = recordings.find(RecordingId.parse(id));
        if (found.isEmpty()) {
            return GoneRecording.answer(posted, speech);
        }
        StoredRecording recording = found.get();
        StoredReading reading = shelf.readable(recording);
        ShownReading before = shelf.shown(reading, reviews.versions(recording.id));
        ReviewForm form = ReviewForm.read(posted, before.now());
        ReviewContent typed = null;
        String unsaved = null;
        try {
            typed = form.content(before.now());
        } catch (FaultException unfinished) {
            unsaved = unfinished.getMessage();
        }
        Review draft;
        try {
            ProposedEdit proposed = new EditForm(posted, before, number -> signals.template(recording, before, number))
                    .propose(recording.id, edits);
            draft = desk.edit(recording.id, form, typed, proposed, reader.getName());
        } catch (FaultException refused) {
            return refused(recording, reading, form, refused);
        }
        List<Review> versions = reviews.versions(recording.id);
        ShownReading now = shelf.shown(reading, versions);
        ReviewView review = ReviewView.edited(now, versions, form.on(draft, before.now(), now.now()), unsaved, times);
        WorklistAside aside = asides.of(recording, null, false);
        return answers.read(200, heads.of(shelf.find(id)), recording, reading, now, review, aside, posted.get("shown"));
    }

    /** The page as it was typed, with what is in the way: it shows the recording once more. */
    private Response refused(
            StoredRecording recording, StoredReading reading, ReviewForm form, FaultException refused) {
        List<Review> versions = reviews.versions(recording.id);
        ShownReading shown = shelf.shown(reading, versions);
        ReviewView again = ReviewView.refused(shown, versions, form, String.valueOf(refused.getMessage()), times);
        WorklistAside aside = asides.of(recording, null, false);
        audit.record(AuditAction.READ, "Recording", recording.id.toString());
        return answers.read(
                refused.fault().httpStatus(), heads.of(recording), recording, reading, shown, again, aside, null);
    }

    /** Where one lands who had to sign in again while saving or changing: what was typed is kept in the page. */
    @GET
    @Path("/{where:review|edits}")
    public Response afterSigningIn(@PathParam("id") String id) {
        return backTo(shelf.find(id));
    }

    private static Response backTo(StoredRecording recording) {
        return Response.seeOther(URI.create("/recordings/" + recording.id)).build();
    }
}
