package org.einthoven.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;
import org.einthoven.TestDatabase;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.ValueSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts longer than what the index of the database holds are found by all of them, and by no less than what is asked. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class LongTextTest extends OverHttp {

    private final String name = UUID.randomUUID().toString();

    /** As long as that, unlike any other text from its first letters to its last. */
    private String text(int characters) {
        String middle = " Die Ableitung V1 war während der Aufnahme überlagert".repeat(100);
        return name + middle.substring(0, characters - 2 * name.length()) + new StringBuilder(name).reverse();
    }

    private int found(String query, String value) {
        return new Ehr(calls)
                .search(query + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8))
                .size();
    }

    @ParameterizedTest
    @ValueSource(ints = {199, 200, 201, 277, 3_900})
    void isFoundByTheWholeTextAndItsParts(int characters) {
        String text = text(characters);
        Observation observation = new Observation().setStatus(Observation.ObservationStatus.FINAL);
        observation.getCode().setText(text);
        observation.setValue(new StringType(text));
        new Ehr(calls).create(observation);
        String end = text.substring(characters - 30);
        String without = text.substring(0, characters - 1);

        assertThat(found("Observation?value-string:exact", text)).isEqualTo(1);
        assertThat(found("Observation?value-string:exact", without)).isZero();
        assertThat(found("Observation?value-string", text.toUpperCase(Locale.ROOT)))
                .isEqualTo(1);
        assertThat(found("Observation?value-string", without)).isEqualTo(1);
        assertThat(found("Observation?value-string", without + "§")).isZero();
        assertThat(found("Observation?value-string:contains", end)).isEqualTo(1);
        assertThat(found("Observation?value-string:contains", end + "§")).isZero();
        assertThat(found("Observation?code:text", text)).isEqualTo(1);
        assertThat(found("Observation?code:text", text + "§")).isZero();
    }

    @Test
    void isFoundByAnAddressOfWhichOnlyTheEndDiffers() {
        String base = "http://example.org/" + name + "/part".repeat(50);
        ValueSet set = new ValueSet().setStatus(PublicationStatus.DRAFT).setUrl(base + "/a");
        set.setDescription(text(277));
        new Ehr(calls).create(set);

        assertThat(found("ValueSet?url:below", base)).isEqualTo(1);
        assertThat(found("ValueSet?url:below", base + "/b")).isZero();
        assertThat(found("ValueSet?description:exact", text(277))).isEqualTo(1);
        assertThat(found("ValueSet?description:exact", text(277).substring(0, 200)))
                .isZero();
    }

    @Test
    void sortsByTheBeginningOfLongTexts() {
        for (String letter : new String[] {"b", "a"}) {
            Observation observation = new Observation().setStatus(Observation.ObservationStatus.FINAL);
            observation.getCode().setText(name);
            observation.setValue(new StringType(letter + text(3_000)));
            new Ehr(calls).create(observation);
        }

        assertThat(new Ehr(calls)
                        .search("Observation?code:text=" + name + "&_sort=value-string&_count=1").stream()
                                .map(Observation.class::cast)
                                .map(found ->
                                        found.getValueStringType().getValue().substring(0, 1)))
                .containsExactly("a");
    }
}
