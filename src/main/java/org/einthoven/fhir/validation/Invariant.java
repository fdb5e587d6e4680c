package org.einthoven.fhir.validation;

import java.util.function.Predicate;

/**
 * A rule over several elements.
 *
 * @param key FHIR's name of it, such as {@code obs-7}
 * @param broken whether an element of this type breaks it
 * @param text what is wrong and how to mend it
 */
record Invariant<T>(Class<T> type, String key, Predicate<T> broken, String text) {

    boolean isOf(Class<?> element) {
        return type.isAssignableFrom(element);
    }

    boolean isBrokenBy(Object element) {
        return broken.test(type.cast(element));
    }
}
