package org.einthoven.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.einthoven.archive.ReadingDocument;
import org.einthoven.archive.Readings;
import org.einthoven.archive.RecordingId;
import org.einthoven.archive.Recordings;
import org.einthoven.archive.ReportWording;
import org.einthoven.archive.Review;
import org.einthoven.archive.StoredReading;
import org.einthoven.archive.StoredRecording;
import org.einthoven.archive.Surveys;
import org.einthoven.audit.AuditAction;
import org.einthoven.audit.AuditTrail;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.einthoven.security.Roles;

/** What a long ECG comes to. */
@Path("/api/recordings/{id}/survey")
@RolesAllowed({Roles.CARDIOLOGIST, Roles.EHR})
@Tag(name = "recordings")
public class SurveyResource {
    private final Recordings recordings;
    private final Readings readings;
    private final Surveys surveys;
    private final AskedReview asked;
    private final ReadersOwn own;
    private final AuditTrail audit;

    SurveyResource(
            Recordings recordings,
            Readings readings,
            Surveys surveys,
            AskedReview asked,
            ReadersOwn own,
            AuditTrail audit) {
        this.recordings = recordings;
        this.readings = readings;
        this.surveys = surveys;
        this.asked = asked;
        this.own = own;
        this.audit = audit;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "What a long ECG comes to",
            description = "Of an ECG of more than a minute: counts by the minute, templates of beats that look alike,"
                    + " events. Times are ms from the first sample. All is empty for other recordings, until it is read, and"
                    + " for a cardiologist who is to read first. Events st-highest and st-lowest give, for each lead that was"
                    + " recorded, the minutes in which the ST segment lies highest and lowest, 60 ms after the J point; a lead"
                    + " without them could be measured in no minute. A change of posture moves the level too, and is not told"
                    + " from ischaemia.")
    public SurveyBody survey(
            @PathParam("id") String id,
            @Parameter(description = AskedReview.WORDS) @QueryParam("as") @DefaultValue(AskedReview.SIGNED) String as) {
        UUID key = RecordingId.parse(id);
        StoredRecording recording =
                recordings.find(key).orElseThrow(() -> FaultException.of(Fault.NOT_FOUND, "recording", key));
        audit.record(AuditAction.READ, "Reading", recording.id.toString());
        Optional<Review> review = asked.of(recording.id, as);
        return own.isFirst(recording)
                ? SurveyBodies.none(recording)
                : readings.of(recording.id)
                        .flatMap(reading -> body(recording, reading, review))
                        .orElseGet(() -> SurveyBodies.none(recording));
    }

    private Optional<SurveyBody> body(StoredRecording recording, StoredReading reading, Optional<Review> review) {
        ReadingDocument document = ReportWording.document(reading, review);
        int edits = review.map(changed -> changed.edits).orElse(0);
        return surveys.of(recording, document, edits)
                .map(survey -> SurveyBodies.of(recording, survey, document.beats()));
    }
}
