package org.einthoven.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.api.MethodOutcome;
import ca.uhn.fhir.rest.api.PreferReturnEnum;
import ca.uhn.fhir.rest.server.exceptions.PreconditionFailedException;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.einthoven.TestDatabase;
import org.einthoven.archive.Patients;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How an EHR keeps its patients here, and finds them. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class PatientExchangeTest extends OverHttp {

    @Inject
    Patients patients;

    private Ehr ehr;

    @BeforeEach
    void connect() {
        ehr = new Ehr(calls);
    }

    @Test
    void keepsPatientsInVersions() {
        String mrn = UUID.randomUUID().toString();
        Patient patient = Ehr.patient(mrn, "Müller", "Änne");
        IdType id = Ehr.id(ehr.client().create().resource(patient).execute());
        Patient read = ehr.client()
                .read()
                .resource(Patient.class)
                .withId(id.getIdPart())
                .execute();
        assertThat(read.getNameFirstRep().getFamily()).isEqualTo("Müller");

        read.setId(id.withVersion("1"));
        read.getNameFirstRep().setFamily("Meier");
        MethodOutcome updated = ehr.client()
                .update()
                .resource(read)
                .prefer(PreferReturnEnum.REPRESENTATION)
                .execute();

        assertThat(updated.getId().getVersionIdPart()).isEqualTo("2");
        assertThat(((Patient) updated.getResource()).getNameFirstRep().getFamily())
                .isEqualTo("Meier");
        HttpResponse<String> stale = calls.send(
                "PUT",
                "/Patient/" + id.getIdPart(),
                BodyPublishers.ofString(json(read)),
                "If-Match",
                "W/\"1\"",
                "Content-Type",
                FhirCalls.JSON,
                "Authorization",
                FhirCalls.ehr());
        assertThat(stale.statusCode()).isEqualTo(PreconditionFailedException.STATUS_CODE);
        assertThat(FhirCalls.issue(stale).getDiagnostics()).contains("version 2");
    }

    @Test
    void findsPatientsByNumberAndName() {
        String mrn = UUID.randomUUID().toString();
        String id = Ehr.id(ehr.client()
                        .create()
                        .resource(Ehr.patient(mrn, "Müller-" + mrn, "Änne"))
                        .execute())
                .getIdPart();

        assertThat(ehr.search("Patient?identifier=http://example.org/mrn%7C" + mrn))
                .hasSize(1);
        assertThat(ehr.search("Patient?identifier=" + mrn)).hasSize(1);
        assertThat(ehr.search("Patient?identifier=http://example.org/other%7C" + mrn))
                .isEmpty();
        assertThat(ehr.search("Patient?family=muller-" + mrn + "&given=anne")).hasSize(1);
        assertThat(ehr.search("Patient?name=muller-" + mrn)).hasSize(1);
        assertThat(ehr.search("Patient?_id=" + id + "&birthdate=1950")).hasSize(1);
        assertThat(ehr.search("Patient?_id=" + id + "&given=bob")).isEmpty();
    }

    /** U+202E turns what follows around: without it the name reads as it is written. */
    @Test
    void showsANameWithoutMarksThatTurnIt() {
        String mrn = UUID.randomUUID().toString();
        IdType id = ehr.create(Ehr.patient(mrn, "\u202Enamreh" + mrn, "An\u2066na"));

        assertThat(patients.find(id.getIdPart()))
                .hasValueSatisfying(stored -> assertThat(stored.displayName).isEqualTo("namreh" + mrn + ", Anna"));
        assertThat(ehr.search("Patient?family=namreh" + mrn + "&given=anna")).hasSize(1);
        assertThat(calls.get("/Patient/" + id.getIdPart()).body()).contains("\u202E");
    }

    private static String json(Resource resource) {
        return FhirContext.forR4Cached()
                .newJsonParser()
                .setStripVersionsFromReferences(false)
                .encodeResourceToString(resource);
    }
}
