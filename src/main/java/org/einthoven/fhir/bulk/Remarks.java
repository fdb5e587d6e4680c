package org.einthoven.fhir.bulk;

import jakarta.enterprise.context.ApplicationScoped;
import org.einthoven.fhir.store.FhirJson;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;

/** Lines that are no resources of the store: what is to be said, and what was deleted. */
@ApplicationScoped
class Remarks {

    /** Of the lines in which something is said. */
    static final String TYPE = "OperationOutcome";

    private final FhirJson json;

    Remarks(FhirJson json) {
        this.json = json;
    }

    String warning(String text) {
        return issue(IssueSeverity.WARNING, IssueType.NOTSUPPORTED, text);
    }

    String information(String text) {
        return issue(IssueSeverity.INFORMATION, IssueType.INFORMATIONAL, text);
    }

    private String issue(IssueSeverity severity, IssueType type, String text) {
        OperationOutcome outcome = new OperationOutcome();
        outcome.addIssue().setSeverity(severity).setCode(type).setDiagnostics(text);
        return json.encode(outcome);
    }

    /** As the Bulk Data Access IG has it: a transaction that would delete it. */
    String deletion(String type, String id) {
        Bundle bundle = new Bundle().setType(BundleType.TRANSACTION);
        bundle.addEntry().getRequest().setMethod(HTTPVerb.DELETE).setUrl(type + "/" + id);
        return json.encode(bundle);
    }
}
