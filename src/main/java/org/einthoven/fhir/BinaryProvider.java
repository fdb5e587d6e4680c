package org.einthoven.fhir;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.server.IResourceProvider;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.einthoven.audit.AuditAction;
import org.einthoven.audit.AuditTrail;
import org.einthoven.print.ReportPrinter;
import org.einthoven.security.Roles;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.IdType;

/** The printed reports, each under the id that its report's {@code presentedForm} names. */
@ApplicationScoped
public class BinaryProvider implements IResourceProvider {

    private static final String TYPE = "Binary";

    private final ReportPrinter printer;
    private final AuditTrail audit;

    BinaryProvider(ReportPrinter printer, AuditTrail audit) {
        this.printer = printer;
        this.audit = audit;
    }

    @Override
    public Class<Binary> getResourceType() {
        return Binary.class;
    }

    /** As PDF for a client that asks for no FHIR, else as a Binary in JSON or XML. */
    @Read
    @RolesAllowed({Roles.EHR, Roles.CARDIOLOGIST})
    @Transactional
    public Binary read(@IdParam IdType id) {
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
