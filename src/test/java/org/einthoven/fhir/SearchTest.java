package org.einthoven.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.einthoven.TestDatabase;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How an EHR finds Observations and reports. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class SearchTest extends OverHttp {

    private Ehr ehr;

    @BeforeEach
    void connect() {
        ehr = new Ehr(calls);
    }

    @Test
    void findsWhatBelongsToAPatient() {
        String patient = Ehr.id(ehr.client()
                        .create()
                        .resource(Ehr.patient("1", "Search", "Sam"))
                        .execute())
                .getIdPart();
        Observation observation = Examples.observation(Examples.THREE_LEADS);
        observation.setSubject(new Reference("Patient/" + patient));
        IdType id = Ehr.id(ehr.client().create().resource(observation).execute());
        ehr.awaitReport(id);

        assertThat(ehr.search("DiagnosticReport?patient=" + patient)).hasSize(1);
        assertThat(ehr.search("DiagnosticReport?subject=Patient/" + patient + "&status=preliminary"))
                .hasSize(1);
        assertThat(ehr.search("DiagnosticReport?patient=" + patient + "&status=final"))
                .isEmpty();
        assertThat(ehr.search("Observation?patient=" + patient + "&code=8633-0"))
                .hasSize(1);
        assertThat(ehr.search("Observation?patient=" + patient + "&code=http://loinc.org%7C8633-0"))
                .hasSize(1);
        assertThat(ehr.search("Observation?patient=" + patient + "&code=urn:iso:std:iso:11073:10101%7C147228"))
                .hasSize(1);
        assertThat(ehr.search("Observation?patient=" + patient + "&code=http://snomed.info/sct%7C8633-0"))
                .isEmpty();
        assertThat(ehr.search("Observation?patient=" + patient + "&code=8633-0,8634-8"))
                .hasSize(2);
        assertThat(ehr.search("Observation?patient=" + patient + "&code=11524-6"))
                .hasSize(1);
        assertThat(ehr.search("Observation?patient=" + patient + "&value-concept=ventricular-ectopy"))
                .hasSize(1);
        assertThat(ehr.search("Observation?derived-from=Observation/" + id.getIdPart() + "&_count=100"))
                .hasSizeGreaterThan(10);
        assertThat(ehr.search("Observation?_id=" + id.getIdPart())).hasSize(1);
    }

    @Test
    void findsByDateWithEveryPrefix() {
        String patient = Ehr.id(ehr.client()
                        .create()
                        .resource(Ehr.patient("1", "Date", "Dora"))
                        .execute())
                .getIdPart();
        Observation observation = Examples.observation(Examples.WATCH);
        observation.setSubject(new Reference("Patient/" + patient));
        ehr.awaitReport(Ehr.id(ehr.client().create().resource(observation).execute()));
        String of = "DiagnosticReport?patient=" + patient + "&date=";

        assertThat(List.of(
                        "2026",
                        "2026-03-02",
                        "ge2026-03-02",
                        "le2026-03-02",
                        "gt2026-03-01",
                        "lt2026-03-03",
                        "eq2026-03-02T08:15:30Z",
                        "sa2026-03-01",
                        "eb2026-03-03",
                        "ne2025"))
                .allSatisfy(date -> assertThat(ehr.search(of + date)).as(date).hasSize(1));
        assertThat(List.of("2025", "gt2026-03-02", "lt2026-03-02", "ge2026-03-03", "le2026-03-01", "ne2026"))
                .allSatisfy(date -> assertThat(ehr.search(of + date)).as(date).isEmpty());
        assertThat(ehr.search(of + "ge2026-03-01&date=le2026-03-03")).hasSize(1);
        assertThat(ehr.search("DiagnosticReport?patient=" + patient + "&_lastUpdated=gt2020-01-01"))
                .hasSize(1);
        assertThat(ehr.search("DiagnosticReport?patient=" + patient + "&_lastUpdated=lt2020-01-01"))
                .isEmpty();
    }

    @Test
    void pagesWithoutGapsOrRepeatsWhileRecordingsComeIn() {
        String patient = Ehr.id(ehr.client()
                        .create()
                        .resource(Ehr.patient("1", "Page", "Pia"))
                        .execute())
                .getIdPart();
        Observation observation = Examples.observation(Examples.WATCH);
        observation.setSubject(new Reference("Patient/" + patient));
        List<String> ids = IntStream.range(0, 5)
                .mapToObj(i -> Ehr.id(ehr.client()
                                .create()
                                .resource(observation.copy())
                                .execute())
                        .getIdPart())
                .toList();

        Bundle page = ehr.bundle("Observation?patient=" + patient + "&code=131328&_count=2&_total=accurate");
        assertThat(page.getTotal()).isEqualTo(5);
        ehr.client().create().resource(observation.copy()).execute();
        ArrayList<String> seen = new ArrayList<>(idsOf(page));
        while (page.getLink("next") != null) {
            page = ehr.client().loadPage().next(page).execute();
            seen.addAll(idsOf(page));
        }

        assertThat(seen).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(ehr.bundle("Observation?patient=" + patient + "&_count=1&_total=none")
                        .hasTotal())
                .isFalse();
    }

    private static List<String> idsOf(Bundle page) {
        return page.getEntry().stream()
                .map(entry -> entry.getResource().getIdElement().getIdPart())
                .toList();
    }
}
