package org.einthoven.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;

/** How tests make events and ask for them, as the administrator. */
abstract class AuditCalls extends OverHttp {

    IdType patient() {
        return created(calls.post(
                "/Patient", FhirCalls.JSON, "{\"resourceType\": \"Patient\", \"name\": [{\"family\": \"Watched\"}]}"));
    }

    static IdType created(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return new IdType(FhirCalls.path(answer).substring(1));
    }

    AuditEvent newest(String search) {
        Bundle found = bundle("/AuditEvent?_count=1&" + search);
        assertThat(found.getEntry()).as(search).isNotEmpty();
        return (AuditEvent) found.getEntryFirstRep().getResource();
    }

    static List<String> ids(Bundle page) {
        return page.getEntry().stream()
                .map(entry -> entry.getResource().getIdPart())
                .toList();
    }

    Bundle bundle(String search) {
        HttpResponse<String> answer = as("admin", "GET", search, "");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return FhirCalls.parse(Bundle.class, answer);
    }

    HttpResponse<String> as(String account, String method, String path, String body) {
        String[] headers = body.isEmpty()
                ? new String[] {"Authorization", FhirCalls.basic(account, account)}
                : new String[] {"Authorization", FhirCalls.basic(account, account), "Content-Type", FhirCalls.JSON};
        return calls.send(method, path, BodyPublishers.ofString(body), headers);
    }
}
