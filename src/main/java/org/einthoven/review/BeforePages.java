package org.einthoven.review;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.einthoven.archive.PatientHistory;
import org.einthoven.archive.ReadingDocument;
import org.einthoven.archive.Readings;
import org.einthoven.archive.RecordingId;
import org.einthoven.archive.Recordings;
import org.einthoven.archive.ReportWording;
import org.einthoven.archive.Reviews;
import org.einthoven.archive.StoredReading;
import org.einthoven.archive.StoredRecording;
import org.einthoven.audit.AuditAction;
import org.einthoven.audit.AuditTrail;
import org.einthoven.audit.AuditTrail.Deed;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.einthoven.review.Comparison.Earlier;
import org.einthoven.review.Comparison.Read;
import org.einthoven.security.Roles;
import org.jspecify.annotations.Nullable;

/** A recording beside earlier ones of the same patient: what differs, in words and numbers, and both traces. */
@Path("/recordings/{id}/before")
@RolesAllowed(Roles.CARDIOLOGIST)
public class BeforePages {
    /** Enough to know how much a patient's values stray, few enough to read their readings at once. */
    private static final int MOST = 12;

    private final Recordings recordings;
    private final Readings readings;
    private final Reviews reviews;
    private final RecordingHeads heads;
    private final PatientHistory history;
    private final ReadingRoom room;
    private final AuditTrail audit;
    private final Times times;
    private final Speech speech;

    BeforePages(
            Recordings recordings,
            Readings readings,
            Reviews reviews,
            RecordingHeads heads,
            PatientHistory history,
            ReadingRoom room,
            AuditTrail audit,
            Times times,
            Speech speech) {
        this.recordings = recordings;
        this.readings = readings;
        this.reviews = reviews;
        this.heads = heads;
        this.history = history;
        this.room = room;
        this.audit = audit;
        this.times = times;
        this.speech = speech;
    }

    @CheckedTemplate(basePath = "review")
    static class Templates {
        static native TemplateInstance before(RecordingHead head, @Nullable Comparison comparison);

        private Templates() {}
    }

    /** @param with id of the earlier recording to compare with; the newest of them where none is asked for */
    @GET
    @Produces(MediaType.TEXT_HTML)
    public Response before(@PathParam("id") String id, @QueryParam("with") @Nullable String with) {
        UUID asked = RecordingId.parse(id);
        StoredRecording recording =
                recordings.find(asked).orElseThrow(() -> FaultException.of(Fault.NOT_FOUND, "recording", asked));
        Optional<ReadingDocument> now = readings.of(asked).map(StoredReading::document);
        if (now.isEmpty() || room.isToReadFirst(recording, reviews.versions(asked))) {
            return Response.seeOther(URI.create("/recordings/" + asked)).build();
        }
        List<StoredRecording> earlier = compared(read(history.before(recording, MOST)), with);
        List<Deed> seen = new ArrayList<>(List.of(new Deed(AuditAction.READ, "Recording", asked.toString())));
        List<Read> read = new ArrayList<>();
        for (StoredRecording one : earlier) {
            seen.add(new Deed(AuditAction.READ, "Reading", one.id.toString()));
            readings.of(one.id)
                    .ifPresent(reading -> read.add(new Read(
                            new Earlier(one.id.toString(), times.of(one.takenAt)),
                            ReportWording.document(reading, reviews.signed(one.id)))));
        }
        audit.record(seen);
        return Response.ok(Templates.before(
                        heads.of(recording), read.isEmpty() ? null : Comparison.of(now.get(), read, speech.book())))
                .header("Cache-Control", "no-store")
                .build();
    }

    /** Without those that the reader is still to read by themselves: a comparison would tell what the machine says of them. */
    private List<StoredRecording> read(List<StoredRecording> earlier) {
        return earlier.stream()
                .filter(one -> !room.isToReadFirst(one, reviews.versions(one.id)))
                .toList();
    }

    /** Those of the patient, that which is asked for first. */
    private static List<StoredRecording> compared(List<StoredRecording> earlier, @Nullable String with) {
        if (with == null) {
            return earlier;
        }
        UUID wanted = RecordingId.parse(with);
        List<StoredRecording> sorted = new ArrayList<>(
                earlier.stream().filter(one -> one.id.equals(wanted)).toList());
        if (sorted.isEmpty()) {
            throw FaultException.of(Fault.NOT_FOUND, "earlier recording of this patient", wanted);
        }
        earlier.stream().filter(one -> !one.id.equals(wanted)).forEach(sorted::add);
        return sorted;
    }
}
