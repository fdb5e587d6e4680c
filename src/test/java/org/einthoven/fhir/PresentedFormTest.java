package org.einthoven.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.http.HttpResponse;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.einthoven.TestDatabase;
import org.einthoven.archive.FindingDecision;
import org.einthoven.archive.Reviews;
import org.einthoven.archive.Verdict;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.IdType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The report as PDF, where an EHR looks for it. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class PresentedFormTest extends OverHttp {

    @Inject
    Reviews reviews;

    @Test
    void namesAPageForEachVersionOfTheReport() throws IOException {
        Ehr ehr = new Ehr(calls);
        IdType id = ehr.create(Examples.THREE_LEADS);
        ehr.awaitReport(id);
        Attachment read = form(id);
        assertThat(read.getContentType()).isEqualTo("application/pdf");
        assertThat(text(read)).contains("PRELIMINARY: read by machine only");

        Ehr.sign(reviews, id, new FindingDecision("ventricular-ectopy", Verdict.CHANGED, "Aberrant beats"));
        Attachment signed = form(id);
        assertThat(signed.getUrl()).isNotEqualTo(read.getUrl());
        assertThat(text(signed)).contains("Signed by", "Aberrant beats").doesNotContain("PRELIMINARY");
        assertThat(text(read)).contains("PRELIMINARY").doesNotContain("Aberrant beats");
    }

    private Attachment form(IdType id) {
        DiagnosticReport report =
                FhirCalls.parse(DiagnosticReport.class, calls.get("/DiagnosticReport/" + id.getIdPart()));
        FhirValidation.assertValid(report);
        return report.getPresentedFormFirstRep();
    }

    private String text(Attachment form) throws IOException {
        Binary page = FhirCalls.parse(Binary.class, calls.get("/" + form.getUrl(), "Accept", FhirCalls.JSON));
        assertThat(page.getContentType()).isEqualTo("application/pdf");
        try (PDDocument pdf = Loader.loadPDF(page.getData())) {
            return new PDFTextStripper().getText(pdf);
        }
    }

    @Test
    void sendsThePageItselfToWhoeverAsksForAPdf() {
        Ehr ehr = new Ehr(calls);
        IdType id = ehr.create(Examples.THREE_LEADS);
        ehr.awaitReport(id);
        HttpResponse<String> page = calls.get("/" + form(id).getUrl(), "Accept", "application/pdf");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/pdf");
        assertThat(page.body()).startsWith("%PDF-");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "00000000-0000-7000-8000-000000000000-report-1",
                "00000000-0000-7000-8000-000000000000",
                "zzzzzzzz-0000-7000-8000-000000000000-report-1"
            })
    void knowsNoOtherBinary(String id) {
        refused(calls.get("/Binary/" + id), 404, "not-found", null).isEqualTo("There is no Binary with id " + id + ".");
    }

    @Test
    void knowsNoVersionThatTheReportNeverHad() {
        Ehr ehr = new Ehr(calls);
        IdType id = ehr.create(Examples.THREE_LEADS);
        ehr.awaitReport(id);
        for (String version : new String[] {"0", "2", "999999"}) {
            assertThat(calls.get("/Binary/" + id.getIdPart() + "-report-" + version)
                            .statusCode())
                    .isEqualTo(404);
        }
    }
}
