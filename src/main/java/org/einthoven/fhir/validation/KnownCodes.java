package org.einthoven.fhir.validation;

import ca.uhn.fhir.context.support.IValidationSupport;
import java.util.List;
import org.hl7.fhir.common.hapi.validation.validator.WorkerContextValidationSupportAdapter;
import org.hl7.fhir.r5.model.CodeSystem;
import org.hl7.fhir.r5.model.Resource;

/**
 * The validator's view of what is known. Of a code system that is not, it asks for all there are, to see whether one has that
 * identifier; HAPI's view fails then, and with it the validation of every value set that names LOINC.
 */
final class KnownCodes extends WorkerContextValidationSupportAdapter {

    KnownCodes(IValidationSupport support) {
        super(support);
    }

    @Override
    public <T extends Resource> List<T> fetchResourcesByType(Class<T> type) {
        return type == CodeSystem.class ? List.of() : super.fetchResourcesByType(type);
    }
}
