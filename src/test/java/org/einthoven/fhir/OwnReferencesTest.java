package org.einthoven.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.einthoven.TestDatabase;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A resource on this server is the same one, by whatever address of the server it is named. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class OwnReferencesTest extends BundleCalls {

    /** How the address of a resource is written. */
    enum Written {
        AS_CALLED,
        BY_ANOTHER_NAME,
        WITH_A_VERSION;

        String of(IdType resource, String base) {
            String address = base + "/" + resource.getValue();
            return switch (this) {
                case AS_CALLED -> address;
                case BY_ANOTHER_NAME ->
                    address.contains("localhost")
                            ? address.replace("localhost", "127.0.0.1")
                            : address.replace("127.0.0.1", "LOCALHOST");
                case WITH_A_VERSION -> address + "/_history/1";
            };
        }
    }

    private final String family = "Own" + UUID.randomUUID();

    private IdType patient() {
        return new Ehr(calls).create(Ehr.patient(UUID.randomUUID().toString(), family, "Ada"));
    }

    private static Observation weightOf(String patient) {
        Observation weight =
                new Observation().setStatus(Observation.ObservationStatus.FINAL).setSubject(new Reference(patient));
        weight.getCode().setText("Weight");
        weight.setValue(new StringType("80"));
        return weight;
    }

    private String keep(Observation weight) {
        HttpResponse<String> created = calls.post("/Observation", FhirCalls.JSON, FhirCalls.json(weight));
        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
        return FhirCalls.path(created).substring("/Observation/".length());
    }

    @ParameterizedTest
    @EnumSource
    void findsWhatRefersToAPatientByTheAddressOfTheServer(Written written) {
        IdType patient = patient();

        String weight = keep(weightOf(written.of(patient, url.toString())));

        String id = patient.getIdPart();
        Ehr ehr = new Ehr(calls);
        assertThat(ehr.search("Observation?patient=" + id)).hasSize(1);
        assertThat(ehr.search("Observation?patient=" + url + "/Patient/" + id)).hasSize(1);
        assertThat(ehr.search("Observation?patient.name=" + family)).hasSize(1);
        assertThat(ehr.search("Observation?_include=Observation:patient&_id=" + weight))
                .hasSize(2);
        assertThat(ehr.search("Patient?_revinclude=Observation:patient&_id=" + id))
                .hasSize(2);
        assertThat(ehr.search("Patient?_has:Observation:patient:status=final&_id=" + id))
                .hasSize(1);
        assertThat(ehr.search("Observation?patient:missing=true&_id=" + weight)).isEmpty();
        assertThat(ehr.observation(weight).getSubject().getReference())
                .startsWith(patient.getValue())
                .doesNotContain("http");
    }

    @Test
    void deletesNoPatientToWhomAnAddressLeads() {
        IdType patient = patient();
        keep(weightOf(url + "/" + patient.getValue()));

        HttpResponse<String> deleted = calls.send(
                "DELETE", "/" + patient.getValue(), BodyPublishers.noBody(), "Authorization", FhirCalls.ehr());

        assertThat(deleted.statusCode()).as(deleted.body()).isEqualTo(409);
    }

    @Test
    void understandsTheAddressInATransactionAndInAnUpdate() {
        IdType patient = patient();
        Bundle bundle = bundle(BundleType.TRANSACTION);
        add(bundle, HTTPVerb.POST, "Observation", weightOf(url + "/" + patient.getValue()), urn());

        String weight = reference(done(bundle), 0);

        Ehr ehr = new Ehr(calls);
        assertThat(ehr.search("Observation?patient.name=" + family)).hasSize(1);
        IdType other = new Ehr(calls).create(Ehr.patient(UUID.randomUUID().toString(), family + "2", "Bea"));
        Observation moved = weightOf(url + "/" + other.getValue());
        moved.setId(weight);
        ehr.client().update().resource(moved).execute();
        assertThat(ehr.search("Observation?patient.name=" + family + "2")).hasSize(1);
        assertThat(ehr.search("Observation?patient.name:exact=" + family)).isEmpty();
    }

    @Test
    void leavesAnAddressOfAnotherServerAsItIs() {
        IdType patient = patient();
        String elsewhere = "http://localhost:1/fhir/" + patient.getValue();

        String weight = keep(weightOf(elsewhere));

        Ehr ehr = new Ehr(calls);
        assertThat(ehr.observation(weight).getSubject().getReference()).isEqualTo(elsewhere);
        assertThat(ehr.search("Observation?patient.name=" + family)).isEmpty();
        assertThat(ehr.search("Observation?patient=" + elsewhere)).hasSize(1);
    }
}
