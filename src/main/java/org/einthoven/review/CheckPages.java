package org.einthoven.review;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.einthoven.archive.Patients;
import org.einthoven.archive.PrintedCodes;
import org.einthoven.archive.Recordings;
import org.einthoven.archive.StoredRecording;
import org.einthoven.archive.Veil;
import org.einthoven.audit.AuditAction;
import org.einthoven.audit.AuditTrail;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.einthoven.print.CheckCode;
import org.einthoven.print.ReportPrinter;
import org.einthoven.security.Roles;
import org.jspecify.annotations.Nullable;

/** Holds a report on paper against the record, by the code on it. A code that is not known is said to be that and no more. */
@Path("/check")
@ApplicationScoped
@RolesAllowed({Roles.CARDIOLOGIST, Roles.ADMINISTRATOR})
public class CheckPages {
    /** Codes are typed by hand: this leaves room for slips, and a guesser of one in 2^60 none. */
    static final int MAX_UNKNOWN = 20;

    private static final Duration COUNTS_FOR = Duration.ofMinutes(1);
    private static final int MAX_READERS = 10_000;
    private static final int MAX_TYPED = 60;

    private final PrintedCodes codes;
    private final ReportPrinter printer;
    private final Recordings recordings;
    private final Patients patients;
    private final AuditTrail audit;
    private final Times times;
    private final SignedIn reader;
    private final Veil veil;
    private final Cache<String, Integer> unknown;

    CheckPages(
            PrintedCodes codes,
            ReportPrinter printer,
            Recordings recordings,
            Patients patients,
            AuditTrail audit,
            Times times,
            SignedIn reader,
            Veil veil,
            Clock clock) {
        this.codes = codes;
        this.printer = printer;
        this.recordings = recordings;
        this.patients = patients;
        this.audit = audit;
        this.times = times;
        this.reader = reader;
        this.veil = veil;
        this.unknown = Caffeine.newBuilder()
                .maximumSize(MAX_READERS)
                .expireAfterWrite(COUNTS_FOR)
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .build();
    }

    @CheckedTemplate(basePath = "review")
    static class Templates {
        static native TemplateInstance check(String typed, boolean asked, @Nullable CheckedReport report);

        private Templates() {}
    }

    /** The form, and what is known of a code. */
    @GET
    @Produces(MediaType.TEXT_HTML)
    @Transactional
    public Response check(@QueryParam("code") @Nullable String typed) {
        String asked = Optional.ofNullable(typed)
                .map(String::strip)
                .map(text -> text.substring(0, Math.min(MAX_TYPED, text.length())))
                .orElse("");
        if (asked.isEmpty()) {
            return page(Templates.check("", false, null));
        }
        String name = reader.getName();
        int before = Optional.ofNullable(unknown.getIfPresent(name)).orElse(0);
        if (before >= MAX_UNKNOWN) {
            throw FaultException.of(Fault.TOO_MANY_CODES);
        }
        Optional<CheckedReport> report = CheckCode.parse(asked).flatMap(this::report);
        if (report.isEmpty()) {
            unknown.put(name, before + 1);
        }
        audit.record(
                AuditAction.READ,
                "PrintedReport",
                report.map(CheckedReport::recordingId).orElse(null));
        return page(Templates.check(asked, true, report.orElse(null)));
    }

    private Optional<CheckedReport> report(CheckCode code) {
        return codes.find(code.letters())
                .flatMap(version -> printer.asKept(version.recordingId(), version.number()))
                .map(report -> {
                    StoredRecording recording = recordings
                            .find(UUID.fromString(report.recordingId()))
                            .orElseThrow();
                    return CheckedReport.of(
                            code.toString(),
                            report,
                            patientNote(recording),
                            printer.version(recording.id),
                            recording.withdrawn,
                            reader.isCardiologist() && !veil.holdsBack(recording, reader.getName()),
                            times);
                });
    }

    /** What tells a patient from another of the same name, in the reader's language. */
    private String patientNote(StoredRecording recording) {
        return Stream.concat(
                        Optional.ofNullable(recording.patientId)
                                .flatMap(patients::find)
                                .map(known ->
                                        PatientLine.of(known, times.phrases()).note())
                                .stream(),
                        Stream.ofNullable(recording.subject))
                .filter(words -> !words.isBlank())
                .collect(Collectors.joining(", "));
    }

    private static Response page(TemplateInstance page) {
        return Response.ok(page).header("Cache-Control", "no-store").build();
    }
}
