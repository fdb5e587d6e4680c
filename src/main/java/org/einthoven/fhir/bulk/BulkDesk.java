package org.einthoven.fhir.bulk;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.einthoven.archive.TimeOrderedId;
import org.einthoven.audit.AuditAction;
import org.einthoven.audit.AuditEvent.Outcome;
import org.einthoven.audit.AuditTrail;
import org.einthoven.faults.Excerpt;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.einthoven.fhir.Preference;
import org.einthoven.fhir.bulk.BulkFile.Role;
import org.einthoven.fhir.bulk.BulkJob.Kind;
import org.einthoven.fhir.bulk.BulkJob.State;
import org.einthoven.fhir.store.StoredTypes;
import org.einthoven.security.Interaction;
import org.einthoven.security.Roles;
import org.jspecify.annotations.Nullable;

/**
 * Takes orders for exports and imports, says how far they are, and gives files out: to the one who asked. An administrator
 * sees and ends jobs, but gets no clinical data here either.
 */
@ApplicationScoped
public class BulkDesk {

    private static final String SUBJECT = "Resource";

    private final BulkJobs jobs;
    private final BulkFiles files;
    private final BulkWorkers workers;
    private final ExportRequest exports;
    private final ImportRequest imports;
    private final BulkSettings settings;
    private final ObjectMapper json;
    private final SecurityIdentity identity;
    private final AuditTrail audit;
    private final Clock clock;

    BulkDesk(
            BulkJobs jobs,
            BulkFiles files,
            BulkWorkers workers,
            ExportRequest exports,
            ImportRequest imports,
            BulkSettings settings,
            ObjectMapper json,
            SecurityIdentity identity,
            AuditTrail audit,
            Clock clock) {
        this.jobs = jobs;
        this.files = files;
        this.workers = workers;
        this.exports = exports;
        this.imports = imports;
        this.settings = settings;
        this.json = json;
        this.identity = identity;
        this.audit = audit;
        this.clock = clock;
    }

    /** A job with its files; those of one that is not done are nobody's business. */
    record Seen(BulkJob job, List<BulkFile> files) {}

    /** @param isOnePiece whether it was packed at once, and not bit by bit, which some clients cannot unpack */
    record Given(boolean isOnePiece, byte[] packed) {}

    @RolesAllowed(Roles.EHR)
    @Transactional
    public BulkJob export(boolean ofPatients, RequestDetails request) {
        checkAsync(request);
        Caller caller = Caller.of(identity);
        ExportPlan plan = exports.plan(
                AskedParameters.of(request),
                caller,
                ofPatients,
                Preference.isLenient(request),
                request.getFhirServerBase());
        checkRoom(caller);
        BulkJob job = job(Kind.EXPORT, caller, request.getCompleteUrl(), text(plan), null);
        begin(job, AuditAction.EXPORT);
        return job;
    }

    @RolesAllowed(Roles.EHR)
    @Transactional
    public BulkJob importing(RequestDetails request) {
        checkAsync(request);
        Caller caller = Caller.of(identity);
        ImportPlan plan = imports.plan(caller);
        checkRoom(caller);
        List<PackedLines> sent = imports.lines(request);
        long lines = sent.stream().mapToLong(PackedLines::count).sum();
        BulkJob job = job(Kind.IMPORT, caller, request.getCompleteUrl(), text(plan), lines);
        begin(job, AuditAction.OPERATION);
        sent.forEach(part -> files.add(job.id(), Role.INPUT, SUBJECT, part));
        return job;
    }

    private static void checkAsync(RequestDetails request) {
        if (!Preference.isAsync(request)) {
            throw FaultException.of(Fault.ASYNC_ONLY);
        }
    }

    private void checkRoom(Caller caller) {
        if (jobs.running(caller.owner()) >= settings.jobsPerClient()) {
            throw FaultException.of(Fault.TOO_MANY_JOBS, settings.jobsPerClient());
        }
        if (jobs.bytes() >= settings.largestTotal().asLongValue()) {
            throw FaultException.of(Fault.NO_ROOM_FOR_BULK);
        }
    }

    private String text(Object plan) {
        try {
            return json.writeValueAsString(plan);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private BulkJob job(Kind kind, Caller caller, String request, String plan, @Nullable Long total) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        String position = kind == Kind.EXPORT ? ExportPosition.ASKED : ImportPosition.FIRST.text();
        return new BulkJob(
                TimeOrderedId.now(clock),
                kind,
                caller.owner(),
                caller.actor(),
                request,
                plan,
                State.RUNNING,
                now,
                position,
                0,
                total,
                null,
                now,
                null);
    }

    private void begin(BulkJob job, AuditAction action) {
        jobs.put(job);
        audit.record(action, SUBJECT, null, job.request(), Outcome.SUCCESS);
        workers.begin(job.id());
    }

    @RolesAllowed({Roles.EHR, Roles.ADMINISTRATOR})
    @Transactional
    public Seen look(@Nullable Kind kind, @Nullable String id) {
        BulkJob job = own(kind, id, Caller.of(identity));
        return new Seen(job, job.state() == State.DONE ? files.list(job.id()) : List.of());
    }

    /** Ends a job, or removes the files of one that is done. */
    @RolesAllowed({Roles.EHR, Roles.ADMINISTRATOR})
    @Transactional
    public void end(@Nullable Kind kind, @Nullable String id) {
        BulkJob job = own(kind, id, Caller.of(identity));
        jobs.delete(job.id());
        audit.record(AuditAction.DELETE, SUBJECT, null, job.request(), Outcome.SUCCESS);
    }

    @RolesAllowed(Roles.EHR)
    @Transactional
    public Given file(@Nullable String id, @Nullable String part) {
        Caller caller = Caller.of(identity);
        BulkJob job = own(null, id, caller);
        if (job.state() != State.DONE) {
            throw FaultException.of(Fault.JOB_NOT_DONE);
        }
        BulkFile file = files.find(job.id(), number(part))
                .filter(found -> job.owner().equals(caller.owner()))
                .orElseThrow(() -> missing("file", part));
        if (StoredTypes.ALL.contains(file.resourceType()) && !caller.may(file.resourceType(), Interaction.READ)) {
            throw FaultException.of(Fault.INSUFFICIENT_SCOPE, "system/" + file.resourceType() + ".rs");
        }
        audit.record(
                AuditAction.EXPORT,
                file.resourceType(),
                null,
                "file " + file.part() + " of " + job.request(),
                Outcome.SUCCESS);
        return new Given(!file.resourceType().equals(Remarks.TYPE), files.content(job.id(), file.part()));
    }

    /** What belongs to others does not exist. */
    private BulkJob own(@Nullable Kind kind, @Nullable String id, Caller caller) {
        return uuid(id).flatMap(jobs::find)
                .filter(job -> kind == null || job.kind() == kind)
                .filter(job -> job.expiresAt() == null || job.expiresAt().isAfter(clock.instant()))
                .filter(job -> job.owner().equals(caller.owner()) || caller.isAdministrator())
                .orElseThrow(() -> missing("bulk job", id));
    }

    private static FaultException missing(String what, @Nullable String id) {
        return FaultException.of(Fault.NOT_FOUND, what, Excerpt.of(String.valueOf(id)));
    }

    private static Optional<UUID> uuid(@Nullable String id) {
        try {
            return Optional.ofNullable(id).map(UUID::fromString);
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    private static int number(@Nullable String part) {
        return part != null && part.matches("\\d{1,9}") ? Integer.parseInt(part) : 0;
    }
}
