package org.einthoven.hl7v2;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.einthoven.archive.StoredPatient;
import org.einthoven.orders.IssuedNumber;
import org.jspecify.annotations.Nullable;

/**
 * What HL7 v2 says of a patient.
 *
 * @param id of the Patient here
 * @param givens given names, the first one first
 * @param birthDate as FHIR writes it
 * @param sex FHIR's administrative gender
 */
record KnownPatient(
        String id,
        List<IssuedNumber> identifiers,
        String family,
        List<String> givens,
        @Nullable String birthDate,
        @Nullable String sex) {
    private static final ObjectMapper JSON = new ObjectMapper();

    KnownPatient {
        identifiers = List.copyOf(identifiers);
        givens = List.copyOf(givens);
    }

    /** @param resource the FHIR Patient in JSON */
    static KnownPatient of(StoredPatient stored, String resource) {
        JsonNode patient = parse(resource);
        JsonNode name = name(patient.path("name"));
        return new KnownPatient(
                stored.id,
                identifiers(patient.path("identifier")),
                name.path("family").asText(name.path("text").asText()),
                texts(name.path("given")),
                stored.birthDate,
                stored.sex);
    }

    /** The official one; the first where none is called so. */
    private static JsonNode name(JsonNode names) {
        return StreamSupport.stream(names.spliterator(), false)
                .filter(name -> name.path("use").asText().equals("official"))
                .findFirst()
                .orElse(names.path(0));
    }

    private static List<IssuedNumber> identifiers(JsonNode identifiers) {
        List<IssuedNumber> found = new ArrayList<>();
        for (JsonNode identifier : identifiers) {
            String value = identifier.path("value").asText();
            if (!value.isEmpty() && !identifier.path("use").asText().equals("old")) {
                found.add(new IssuedNumber(
                        identifier.path("system").asText(),
                        value,
                        identifier
                                .path("type")
                                .path("coding")
                                .path(0)
                                .path("code")
                                .asText()));
            }
        }
        return found;
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private static JsonNode parse(String resource) {
        try {
            return JSON.readTree(resource);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("a stored Patient is not JSON", broken);
        }
    }
}
