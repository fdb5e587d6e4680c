package org.einthoven.fhir;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.einthoven.audit.AuditAction;
import org.einthoven.audit.AuditTrail;
import org.einthoven.print.ReportPrinter;
import org.einthoven.security.Roles;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.IdType;

/** Reports as PDF, made when they are asked for. */
@ApplicationScoped
class PrintedReports {

    private static final String TYPE = "Binary";

    private final ReportPrinter printer;
    private final AuditTrail audit;

    PrintedReports(ReportPrinter printer, AuditTrail audit) {
        this.printer = printer;
        this.audit = audit;
    }

    @RolesAllowed({Roles.EHR, Roles.CARDIOLOGIST})
    @Transactional
    public Binary read(IdType id) {
        Binary page = ReportForm.named(id.getIdPart())
                .flatMap(name -> printer.report(name.recordingId(), name.version()))
                .map(report ->
                        new Binary().setContentType(ReportForm.CONTENT_TYPE).setData(ReportPrinter.pdf(report)))
                .orElseThrow(() -> Bodies.notFound(TYPE, id));
        page.setId(id.getIdPart());
        audit.record(AuditAction.READ, TYPE, id.getIdPart());
        return page;
    }
}
