package org.einthoven.inference;

import java.util.Comparator;

/** Which of two versions of a model is the newer. */
public final class VersionOrder {

    /** Numbers by their value and before words, so that 0.10.0 is newer than 0.9.0. */
    public static final Comparator<String> NEWEST_LAST = (one, other) -> {
        String[] left = one.split("[.-]");
        String[] right = other.split("[.-]");
        for (int i = 0; i < Math.min(left.length, right.length); i++) {
            int order = isNumber(left[i]) && isNumber(right[i])
                    ? Long.compare(Long.parseLong(left[i]), Long.parseLong(right[i]))
                    : left[i].compareTo(right[i]);
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(left.length, right.length);
    };

    private VersionOrder() {}

    private static boolean isNumber(String part) {
        return part.matches("\\d{1,18}");
    }
}
