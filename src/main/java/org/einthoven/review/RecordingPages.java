package org.einthoven.review;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.einthoven.archive.Readings;
import org.einthoven.archive.Review;
import org.einthoven.archive.Reviews;
import org.einthoven.archive.StoredReading;
import org.einthoven.archive.StoredRecording;
import org.einthoven.audit.AuditAction;
import org.einthoven.audit.AuditTrail;
import org.einthoven.security.Roles;
import org.jspecify.annotations.Nullable;

/** One recording: its trace, what was read of it, and its review. */
@Path("/recordings/{id}")
@RolesAllowed(Roles.CARDIOLOGIST)
@Produces(MediaType.TEXT_HTML)
public class RecordingPages {
    private final RecordingShelf shelf;
    private final RecordingHeads heads;
    private final Readings readings;
    private final Reviews reviews;
    private final ReadingRoom room;
    private final WorklistAsides asides;
    private final RecordingAnswers answers;
    private final AuditTrail audit;
    private final Times times;

    RecordingPages(
            RecordingShelf shelf,
            RecordingHeads heads,
            Readings readings,
            Reviews reviews,
            ReadingRoom room,
            WorklistAsides asides,
            RecordingAnswers answers,
            AuditTrail audit,
            Times times) {
        this.shelf = shelf;
        this.heads = heads;
        this.readings = readings;
        this.reviews = reviews;
        this.room = room;
        this.asides = asides;
        this.answers = answers;
        this.audit = audit;
        this.times = times;
    }

    @GET
    public Response recording(
            @PathParam("id") String id,
            @QueryParam("amend") boolean amend,
            @Nullable @QueryParam("after") String signedBefore,
            @QueryParam("overtaken") boolean overtaken,
            @Nullable @QueryParam("shown") List<String> leads,
            @Nullable @HeaderParam(AuditAction.AHEAD_HEADER) String ahead) {
        StoredRecording recording = shelf.find(id);
        RecordingHead head = heads.of(recording);
        WorklistAside aside = asides.of(recording, signedBefore, overtaken);
        audit.record(AuditAction.reading(ahead), "Recording", recording.id.toString());
        Optional<StoredReading> reading = readings.of(recording.id);
        if (reading.isEmpty()) {
            return answers.pending(head, aside);
        }
        List<Review> versions = reviews.versions(recording.id);
        if (room.isToReadFirst(recording, versions)) {
            return answers.blind(head, aside);
        }
        ShownReading shown = shelf.shown(reading.get(), versions);
        ReviewView review = ReviewView.of(shown, versions, room.beginning(recording.id), amend, times);
        return answers.read(200, head, recording, reading.get(), shown, review, aside, leads);
    }
}
