package org.einthoven.review;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes numbers as clinicians read them; what was not measurable is empty. */
final class Numbers {
    private Numbers() {}

    static String whole(@Nullable Double value) {
        return value == null ? "" : decimals(value, 0);
    }

    static String decimals(double value, int places) {
        return String.format(Locale.ROOT, "%." + places + "f", value).replace('-', '\u2212');
    }

    /** With its sign, also where it is above zero; what rounds to zero has none. */
    static String signed(double value, int places) {
        String text = decimals(Math.abs(value), places);
        boolean zero = text.chars().noneMatch(c -> c > '0' && c <= '9');
        return zero ? text : (value < 0 ? "\u2212" : "+") + text;
    }

    /** Of a share of 0 to 1, with one decimal: what is little is not shown as nothing. */
    static String percent(double share) {
        return share == 0 ? "0" : share < 0.001 ? "<0.1" : decimals(100 * share, 1);
    }

    /** Without zeros at the end, to a thousandth: 500 and 360.5, and 360 of what a period of 2.7778 ms comes to. */
    static String plain(double value) {
        BigDecimal rounded = BigDecimal.valueOf(value).setScale(3, RoundingMode.HALF_UP);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }
}
