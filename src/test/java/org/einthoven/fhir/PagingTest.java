package org.einthoven.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.einthoven.TestDatabase;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleLinkComponent;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever follows the links of a search comes to its end and sees everything once, whatever others do meanwhile. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class PagingTest extends OverHttp {

    private static final int MOST_PAGES = 30;

    private final String tag = UUID.randomUUID().toString();

    @ParameterizedTest
    @ValueSource(
            strings = {"", "&_sort=family", "&_sort=-family", "&_sort=family,birthdate", "&_sort=-birthdate,-family"})
    void endsWhateverIsSortedBy(String sort) {
        List<String> ids = List.of("a\nb", "b", "c.d", "", "a\n\nb").stream()
                .map(family -> id(create(family)))
                .toList();

        assertThat(seen("/Patient?_count=1&_tag=" + tag + sort, () -> {})).containsExactlyInAnyOrderElementsOf(ids);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "&_sort=_id", "&_sort=-family", "&_sort=birthdate"})
    void showsAllThatStandsOnceWhileItIsChanged(String sort) {
        List<Patient> all =
                IntStream.range(0, 12).mapToObj(n -> create("Family" + n)).toList();
        List<String> ids = all.stream().map(PagingTest::id).toList();

        List<String> seen = seen("/Patient?_count=5&_tag=" + tag + sort, () -> all.stream()
                .filter(patient -> all.indexOf(patient) % 3 == 0)
                .forEach(patient -> calls.client("ehr")
                        .update()
                        .resource(patient.setActive(true))
                        .execute()));

        assertThat(seen).containsExactlyInAnyOrderElementsOf(ids);
    }

    @Test
    void holdsNoMoreOfLargeResourcesThanFitsIntoAnAnswer() {
        List<String> ids =
                IntStream.range(0, 4).mapToObj(n -> withPhoto(7 << 20)).toList();

        Bundle first = FhirCalls.parse(Bundle.class, calls.get("/Patient?_tag=" + tag));
        Bundle past = FhirCalls.parse(Bundle.class, calls.get("/Patient/_history?_count=4"));

        assertThat(first.getEntry()).hasSizeBetween(1, 2);
        assertThat(past.getEntry()).hasSizeBetween(1, 2);
        assertThat(past.getLink("next")).isNotNull();
        assertThat(seen("/Patient?_tag=" + tag, () -> {})).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(seen("/Patient?_sort=family&_tag=" + tag, () -> {})).containsExactlyInAnyOrderElementsOf(ids);
    }

    private String withPhoto(int bytes) {
        Patient patient = new Patient();
        patient.getMeta().addTag().setCode(tag);
        patient.addPhoto().setContentType("image/jpeg").setData(new byte[bytes]);
        return new Ehr(calls).create(patient).getIdPart();
    }

    @Test
    void tellsHowManyAreOnAPageWhereMoreWereAskedForThanAreGiven() {
        Bundle page = FhirCalls.parse(Bundle.class, calls.get("/Patient?_count=1000&_tag=" + tag));

        assertThat(page.getLink("self").getUrl()).contains("_count=100&");
    }

    private Patient create(String family) {
        Patient patient = new Patient();
        patient.getMeta().addTag().setCode(tag);
        if (!family.isEmpty()) {
            patient.addName().setFamily(family);
        }
        patient.getBirthDateElement().setValueAsString("1950-04-01");
        IdType id = new Ehr(calls).create(patient);
        patient.setId(id);
        return patient;
    }

    private static String id(Patient patient) {
        return patient.getIdElement().getIdPart();
    }

    /** @param meanwhile what happens after the first page */
    private List<String> seen(String query, Runnable meanwhile) {
        List<String> ids = new ArrayList<>();
        String next = query;
        for (int page = 0; next != null; page++) {
            assertThat(page).as("pages").isLessThan(MOST_PAGES);
            Bundle bundle = FhirCalls.parse(Bundle.class, calls.get(next));
            bundle.getEntry().stream()
                    .map(Bundle.BundleEntryComponent::getResource)
                    .map(Resource::getIdPart)
                    .forEach(ids::add);
            if (page == 0) {
                meanwhile.run();
            }
            BundleLinkComponent link = bundle.getLink("next");
            next = link == null ? null : link.getUrl().substring(url.toString().length());
        }
        return ids;
    }
}
