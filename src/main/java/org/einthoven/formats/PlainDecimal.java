package org.einthoven.formats;

import java.math.BigDecimal;

/** Numbers as texts write them: with as few digits as tell them apart, and never with an exponent. */
public final class PlainDecimal {
    private PlainDecimal() {}

    public static String of(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }
}
