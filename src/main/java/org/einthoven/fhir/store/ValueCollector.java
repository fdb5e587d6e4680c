package org.einthoven.fhir.store;

import ca.uhn.fhir.rest.api.RestSearchParameterTypeEnum;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.einthoven.archive.SearchName;
import org.einthoven.faults.Excerpt;
import org.einthoven.fhir.store.IndexedValues.Amount;
import org.einthoven.fhir.store.IndexedValues.Span;
import org.einthoven.fhir.store.IndexedValues.Target;
import org.einthoven.fhir.store.IndexedValues.Text;
import org.einthoven.fhir.store.SearchParameter.Pair;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Quantity.QuantityComparator;
import org.hl7.fhir.r4.model.Range;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Timing;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/** Turns the elements that search parameters look at into rows of the index. */
final class ValueCollector {

    /** Before and after all that PostgreSQL and FHIR can write. */
    static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");

    static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private final IndexedValues values = new IndexedValues();
    private final Set<Long> sorted = new HashSet<>();

    IndexedValues collected() {
        return values;
    }

    /** What stands at a place, in the form that this type of parameter needs. */
    void collect(RestSearchParameterTypeEnum type, IndexedPlace place, Base resource) {
        List<Base> elements = place.values().apply(resource);
        if (elements.isEmpty()) {
            return;
        }
        values.tokens.add(place.hash());
        switch (type) {
            case TOKEN -> tokens(place, elements);
            case REFERENCE -> elements.forEach(element -> reference(place, element));
            case STRING -> elements.forEach(element -> text(place.hash(), element));
            case URI -> elements.forEach(element -> address(place, element));
            case DATE -> elements.forEach(element -> span(place.hash(), element));
            default -> elements.forEach(element -> amount(place.hash(), element));
        }
    }

    /** The second half of a pair, under the first half's form. */
    void collectSecond(Pair pair, long form, List<Base> elements) {
        String place = Tokens.second(pair.key(), form);
        switch (pair.second().type()) {
            case TOKEN -> values.tokens.addAll(TokenForms.of(place, elements));
            case QUANTITY -> elements.forEach(element -> amount(Hash.of(place), element));
            default -> throw new IllegalArgumentException("no index for " + pair);
        }
    }

    private void tokens(IndexedPlace place, List<Base> elements) {
        values.tokens.addAll(TokenForms.of(place.key(), elements));
        long text = Hash.of(Tokens.textOf(place.key()));
        elements.stream()
                .flatMap(ValueCollector::displays)
                .filter(Objects::nonNull)
                .distinct()
                .forEach(shown -> add(text, shown));
    }

    private static Stream<String> displays(Base element) {
        if (element instanceof CodeableConcept concept) {
            return Stream.concat(
                    Stream.of(concept.getText()), concept.getCoding().stream().map(Coding::getDisplay));
        }
        if (element instanceof Coding coding) {
            return Stream.of(coding.getDisplay());
        }
        return element instanceof Identifier identifier
                ? Stream.of(identifier.getType().getText())
                : Stream.of();
    }

    private void reference(IndexedPlace place, Base element) {
        if (element instanceof CanonicalType canonical && canonical.hasValue()) {
            canonical(place.key(), canonical.getValue());
        } else if (element instanceof PrimitiveType<?> uri && uri.hasValue()) {
            canonical(place.key(), uri.getValueAsString());
        } else if (element instanceof Reference reference) {
            if (reference.hasIdentifier()) {
                String identifier = Tokens.identifierIn(place.key());
                values.tokens.addAll(TokenForms.of(identifier, List.of(reference.getIdentifier())));
            }
            if (reference.getReference() != null) {
                target(place, reference);
            }
        }
    }

    /** With its version and without. */
    private void canonical(String place, String url) {
        values.tokens.add(Tokens.reference(place, url));
        values.tokens.add(Tokens.reference(place, url.replaceFirst("\\|.*", "")));
    }

    private void target(IndexedPlace place, Reference reference) {
        LocalReference local = LocalReference.of(reference.getReference());
        if (local == null) {
            values.tokens.add(Tokens.reference(place.key(), reference.getReference()));
        } else {
            values.tokens.add(Tokens.reference(place.key(), local.toString()));
            values.tokens.add(Tokens.present(Tokens.to(place.key(), local.type())));
            values.references.add(new Target(place.hash(), local.type(), local.id()));
        }
    }

    private void text(long place, Base element) {
        if (element instanceof HumanName name) {
            Stream.of(
                            name.getGiven(),
                            name.getPrefix(),
                            name.getSuffix(),
                            List.of(name.getFamilyElement(), name.getTextElement()))
                    .flatMap(List::stream)
                    .map(StringType::getValue)
                    .forEach(part -> add(place, part));
        } else if (element instanceof Address address) {
            Stream.of(
                            address.getLine(),
                            List.of(
                                    address.getCityElement(),
                                    address.getDistrictElement(),
                                    address.getStateElement(),
                                    address.getPostalCodeElement(),
                                    address.getCountryElement(),
                                    address.getTextElement()))
                    .flatMap(List::stream)
                    .map(StringType::getValue)
                    .forEach(part -> add(place, part));
        } else if (element instanceof PrimitiveType<?> primitive) {
            add(place, primitive.getValueAsString());
        }
    }

    private void add(long place, @Nullable String text) {
        if (text != null && !text.isBlank()) {
            String exact = IndexedText.searched(Excerpt.plain(text));
            values.texts.add(new Text(place, sorted.add(place), SearchName.of(exact), exact));
        }
    }

    private void address(IndexedPlace place, Base element) {
        if (element instanceof PrimitiveType<?> uri && uri.hasValue()) {
            values.tokens.add(Tokens.reference(place.key(), uri.getValueAsString()));
            add(place.hash(), uri.getValueAsString());
        }
    }

    private void span(long place, Base element) {
        List<Type> times = element instanceof Timing timing
                ? times(timing)
                : element instanceof BaseDateTimeType || element instanceof Period
                        ? List.of((Type) element)
                        : List.of();
        List<Instant> lows = times.stream()
                .map(EffectiveTime::start)
                .map(low -> low == null ? EARLIEST : low)
                .toList();
        List<Instant> highs = times.stream()
                .map(EffectiveTime::end)
                .map(high -> high == null ? LATEST : high)
                .toList();
        // nothing at all says as much as no element
        if (!times.isEmpty() && !(times.size() == 1 && lows.contains(EARLIEST) && highs.contains(LATEST))) {
            values.spans.add(new Span(place, sorted.add(place), Collections.min(lows), Collections.max(highs)));
        }
    }

    /** Of what is to happen several times only the outer limits matter (FHIR R4, 3.1.1.4.7). */
    private static List<Type> times(Timing timing) {
        List<Type> times = new ArrayList<>(timing.getEvent());
        if (timing.getRepeat().getBounds() instanceof Period bounds) {
            times.add(bounds);
        }
        return times;
    }

    private void amount(long place, Base element) {
        if (element instanceof Quantity quantity && quantity.getValue() != null) {
            double value = quantity.getValue().doubleValue();
            QuantityComparator comparator = quantity.getComparator();
            boolean below =
                    comparator == QuantityComparator.LESS_THAN || comparator == QuantityComparator.LESS_OR_EQUAL;
            boolean above =
                    comparator == QuantityComparator.GREATER_THAN || comparator == QuantityComparator.GREATER_OR_EQUAL;
            add(place, below ? Double.NEGATIVE_INFINITY : value, above ? Double.POSITIVE_INFINITY : value, quantity);
        } else if (element instanceof Range range) {
            Quantity unit = range.hasLow() ? range.getLow() : range.getHigh();
            add(
                    place,
                    number(range.getLow(), Double.NEGATIVE_INFINITY),
                    number(range.getHigh(), Double.POSITIVE_INFINITY),
                    unit);
        } else if (element instanceof DecimalType decimal && decimal.hasValue()) {
            add(place, decimal.getValue().doubleValue());
        } else if (element instanceof IntegerType integer && integer.hasValue()) {
            add(place, integer.getValue());
        }
    }

    private static double number(Quantity quantity, double missing) {
        BigDecimal value = quantity.getValue();
        return value == null ? missing : value.doubleValue();
    }

    private void add(long place, double number) {
        values.amounts.add(new Amount(place, sorted.add(place), number, number, null, null, null));
    }

    private void add(long place, double low, double high, Quantity unit) {
        values.amounts.add(
                new Amount(place, sorted.add(place), low, high, unit.getSystem(), unit.getCode(), unit.getUnit()));
    }
}
