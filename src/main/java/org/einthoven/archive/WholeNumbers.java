package org.einthoven.archive;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;

/** The values of one channel as whole numbers of one step, for formats that have no others. */
public final class WholeNumbers {
    /** Digits that an int always holds. */
    private static final int DIGITS = 9;

    private final int[] counts;
    private final int decimals;

    private WholeNumbers(int[] counts, int decimals) {
        this.counts = counts;
        this.decimals = decimals;
    }

    /**
     * As they were sent; of a text whose values have different numbers of places at the finest of them, to nine digits in all.
     *
     * @param missing the number of a sample without a value
     */
    public static WholeNumbers of(SampledValues values, int missing) {
        String verbatim = values.verbatim();
        if (verbatim == null) {
            int[] counts = Arrays.stream(values.counts())
                    .map(count -> count <= SampledValues.ABOVE ? missing : count)
                    .toArray();
            return new WholeNumbers(counts, values.decimals());
        }
        String[] tokens = verbatim.strip().split("\\s+");
        int places = 0;
        int whole = 0;
        for (String token : tokens) {
            if (!isMarker(token)) {
                BigDecimal value = new BigDecimal(token).stripTrailingZeros();
                places = Math.max(places, value.scale());
                whole = Math.max(whole, value.precision() - value.scale());
            }
        }
        int decimals = Math.min(places, DIGITS - whole);
        int[] counts = new int[tokens.length];
        for (int i = 0; i < tokens.length; i++) {
            counts[i] = isMarker(tokens[i])
                    ? missing
                    : new BigDecimal(tokens[i])
                            .setScale(decimals, RoundingMode.HALF_EVEN)
                            .unscaledValue()
                            .intValueExact();
        }
        return new WholeNumbers(counts, decimals);
    }

    private static boolean isMarker(String token) {
        return token.equals("E") || token.equals("L") || token.equals("U");
    }

    /** Not a copy: only to be read. */
    public int[] counts() {
        return counts;
    }

    /** A value is its count divided by ten to the power of this; below 0 where the counts are of tens or more. */
    public int decimals() {
        return decimals;
    }
}
