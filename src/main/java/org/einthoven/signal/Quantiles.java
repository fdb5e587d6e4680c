package org.einthoven.signal;

/** Order statistics, found without sorting. */
final class Quantiles {

    private Quantiles() {}

    /**
     * The value below which a share of {@code values} lies, by nearest rank; NaN where there are none.
     *
     * @param values without NaN; stay as they are
     */
    static double of(double[] values, double share) {
        return ofScratch(values.clone(), values.length, share);
    }

    /**
     * As {@link #of} for the first {@code count} of {@code values}, which are left in another order.
     */
    static double ofScratch(double[] values, int count, double share) {
        return count == 0 ? Double.NaN : select(values, count, (int) Math.min(count - 1, share * count));
    }

    /** The value that sorting would put at {@code rank} (Hoare 1961, algorithm 65: find). */
    private static double select(double[] values, int count, int rank) {
        int from = 0;
        int to = count - 1;
        while (from < to) {
            double pivot = values[rank];
            int i = from;
            int j = to;
            while (i <= j) {
                while (values[i] < pivot) {
                    i++;
                }
                while (pivot < values[j]) {
                    j--;
                }
                if (i <= j) {
                    double swapped = values[i];
                    values[i++] = values[j];
                    values[j--] = swapped;
                }
            }
            from = j < rank ? i : from;
            to = rank < i ? j : to;
        }
        return values[rank];
    }
}
