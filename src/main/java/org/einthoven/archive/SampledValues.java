package org.einthoven.archive;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The values of one channel exactly as FHIR's SampledData wrote them. Text of the usual form (decimals with the same
 * number of places, one space between them) is held as scaled integers; any other text is held verbatim.
 * {@link #render()} gives back the very text that was parsed.
 */
public final class SampledValues {
    /** FHIR's "E": no value could be obtained. */
    static final int ERROR = Integer.MIN_VALUE;
    /** FHIR's "L": below the detection limit. */
    static final int BELOW = Integer.MIN_VALUE + 1;
    /** FHIR's "U": above the detection limit. */
    static final int ABOVE = Integer.MIN_VALUE + 2;

    static final int MAX_DECIMALS = 9;

    private final int[] counts;
    private final int decimals;
    private final @Nullable String verbatim;
    private final double[] verbatimValues;

    /** Scaled integers: value = count / 10^decimals, or one of the three markers. */
    SampledValues(int[] counts, int decimals) {
        this.counts = counts;
        this.decimals = decimals;
        this.verbatim = null;
        this.verbatimValues = new double[0];
    }

    /** Text that scaled integers cannot render, with its values (NaN for a marker). */
    SampledValues(String verbatim, double[] values) {
        this.counts = new int[0];
        this.decimals = 0;
        this.verbatim = verbatim;
        this.verbatimValues = values;
    }

    /** Scaled integers without markers, such as the counts of a converter: value = count / 10^decimals. */
    public static SampledValues ofCounts(int[] counts, int decimals) {
        if (decimals < 0 || decimals > MAX_DECIMALS) {
            throw new IllegalArgumentException("0 to " + MAX_DECIMALS + " decimals, not " + decimals);
        }
        for (int count : counts) {
            if (count <= ABOVE) {
                throw new IllegalArgumentException("count " + count + " is a marker");
            }
        }
        return new SampledValues(counts.clone(), decimals);
    }

    /**
     * Decimals (an exponent is allowed) and the markers E, L and U, separated by white space.
     *
     * @throws MalformedSamples for anything else
     */
    public static SampledValues parse(String data) {
        return SampledText.parse(data);
    }

    /** The text that was parsed, character by character. */
    public String render() {
        return verbatim != null ? verbatim : SampledText.render(counts, decimals);
    }

    public int length() {
        return verbatim != null ? verbatimValues.length : counts.length;
    }

    /** Each value times {@code factor} plus {@code origin}; NaN for a marker. */
    public float[] toFloats(double factor, double origin) {
        float[] values = new float[length()];
        if (verbatim != null) {
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) (verbatimValues[i] * factor + origin);
            }
            return values;
        }
        double scale = Math.pow(10, decimals);
        for (int i = 0; i < values.length; i++) {
            values[i] = counts[i] <= ABOVE ? Float.NaN : (float) (counts[i] / scale * factor + origin);
        }
        return values;
    }

    int[] counts() {
        return counts;
    }

    int decimals() {
        return decimals;
    }

    @Nullable
    String verbatim() {
        return verbatim;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SampledValues values
                && decimals == values.decimals
                && Arrays.equals(counts, values.counts)
                && (verbatim == null ? values.verbatim == null : verbatim.equals(values.verbatim));
    }

    @Override
    public int hashCode() {
        return verbatim != null ? verbatim.hashCode() : 31 * decimals + Arrays.hashCode(counts);
    }

    @Override
    public String toString() {
        return "SampledValues[" + length() + "]";
    }
}
