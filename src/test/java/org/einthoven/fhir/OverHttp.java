package org.einthoven.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusMock;
import java.net.URL;
import java.net.http.HttpResponse;
import org.assertj.core.api.AbstractStringAssert;
import org.assertj.core.api.Assertions;
import org.einthoven.archive.RecordingReader;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.OperationOutcomeIssueComponent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;

/** What tests of the running server share: its address, and how its refusals are checked. */
abstract class OverHttp {

    @TestHTTPResource("/fhir")
    URL url;

    FhirCalls calls;

    @BeforeEach
    void readWithoutModels() {
        QuarkusMock.installMockForType(new MadeReader(), RecordingReader.class);
        calls = new FhirCalls(url.toString());
    }

    /** Checks the status and the one issue of a refusal, and hands on its text. */
    static AbstractStringAssert<?> refused(
            HttpResponse<String> answer, int status, String issueType, @Nullable String expression) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        OperationOutcomeIssueComponent issue = FhirCalls.issue(answer);
        assertThat(issue.getSeverity()).isEqualTo(IssueSeverity.ERROR);
        assertThat(issue.getCode().toCode()).isEqualTo(issueType);
        if (expression == null) {
            assertThat(issue.getExpression()).isEmpty();
        } else {
            assertThat(issue.getExpression()).singleElement().hasToString(expression);
        }
        return Assertions.assertThat(issue.getDiagnostics());
    }
}
