package org.einthoven.review;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.einthoven.archive.Readings;
import org.einthoven.archive.Recordings;
import org.einthoven.archive.Review;
import org.einthoven.archive.Reviews;
import org.einthoven.archive.StoredRecording;
import org.einthoven.audit.AuditAction;
import org.einthoven.audit.AuditTrail;
import org.einthoven.ecg.Ecg;
import org.einthoven.ecg.Recording;
import org.einthoven.electrode.ElectrodeSwap;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.einthoven.security.Roles;
import org.jspecify.annotations.Nullable;

/** Ten seconds of a recording as a drawing, for browsers without scripts and for printing. */
@Path("/recordings/{id}/trace.svg")
@RolesAllowed(Roles.CARDIOLOGIST)
@Produces(TracePages.SVG)
public class TracePages {
    static final String SVG = "image/svg+xml";

    private final RecordingShelf shelf;
    private final Recordings recordings;
    private final Readings readings;
    private final Reviews reviews;
    private final ReadingRoom room;
    private final AuditTrail audit;
    private final Speech speech;

    TracePages(
            RecordingShelf shelf,
            Recordings recordings,
            Readings readings,
            Reviews reviews,
            ReadingRoom room,
            AuditTrail audit,
            Speech speech) {
        this.shelf = shelf;
        this.recordings = recordings;
        this.readings = readings;
        this.reviews = reviews;
        this.room = room;
        this.audit = audit;
        this.speech = speech;
    }

    /** @param electrodes code of an {@link ElectrodeSwap} that is undone in the drawing; null for none */
    @GET
    public Response trace(
            @PathParam("id") String id,
            @Nullable @QueryParam("electrodes") String electrodes,
            @Nullable @QueryParam("form") String form,
            @Nullable @QueryParam("order") String order,
            @Nullable @QueryParam("rhythm") String rhythm,
            @Nullable @QueryParam("speed") String speed,
            @Nullable @QueryParam("gain") String gain,
            @Nullable @QueryParam("from") String from) {
        StoredRecording recording = shelf.find(id);
        SheetChoice choice = SheetChoice.of(form, order, rhythm, speed, gain, from);
        audit.record(AuditAction.READ, "Waveform", recording.id.toString());
        Recording samples = recordings
                .waveform(recording.id)
                .toRecording(recording.kind, recording.rate())
                .orElseThrow(() -> FaultException.of(Fault.NOT_FOUND, "known lead in recording", recording.id));
        List<Review> versions = reviews.versions(recording.id);
        TraceMarks marks = readings.of(recording.id)
                .filter(reading -> !room.isToReadFirst(recording, versions))
                .map(reading -> TraceMarks.of(shelf.shown(reading, versions).now()))
                .orElse(TraceMarks.NONE);
        return Response.ok(
                        electrodes == null
                                ? TraceSvg.draw(samples, marks, choice, speech.book())
                                : corrected(samples, electrodes, choice))
                .header("Cache-Control", "private, no-cache")
                .build();
    }

    private String corrected(Recording samples, String electrodes, SheetChoice choice) {
        ElectrodeSwap swap = ElectrodeSwap.named(electrodes)
                .filter(known -> known.isCorrectable() && samples instanceof Ecg)
                .orElseThrow(() -> FaultException.of(Fault.NOT_FOUND, "correction of electrodes", "of this name"));
        return TraceSvg.drawCorrected((Ecg) samples, swap, choice, speech.book());
    }
}
