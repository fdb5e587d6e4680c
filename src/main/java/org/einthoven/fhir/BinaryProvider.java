package org.einthoven.fhir;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import jakarta.enterprise.context.Dependent;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Resource;

/** Binaries that were sent, and the printed reports, each under the id that its report's {@code presentedForm} names. */
@Dependent
public class BinaryProvider extends TypeProvider {

    private final PrintedReports printed;

    BinaryProvider(ResourceInteractions interactions, PrintedReports printed) {
        super(Binary.class, interactions);
        this.printed = printed;
    }

    /** As what it is for a client that asks for no FHIR, else as a Binary in JSON or XML. */
    @Read(version = true)
    @Override
    public Resource read(@IdParam IdType id, RequestDetails request) {
        return ReportForm.named(id.getIdPart()).isPresent() ? printed.read(id) : interactions.read(name(), id, request);
    }
}
