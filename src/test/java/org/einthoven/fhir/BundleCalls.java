package org.einthoven.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.Resource;

/** How tests make transactions and batches, send them and look at the answer. */
abstract class BundleCalls extends OverHttp {

    static final String SYSTEM = "http://example.org/mrn";

    static String urn() {
        return "urn:uuid:" + UUID.randomUUID();
    }

    static Bundle bundle(BundleType type) {
        return new Bundle().setType(type);
    }

    static BundleEntryComponent add(Bundle bundle, HTTPVerb method, String url, Resource resource, String name) {
        BundleEntryComponent entry = bundle.addEntry().setResource(resource).setFullUrl(name);
        entry.getRequest().setMethod(method).setUrl(url);
        return entry;
    }

    HttpResponse<String> post(Bundle bundle) {
        return calls.post("", FhirCalls.JSON, FhirCalls.json(bundle));
    }

    Bundle done(Bundle bundle) {
        HttpResponse<String> answer = post(bundle);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        Bundle done = FhirCalls.parse(Bundle.class, answer);
        FhirValidation.assertValid(done);
        return done;
    }

    static String reference(Bundle answer, int entry) {
        return answer.getEntry().get(entry).getResponse().getLocation().replaceFirst("/_history.*", "");
    }
}
