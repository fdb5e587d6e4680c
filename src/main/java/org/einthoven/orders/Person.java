package org.einthoven.orders;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody as another system describes them; what it does not say is empty or null.
 *
 * @param givens given names, the first one first
 * @param birthDate YYYY, YYYY-MM or YYYY-MM-DD
 * @param sex FHIR's administrative gender
 */
public record Person(
        List<IssuedNumber> numbers,
        String family,
        List<String> givens,
        @Nullable String birthDate,
        @Nullable String sex) {
    public Person {
        numbers = List.copyOf(numbers);
        givens = List.copyOf(givens);
    }
}
