package org.einthoven.formats.csv;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.einthoven.faults.FaultException;
import org.einthoven.formats.FileFaults;
import org.einthoven.formats.ImportedChannel;

/**
 * Decimals as counts: the last place that any of them has, up to the ninth, is the step of one count. Nearly all are a few
 * digits and a point; those are kept as a whole number and its places, and only the others as what Java has for decimals.
 */
final class DecimalColumn {
    private static final int MOST_PLACES = 9;
    private static final int LONGEST = 40;

    /** So many digits fit a long, with room for one more. */
    private static final int MOST_DIGITS = 17;

    /** In place of its places, for a cell that was not recorded. */
    private static final byte MISSING = -1;

    /** In place of its places, for one that is kept as a BigDecimal. */
    private static final byte LONG = -2;

    private final String format;
    private final Map<Integer, BigDecimal> longOnes = new HashMap<>();
    private long[] unscaled = new long[1024];
    private byte[] scales = new byte[1024];
    private int size;
    private int places;
    private int wholeDigits;

    DecimalColumn(String format) {
        this.format = format;
    }

    /** Adds a cell; one that is empty, or that says NaN, was not recorded. */
    void add(String cell, int line) {
        String text = cell.strip();
        if (text.isEmpty() || text.equalsIgnoreCase("nan")) {
            append(0, MISSING);
        } else if (!addShort(text)) {
            addLong(decimal(text, line));
        }
    }

    /** Whether the text is a sign, digits and a point, in an order and a number that are taken here. */
    private boolean addShort(String text) {
        int start = text.charAt(0) == '-' || text.charAt(0) == '+' ? 1 : 0;
        long value = 0;
        int point = -1;
        if (text.length() - start > MOST_DIGITS) {
            return false;
        }
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '.' && point < 0) {
                point = i;
            } else if (c >= '0' && c <= '9') {
                value = 10 * value + c - '0';
            } else {
                return false;
            }
        }
        int scale = point < 0 ? 0 : text.length() - 1 - point;
        int digits = text.length() - start - (point < 0 ? 0 : 1);
        int whole = digits(value) - scale;
        if (digits == 0 || whole > MOST_PLACES) {
            return false;
        }
        took(value == 0 ? 0 : scale, value == 0 ? 1 : whole);
        append(text.charAt(0) == '-' ? -value : value, (byte) (value == 0 ? 0 : scale));
        return true;
    }

    private static int digits(long value) {
        int digits = 0;
        for (long rest = value; rest > 0; rest /= 10) {
            digits++;
        }
        return digits;
    }

    private void addLong(BigDecimal value) {
        took(value.scale(), value.precision() - value.scale());
        longOnes.put(size, value);
        append(0, LONG);
    }

    private void took(int scale, int whole) {
        places = Math.max(places, scale);
        wholeDigits = Math.max(wholeDigits, whole);
    }

    private void append(long value, byte scale) {
        if (size == scales.length) {
            unscaled = Arrays.copyOf(unscaled, 2 * size);
            scales = Arrays.copyOf(scales, 2 * size);
        }
        unscaled[size] = value;
        scales[size++] = scale;
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
        return size;
    }

    /** Decimal places of a count. */
    int decimals() {
        return Math.max(0, Math.min(places, MOST_PLACES - Math.max(0, wholeDigits)));
    }

    int[] counts() {
        int scale = decimals();
        int[] counts = new int[size];
        for (int i = 0; i < size; i++) {
            counts[i] = switch (scales[i]) {
                case MISSING -> ImportedChannel.MISSING;
                case LONG -> count(longOnes.get(i), scale);
                default ->
                    scales[i] <= scale
                            ? Math.toIntExact(unscaled[i] * power(scale - scales[i]))
                            : count(BigDecimal.valueOf(unscaled[i], scales[i]), scale);
            };
        }
        return counts;
    }

    private static int count(BigDecimal value, int scale) {
        return value.setScale(scale, RoundingMode.HALF_EVEN).unscaledValue().intValueExact();
    }

    private static long power(int exponent) {
        long power = 1;
        for (int i = 0; i < exponent; i++) {
            power *= 10;
        }
        return power;
    }

    double step() {
        return Math.pow(10, -decimals());
    }
}
