package org.einthoven.review;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.einthoven.archive.Claims;
import org.einthoven.archive.RecordingId;
import org.einthoven.archive.Recordings;
import org.einthoven.archive.Review;
import org.einthoven.archive.Reviews;
import org.einthoven.archive.StoredRecording;
import org.einthoven.archive.Worklist;
import org.einthoven.audit.AuditAction;
import org.einthoven.audit.AuditTrail;
import org.einthoven.audit.AuditTrail.Deed;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.einthoven.security.Roles;

/**
 * Asked before a page that was fetched ahead is shown: whether the reader may still see it, whether nobody else reads it
 * by now, and how far its review is. From here on the reader claims it, and the trail says that it was read.
 */
@Path("/recordings/{id}/shown")
@RolesAllowed(Roles.CARDIOLOGIST)
public class ShownPages {
    /** What such a page holds. */
    private static final List<String> PARTS = List.of("Recording", "Reading", "Waveform");
    /** Address of what to open instead. */
    private static final String INSTEAD = "X-Instead";
    /** {@link ReviewStand}: a page that was fetched ahead with another one is out of date. */
    private static final String STAND = "X-Stand";

    private final Recordings recordings;
    private final Reviews reviews;
    private final Claims claims;
    private final Worklist worklist;
    private final ReadingRoom room;
    private final AuditTrail audit;
    private final Times times;
    private final SignedIn reader;

    ShownPages(
            Recordings recordings,
            Reviews reviews,
            Claims claims,
            Worklist worklist,
            ReadingRoom room,
            AuditTrail audit,
            Times times,
            SignedIn reader) {
        this.recordings = recordings;
        this.reviews = reviews;
        this.claims = claims;
        this.worklist = worklist;
        this.room = room;
        this.audit = audit;
        this.times = times;
        this.reader = reader;
    }

    /** Answers who reads it now, in the form of the page; 409 where that is somebody else. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.TEXT_HTML)
    @Transactional
    public Response shown(@PathParam("id") String id) {
        UUID recording = RecordingId.parse(id);
        StoredRecording found = recordings
                .find(recording)
                .orElseThrow(() -> FaultException.of(Fault.NOT_FOUND, "recording", recording));
        claims.claim(recording, reader.getName());
        ClaimView claim = ClaimView.of(claims.of(recording), reader.getName(), times);
        if (claim.isOthers()) {
            String next = worklist.after(recording, reader.getName())
                    .map(open -> "/recordings/" + open)
                    .orElse("/");
            return Response.status(Response.Status.CONFLICT)
                    .header(INSTEAD, next)
                    .build();
        }
        List<Review> versions = reviews.versions(recording);
        Response.ResponseBuilder answer = Response.ok(ClaimPages.Templates.claim(recording.toString(), claim));
        if (room.isToReadFirst(found, versions)) {
            // chosen since the page was fetched: it holds what is withheld now, and is to be opened anew
            return answer.build();
        }
        recordings
                .partsBeside(found)
                .forEach(part ->
                        room.isToReadFirst(part, reviews.versions(part.id))); // their hours stand in the page, too
        audit.record(PARTS.stream()
                .map(part -> new Deed(AuditAction.READ, part, recording.toString()))
                .toList());
        return answer.header(STAND, ReviewStand.of(versions)).build();
    }

    /** Where one lands who had to sign in again. */
    @GET
    public Response afterSigningIn(@PathParam("id") String id) {
        return Response.seeOther(URI.create("/recordings/" + RecordingId.parse(id)))
                .build();
    }
}
