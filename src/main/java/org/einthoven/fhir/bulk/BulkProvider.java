package org.einthoven.fhir.bulk;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.einthoven.fhir.MediaTypes;
import org.einthoven.fhir.bulk.BulkDesk.Seen;
import org.einthoven.fhir.bulk.BulkJob.Kind;
import org.einthoven.fhir.bulk.BulkJob.State;
import org.jspecify.annotations.Nullable;

/** What HAPI calls for bulk data, and how it is answered over HTTP. */
@ApplicationScoped
public class BulkProvider {

    private static final String EXPORT = "http://hl7.org/fhir/uv/bulkdata/OperationDefinition/export";
    private static final String PATIENT_EXPORT = "http://hl7.org/fhir/uv/bulkdata/OperationDefinition/patient-export";

    private static final int ACCEPTED = 202;
    private static final long LONGEST_PAUSE_SECONDS = 30;

    private final BulkDesk desk;
    private final Clock clock;

    BulkProvider(BulkDesk desk, Clock clock) {
        this.desk = desk;
        this.clock = clock;
    }

    @Operation(name = "$export", canonicalUrl = EXPORT, idempotent = true, manualRequest = true, manualResponse = true)
    public void export(RequestDetails request, HttpServletResponse response) {
        begun(desk.export(false, request), request, response);
    }

    @Operation(
            name = "$export",
            typeName = "Patient",
            canonicalUrl = PATIENT_EXPORT,
            idempotent = true,
            manualRequest = true,
            manualResponse = true)
    public void exportPatients(RequestDetails request, HttpServletResponse response) {
        begun(desk.export(true, request), request, response);
    }

    @Operation(name = "$import", manualRequest = true, manualResponse = true)
    public void importing(RequestDetails request, HttpServletResponse response) {
        begun(desk.importing(request), request, response);
    }

    @Operation(
            name = "$export-poll-status",
            idempotent = true,
            deleteEnabled = true,
            manualRequest = true,
            manualResponse = true)
    public void exportStatus(RequestDetails request, HttpServletResponse response) throws IOException {
        status(Kind.EXPORT, request, response);
    }

    @Operation(
            name = "$import-poll-status",
            idempotent = true,
            deleteEnabled = true,
            manualRequest = true,
            manualResponse = true)
    public void importStatus(RequestDetails request, HttpServletResponse response) throws IOException {
        status(Kind.IMPORT, request, response);
    }

    @Operation(name = "$bulk-file", idempotent = true, manualRequest = true, manualResponse = true)
    public void file(RequestDetails request, HttpServletResponse response) throws IOException {
        BulkDesk.Given file = desk.file(first(request, "_jobId"), first(request, "part"));
        response.setContentType("application/fhir+ndjson");
        response.addHeader("Vary", "Accept-Encoding");
        if (file.isOnePiece() && MediaTypes.acceptsGzip(request.getHeader("Accept-Encoding"))) {
            response.setHeader("Content-Encoding", "gzip");
            response.getOutputStream().write(file.packed());
        } else {
            PackedLines.unpacked(file.packed()).transferTo(response.getOutputStream());
        }
    }

    private void begun(BulkJob job, RequestDetails request, HttpServletResponse response) {
        response.setStatus(ACCEPTED);
        response.setHeader(
                "Content-Location",
                request.getFhirServerBase() + "/" + job.kind().statusOperation() + "?_jobId=" + job.id());
    }

    private void status(Kind kind, RequestDetails request, HttpServletResponse response) throws IOException {
        String id = first(request, "_jobId");
        if (request.getRequestType() == RequestTypeEnum.DELETE) {
            desk.end(kind, id);
            response.setStatus(ACCEPTED);
            return;
        }
        Seen seen = desk.look(kind, id);
        BulkJob job = seen.job();
        if (job.state() == State.FAILED) {
            throw FaultException.of(Fault.JOB_FAILED, Objects.requireNonNull(job.error()));
        }
        if (job.state() == State.RUNNING) {
            response.setStatus(ACCEPTED);
            response.setHeader("X-Progress", progress(job));
            response.setHeader("Retry-After", Long.toString(pause(job)));
            return;
        }
        response.setContentType("application/json");
        response.setHeader("Expires", httpDate(Objects.requireNonNull(job.expiresAt())));
        response.getOutputStream()
                .write(Manifest.of(seen, request.getFhirServerBase()).getBytes(StandardCharsets.UTF_8));
    }

    private static String progress(BulkJob job) {
        return job.total() == null
                ? job.done() + " resources are written"
                : job.done() + " of " + job.total() + " lines are read";
    }

    /** The longer it takes, the longer the pauses. */
    private long pause(BulkJob job) {
        long seconds = Duration.between(job.createdAt(), clock.instant()).toSeconds();
        return Math.max(1, Math.min(LONGEST_PAUSE_SECONDS, seconds / 4));
    }

    private static String httpDate(Instant instant) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(instant.atOffset(ZoneOffset.UTC));
    }

    private static @Nullable String first(RequestDetails request, String name) {
        return Optional.ofNullable(request.getParameters().get(name)).stream()
                .flatMap(Stream::of)
                .findFirst()
                .orElse(null);
    }
}
