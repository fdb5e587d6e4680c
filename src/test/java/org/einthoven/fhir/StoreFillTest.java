package org.einthoven.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import javax.sql.DataSource;
import org.einthoven.TestDatabase;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.Test;

/** An archive from before the store: its patients and recordings are found again. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class StoreFillTest extends OverHttp {

    @Inject
    StoreFill fill;

    @Inject
    DataSource database;

    @Test
    void findsAgainWhatWasThereBefore() throws Exception {
        Ehr ehr = new Ehr(calls);
        ehr.create(new Patient()); // there is nothing to find it by but its id
        IdType patient = ehr.create(Ehr.patient("1", "Before", "Bea"));
        Observation observation = Examples.observation(Examples.WATCH);
        observation.setSubject(new Reference(patient.getValue()));
        IdType recording = ehr.create(observation);
        ehr.awaitReport(recording);
        int found = ehr.search("Observation?patient=" + patient.getIdPart()).size();
        forget(patient.getIdPart(), recording.getIdPart());
        assertThat(ehr.search("Observation?patient=" + patient.getIdPart())).isEmpty();
        assertThat(ehr.search("Patient?family=before&_id=" + patient.getIdPart()))
                .isEmpty();

        fill.fill();

        assertThat(ehr.search("Observation?patient=" + patient.getIdPart())).hasSize(found);
        assertThat(ehr.search("DiagnosticReport?patient.family=before&result=" + recording.getIdPart()))
                .hasSize(1);
        assertThat(ehr.search("Patient?family=before&_id=" + patient.getIdPart()))
                .hasSize(1);
    }

    /** As an older version of the server left it. */
    private void forget(String patient, String recording) throws Exception {
        try (Connection connection = database.getConnection()) {
            for (String sql : new String[] {
                "delete from fhir_string where resource in (select key from fhir_resource where id = '" + patient
                        + "')",
                "update fhir_resource set tokens = '{}' where id = '" + patient + "'",
                "alter table fhir_version disable trigger fhir_version_stays",
                "delete from fhir_version where recording_id = '" + recording + "'",
                "alter table fhir_version enable trigger fhir_version_stays",
                "delete from fhir_resource where recording_id = '" + recording + "'"
            }) {
                try (PreparedStatement statement = connection.prepareStatement(sql)) {
                    statement.execute();
                }
            }
        }
    }
}
