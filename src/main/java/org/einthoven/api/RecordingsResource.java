package org.einthoven.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.einthoven.archive.Readings;
import org.einthoven.archive.RecordingId;
import org.einthoven.archive.Recordings;
import org.einthoven.archive.ReportWording;
import org.einthoven.archive.StoredRecording;
import org.einthoven.audit.AuditAction;
import org.einthoven.audit.AuditTrail;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.einthoven.security.Roles;
import org.jspecify.annotations.Nullable;

/** What is known of one recording. */
@Path("/api/recordings/{id}")
@RolesAllowed({Roles.CARDIOLOGIST, Roles.EHR})
@Tag(name = "recordings", description = "Readings, explanations and samples of single recordings")
public class RecordingsResource {
    /** Ids of findings are short words; what is longer is none of ours. */
    private static final int MAX_FINDING_ID = 100;

    /** What a page asks for whose reader is to read by themselves first. */
    private static final String RECORDING_ONLY = "recording";

    private final Recordings recordings;
    private final Readings readings;
    private final AskedReview asked;
    private final ReadersOwn own;
    private final AuditTrail audit;

    RecordingsResource(Recordings recordings, Readings readings, AskedReview asked, ReadersOwn own, AuditTrail audit) {
        this.recordings = recordings;
        this.readings = readings;
        this.asked = asked;
        this.own = own;
        this.audit = audit;
    }

    @GET
    @Path("/reading")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "The reading of a recording",
            description = "Times are ms from the first sample; null stands for not measurable, never 0. Until the"
                    + " recording is read, status is pending. With part=recording nothing that was read is in it, nor for a"
                    + " cardiologist who is to read first.")
    public ReadingBody reading(
            @PathParam("id") String id,
            @QueryParam("part") @Nullable String part,
            @Parameter(description = AskedReview.WORDS) @QueryParam("as") @DefaultValue(AskedReview.SIGNED) String as,
            @Parameter(hidden = true) @HeaderParam(AuditAction.AHEAD_HEADER) @Nullable String ahead) {
        StoredRecording recording = find(id);
        audit.record(AuditAction.reading(ahead), "Reading", recording.id.toString());
        if (RECORDING_ONLY.equals(part) || (ahead == null ? own.isFirst(recording) : own.wouldBeFirst(recording))) {
            return ReadingBodies.unread(recording);
        }
        return readings.of(recording.id)
                .map(reading -> ReadingBodies.of(
                        recording,
                        reading,
                        ReportWording.document(reading, asked.of(recording.id, as)),
                        readings.explanations(reading.id)))
                .orElseGet(() -> ReadingBodies.unread(recording));
    }

    @GET
    @Path("/explanations/{finding}")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "The heatmap of a finding",
            description =
                    "Attribution of every sample, lead by lead, -1 to 1, with its method and how faithful it is to"
                            + " the model. 404 where no valid map exists.")
    public ExplanationBody explanation(@PathParam("id") String id, @PathParam("finding") String finding) {
        StoredRecording recording = find(id);
        if (finding.length() > MAX_FINDING_ID) {
            throw FaultException.of(Fault.INVALID_ID);
        }
        own.requireFirst(recording.id);
        audit.record(AuditAction.READ, "Explanation", recording.id + "/" + finding);
        return readings.explanation(recording.id, finding)
                .map(explanation -> ExplanationBody.of(explanation, recording.sampleRateHz))
                .orElseThrow(() -> FaultException.of(Fault.NO_EXPLANATION, finding));
    }

    @GET
    @Path("/waveform")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @Operation(
            summary = "Samples for drawing",
            description = "Little-endian: uint32 length of the header, the header (JSON: sampleRateHz, unit, length,"
                    + " firstSample, count, filterHz, leads; padded with spaces), then for each lead count float32 values, NaN"
                    + " where nothing was recorded. filter is none or band (0.5 to 40 Hz, a pleth 0.5 to 8 Hz,"
                    + " without a shift in time). The exact source samples are in GET /fhir/Observation/{id}.")
    public Response waveform(
            @PathParam("id") String id,
            @QueryParam("fromMs") @DefaultValue("0") double fromMs,
            @QueryParam("toMs") @Nullable Double toMs,
            @QueryParam("leads") @Nullable String leads,
            @QueryParam("filter") @DefaultValue("none") String filter,
            @Parameter(hidden = true) @HeaderParam(AuditAction.AHEAD_HEADER) @Nullable String ahead,
            @Context Request request) {
        StoredRecording recording = find(id);
        WaveformRange range = WaveformRange.of(recording, fromMs, toMs, leads);
        WaveformFilter through = WaveformFilter.named(filter);
        audit.record(AuditAction.reading(ahead), "Waveform", recording.id.toString());
        EntityTag tag = tag(recording.id, range, through);
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
        Response.ResponseBuilder answer = unchanged != null
                ? unchanged
                : Response.ok(WaveformBody.encode(recording, recordings.waveform(recording.id), range, through));
        return answer.tag(tag).header("Cache-Control", "private, no-cache").build();
    }

    /** Recordings never change, so range and filter name the content. */
    private static EntityTag tag(UUID id, WaveformRange range, WaveformFilter filter) {
        return new EntityTag(id + "." + filter.word() + "." + range.first() + "." + range.count() + "."
                + String.join("-", range.leads()));
    }

    private StoredRecording find(String id) {
        UUID recording = RecordingId.parse(id);
        return recordings.find(recording).orElseThrow(() -> FaultException.of(Fault.NOT_FOUND, "recording", recording));
    }
}
