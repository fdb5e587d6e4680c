package org.einthoven.fhir;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * What is about a patient, of all that refers to them: a mother who asked for her child's ECG, or performed an observation of it, is named
 * in what is her child's.
 */
final class PatientsOwn {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Elements by which FHIR R4's resources say whom they are about; a Provenance's target is what it tells of. */
    private static final List<String> ABOUT = List.of("subject", "patient", "for", "beneficiary", "target");

    private static final Pattern PATIENT = Pattern.compile("(?:.*/)?Patient/([^/]+)(?:/_history/.*)?");

    private PatientsOwn() {}

    /**
     * @param body of a resource, in JSON
     * @throws IllegalArgumentException where it is none
     */
    static boolean isAbout(String patient, String body) {
        JsonNode resource = parsed(body);
        if (resource.path("resourceType").asText().equals("Patient")) {
            return resource.path("id").asText().equals(patient);
        }
        return about(resource).anyMatch(patient::equals);
    }

    /**
     * Whether it says that it is about another patient, be it beside this one.
     *
     * @param body of a resource, in JSON
     * @throws IllegalArgumentException where it is none
     */
    static boolean isAboutAnother(String patient, String body) {
        return about(parsed(body)).anyMatch(other -> !other.equals(patient));
    }

    /** Ids of the patients whom it is about. */
    private static Stream<String> about(JsonNode resource) {
        return ABOUT.stream()
                .map(resource::path)
                .flatMap(element ->
                        element.isArray() ? StreamSupport.stream(element.spliterator(), false) : Stream.of(element))
                .map(element -> PATIENT.matcher(element.path("reference").asText()))
                .filter(Matcher::matches)
                .map(reference -> reference.group(1));
    }

    private static JsonNode parsed(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException none) {
            throw new IllegalArgumentException("no JSON", none);
        }
    }
}
