package org.einthoven.review;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.einthoven.archive.RecordingId;
import org.einthoven.archive.Veil;
import org.einthoven.audit.AuditAction;
import org.einthoven.audit.AuditTrail;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.einthoven.print.PrintedReport;
import org.einthoven.print.ReportPrinter;
import org.einthoven.security.Roles;

/** The report of a recording on one page, to be printed. */
@Path("/recordings/{id}/report.pdf")
@RolesAllowed(Roles.CARDIOLOGIST)
public class ReportPages {
    private final ReportPrinter printer;
    private final Veil veil;
    private final SignedIn reader;
    private final AuditTrail audit;

    ReportPages(ReportPrinter printer, Veil veil, SignedIn reader, AuditTrail audit) {
        this.printer = printer;
        this.veil = veil;
        this.reader = reader;
        this.audit = audit;
    }

    /** @param version of the report; the one that stands today where none is asked for */
    @GET
    @Produces("application/pdf")
    @Transactional
    public Response report(@PathParam("id") String id, @QueryParam("version") String version) {
        UUID recording = RecordingId.parse(id);
        veil.requireLifted(recording, reader.getName());
        int asked = version == null ? printer.version(recording) : number(version);
        PrintedReport report = printer.report(recording, asked)
                .orElseThrow(() -> FaultException.of(Fault.NOT_FOUND, "report of recording", recording));
        audit.record(AuditAction.READ, "DiagnosticReport", recording.toString());
        return Response.ok(ReportPrinter.pdf(report))
                .header("Content-Disposition", "inline; filename=\"report-" + recording + "-" + asked + ".pdf\"")
                .header("Cache-Control", "no-store")
                .build();
    }

    /** 0, which no report has, for anything but a number. */
    private static int number(String version) {
        return version.matches("\\d{1,6}") ? Integer.parseInt(version) : 0;
    }
}
