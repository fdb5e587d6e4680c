package org.einthoven.formats.csv;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.einthoven.faults.FaultException;
import org.einthoven.formats.FileFaults;
import org.einthoven.formats.ImportedChannel;
import org.jspecify.annotations.Nullable;

/** Decimals as counts: the last place that any of them has, up to the ninth, is the step of one count. */
final class DecimalColumn {
    private static final int MOST_PLACES = 9;
    private static final int LONGEST = 40;

    private final String format;
    private final List<@Nullable BigDecimal> values = new ArrayList<>();
    private int places;
    private int wholeDigits;

    DecimalColumn(String format) {
        this.format = format;
    }

    /** Adds a cell; one that is empty, or that says NaN, was not recorded. */
    void add(String cell, int line) {
        String text = cell.strip();
        if (text.isEmpty() || text.equalsIgnoreCase("nan")) {
            values.add(null);
            return;
        }
        BigDecimal value = decimal(text, line);
        places = Math.max(places, value.scale());
        wholeDigits = Math.max(wholeDigits, value.precision() - value.scale());
        values.add(value);
    }

    private BigDecimal decimal(String text, int line) {
        try {
            if (text.length() <= LONGEST) {
                BigDecimal value = new BigDecimal(text);
                if (value.signum() == 0) {
                    return BigDecimal.ZERO;
                }
                if (value.precision() - (long) value.scale() <= MOST_PLACES && value.scale() < 2 * LONGEST) {
                    return value.scale() < 0 ? value.setScale(0) : value;
                }
            }
        } catch (NumberFormatException | ArithmeticException notANumber) {
            // said below
        }
        throw malformed(text, line);
    }

    private FaultException malformed(String text, int line) {
        return FileFaults.damaged(
                format, "line " + line, "\"" + FileFaults.excerpt(text) + "\" is no decimal of a voltage");
    }

    int size() {
        return values.size();
    }

    /** Decimal places of a count. */
    int decimals() {
        return Math.max(0, Math.min(places, MOST_PLACES - Math.max(0, wholeDigits)));
    }

    int[] counts() {
        int scale = decimals();
        int[] counts = new int[values.size()];
        for (int i = 0; i < counts.length; i++) {
            BigDecimal value = values.get(i);
            counts[i] = value == null
                    ? ImportedChannel.MISSING
                    : value.setScale(scale, RoundingMode.HALF_EVEN)
                            .unscaledValue()
                            .intValueExact();
        }
        return counts;
    }

    double step() {
        return Math.pow(10, -decimals());
    }
}
