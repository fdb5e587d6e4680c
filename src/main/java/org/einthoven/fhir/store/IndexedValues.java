package org.einthoven.fhir.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What one resource is found by; filled once, by {@link ResourceIndexer}. */
final class IndexedValues {

    final Set<Long> tokens = new LinkedHashSet<>();
    final Set<Target> references = new LinkedHashSet<>();
    final List<Text> texts = new ArrayList<>();
    final List<Span> spans = new ArrayList<>();
    final List<Amount> amounts = new ArrayList<>();

    /** A reference to a resource on this server. */
    record Target(long place, String type, String id) {}

    /**
     * A text as it is, and whole without regard to case and accents.
     *
     * @param first whether it is the first at its place, by which resources are sorted
     */
    record Text(long place, boolean first, String whole, String exact) {}

    /** From {@code low} until before {@code high}. */
    record Span(long place, boolean first, Instant low, Instant high) {}

    /** A number, or what lies between two. */
    record Amount(
            long place,
            boolean first,
            double low,
            double high,
            @Nullable String system,
            @Nullable String code,
            @Nullable String unit) {}

    static IndexedValues none() {
        return new IndexedValues();
    }
}
