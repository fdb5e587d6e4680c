package org.einthoven.fhir;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.hl7.fhir.r4.model.Observation;

/** The FHIR files that stand for what devices send. */
final class Examples {

    static final String THREE_LEADS = "three-lead-ecg-of-an-unknown-patient.json";
    static final String WATCH = "single-lead-ecg-of-a-watch.json";
    static final String PLETH = "pleth-of-a-finger-clip.json";

    static String text(String name) {
        try (InputStream file = Objects.requireNonNull(Examples.class.getResourceAsStream("/fhir/" + name), name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Observation observation(String name) {
        return FhirContext.forR4Cached().newJsonParser().parseResource(Observation.class, text(name));
    }

    private Examples() {}
}
