package org.einthoven.explain;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** Which ways to explain a model may be shown: those that were measured and passed. */
public record SanityChecks(List<SanityCheck> list) {

    /** The figures of {@code docs/evaluation/explanations-*.json}. */
    private static final String RESOURCE = "/sanity-checks.json";

    private static final SanityChecks PUBLISHED = new SanityChecks(read());

    public SanityChecks {
        list = List.copyOf(list);
    }

    public static SanityChecks published() {
        return PUBLISHED;
    }

    /** Whether {@code method} may explain the model of this name. */
    boolean allow(String method, String model) {
        return list.stream()
                .filter(check -> check.method().equals(method) && check.model().equals(model))
                .anyMatch(SanityCheck::passes);
    }

    private static List<SanityCheck> read() {
        try (InputStream in = SanityChecks.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(RESOURCE + " is not on the class path");
            }
            return new ObjectMapper().readValue(in, new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
