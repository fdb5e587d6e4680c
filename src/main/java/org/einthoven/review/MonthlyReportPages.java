package org.einthoven.review;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.einthoven.audit.AuditAction;
import org.einthoven.audit.AuditTrail;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.einthoven.monitoring.MonthlyReports;
import org.einthoven.security.Roles;
import org.jboss.resteasy.reactive.RestPath;

/** The reports of the months as PDF, for administrators. */
@Path("/monitoring/reports")
@RolesAllowed(Roles.ADMINISTRATOR)
public class MonthlyReportPages {
    private static final String PDF = "application/pdf";

    private final MonthlyReports reports;
    private final AuditTrail audit;
    private final Times times;
    private final Clock clock;

    MonthlyReportPages(MonthlyReports reports, AuditTrail audit, Times times, Clock clock) {
        this.reports = reports;
        this.audit = audit;
        this.times = times;
        this.clock = clock;
    }

    /** @param sha256 of the document, in hex */
    public record Row(String month, Times.Moment made, String sha256) {}

    @CheckedTemplate(basePath = "review")
    static class Templates {
        static native TemplateInstance monthlyReports(List<Row> rows);

        private Templates() {}
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance reports() {
        return Templates.monthlyReports(reports.all().stream()
                .map(kept -> new Row(kept.month().toString(), times.of(kept.madeAt()), kept.sha256()))
                .toList());
    }

    /** How the running month looks. */
    @GET
    @Path("so-far.pdf")
    @Produces(PDF)
    public Response soFar() {
        YearMonth month = YearMonth.from(clock.instant().atZone(ZoneOffset.UTC));
        return pdf(reports.draft(month), month + "-so-far");
    }

    @GET
    @Path("{month}.pdf")
    @Produces(PDF)
    public Response kept(@RestPath String month) {
        byte[] document = reports.document(parsed(month))
                .orElseThrow(() -> FaultException.of(Fault.NOT_FOUND, "monthly report", month));
        return pdf(document, month);
    }

    private static YearMonth parsed(String month) {
        try {
            return YearMonth.parse(month);
        } catch (DateTimeParseException none) {
            throw FaultException.of(Fault.NOT_FOUND, "monthly report", month);
        }
    }

    private Response pdf(byte[] document, String name) {
        audit.record(AuditAction.READ, "MonthlyReport", name);
        return Response.ok(document)
                .header("Content-Disposition", "inline; filename=\"models-" + name + ".pdf\"")
                .header("Cache-Control", "no-store")
                .build();
    }
}
