package org.einthoven.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.client.api.IGenericClient;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.assertj.core.api.Assertions;
import org.einthoven.RealRecordings;
import org.einthoven.TestDatabase;
import org.einthoven.archive.FindingDecision;
import org.einthoven.archive.Readings;
import org.einthoven.archive.Review;
import org.einthoven.archive.ReviewContent;
import org.einthoven.archive.Reviews;
import org.einthoven.archive.Verdict;
import org.einthoven.wfdb.WfdbRecord;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.DiagnosticReport.DiagnosticReportStatus;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.SampledData;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Published recordings on the whole way: posted by an EHR, read by the server's own models, signed, given out. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class RecordedEcgTest {

    /** Half an hour of two leads takes a while on a machine that does other things too. */
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private static final Instant RECORDED = Instant.parse("2026-03-02T07:15:30Z");

    enum Recorded {
        TWELVE_LEADS_OF_LUDB(RealRecordings.LUDB, "data/1", 12, 1),
        TWELVE_LEADS_OF_PTB_XL(RealRecordings.PTBXL, "records500/00000/00001_hr", 12, 1),
        ONE_LEAD_OF_CINC_2017(RealRecordings.CINC2017, "A00001", 1, 1),
        HALF_AN_HOUR_OF_MIT_BIH(RealRecordings.MITDB, "119", 2, 5);

        private final RealRecordings set;
        private final String record;
        private final int leads;
        private final double microvoltsPerCount;

        Recorded(RealRecordings set, String record, int leads, double microvoltsPerCount) {
            this.set = set;
            this.record = record;
            this.leads = leads;
            this.microvoltsPerCount = microvoltsPerCount;
        }

        Observation observation() throws IOException {
            Path path = set.path(record);
            return new ObservationEncoder(microvoltsPerCount)
                    .encode(WfdbRecord.read(path).ecg().orElseThrow());
        }
    }

    @TestHTTPResource("/fhir")
    URL url;

    @Inject
    Readings readings;

    @Inject
    Reviews reviews;

    private FhirCalls calls;
    private IGenericClient ehr;

    @BeforeEach
    void connect() {
        calls = new FhirCalls(url.toString());
        ehr = calls.client("ehr");
    }

    @ParameterizedTest
    @EnumSource
    void isTakenInReadSignedAndGivenOut(Recorded recorded) throws IOException {
        Observation observation = recorded.observation();
        String patient = create(new Patient().addName(named(recorded.name())));
        ObservationEncoder.of(observation, patient, RECORDED);
        String id = create(observation);

        DiagnosticReport report = awaitReport(id);

        assertThat(samples(ehr.read()
                        .resource(Observation.class)
                        .withId(id)
                        .encoded(EncodingEnum.XML)
                        .execute()))
                .hasSize(recorded.leads)
                .isEqualTo(samples(observation));
        assertThat(report.getStatus()).isEqualTo(DiagnosticReportStatus.PRELIMINARY);
        assertThat(report.getSubject().getReference()).isEqualTo("Patient/" + patient);
        assertWhole(report, id);
        assertThat(search("Observation?patient=" + patient + "&code=http://loinc.org%7C8867-4"))
                .singleElement()
                .satisfies(rate -> assertThat(((Observation) rate)
                                .getValueQuantity()
                                .getValue()
                                .doubleValue())
                        .isBetween(30.0, 200.0));
        sign(id);
        assertThat(search("DiagnosticReport?patient=" + patient + "&status=final"))
                .singleElement()
                .satisfies(signed -> assertWhole((DiagnosticReport) signed, id));
    }

    @ParameterizedTest
    @EnumSource(
            value = Recorded.class,
            names = {"TWELVE_LEADS_OF_LUDB", "ONE_LEAD_OF_CINC_2017"})
    void saysTheSameWhetherStoredOrOnlyAnalysed(Recorded recorded) throws IOException {
        Observation observation = recorded.observation();
        String id = create(observation.copy());

        Bundle analysed = FhirCalls.parse(
                Bundle.class, calls.post("/Observation/$analyze", FhirCalls.JSON, FhirCalls.json(observation)));

        assertThat(((DiagnosticReport) analysed.getEntryFirstRep().getResource()).getConclusion())
                .isEqualTo(awaitReport(id).getConclusion());
    }

    /** Everything that the report refers to is there, says where it comes from, and is valid. */
    private void assertWhole(DiagnosticReport report, String id) {
        FhirValidation.assertValid(report);
        assertThat(report.getResultFirstRep().getReference()).isEqualTo("Observation/" + id);
        assertThat(report.getResult()).hasSizeGreaterThan(2);
        for (Reference result : report.getResult().subList(1, report.getResult().size())) {
            Observation derived = read(Observation.class, result);
            FhirValidation.assertValid(derived);
            assertThat(derived.getDerivedFromFirstRep().getReference()).isEqualTo("Observation/" + id);
            assertThat(derived.getStatus().toCode())
                    .isEqualTo(report.getStatus().toCode());
            FhirValidation.assertValid(read(Device.class, derived.getDevice()));
        }
        assertThat(search("Provenance?target=DiagnosticReport/" + id))
                .isNotEmpty()
                .hasOnlyElementsOfType(Provenance.class)
                .allSatisfy(FhirValidation::assertValid);
    }

    private void sign(String id) {
        UUID recording = UUID.fromString(id);
        List<FindingDecision> decisions = readings.of(recording).orElseThrow().document().findings().stream()
                .map(finding -> new FindingDecision(finding.id(), Verdict.CONFIRMED, null))
                .toList();
        Review draft = reviews.draft(recording, "dr-a");
        Review saved =
                reviews.save(draft.id, draft.lockVersion, "dr-a", new ReviewContent(decisions, List.of(), "Seen"));
        reviews.sign(saved.id, saved.lockVersion, "dr-a");
    }

    private static HumanName named(String family) {
        return new HumanName().setFamily(family);
    }

    private String create(Resource resource) {
        return ehr.create().resource(resource).execute().getId().getIdPart();
    }

    private <T extends Resource> T read(Class<T> type, Reference reference) {
        return ehr.read()
                .resource(type)
                .withId(reference.getReferenceElement().getIdPart())
                .execute();
    }

    private static List<String> samples(Observation observation) {
        return observation.getComponent().stream()
                .map(component -> ((SampledData) component.getValue()).getData())
                .toList();
    }

    private DiagnosticReport awaitReport(String id) {
        Instant end = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(end)) {
            List<Resource> found = search("DiagnosticReport?result=Observation/" + id);
            if (!found.isEmpty()) {
                return (DiagnosticReport) found.get(0);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
        return Assertions.fail("no report of " + id + " within " + PATIENCE);
    }

    private List<Resource> search(String query) {
        Bundle page = ehr.search().byUrl(query).returnBundle(Bundle.class).execute();
        return page.getEntry().stream().map(BundleEntryComponent::getResource).toList();
    }
}
