package org.einthoven.formats;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What speaks against the unit of leads. Microvolts that are taken for millivolts, and the other way round, are a thousandfold:
 * far outside of what an electrode gives.
 */
public final class VoltageDoubt {
    /** Carts must bear ±300 mV of the electrodes themselves (IEC 60601-2-25): no trace spans more. */
    private static final double MOST_MV = 600;

    /** A hundredth of what is called low voltage, QRS complexes of less than 0.5 mV in limb leads. */
    private static final double LEAST_MV = 0.005;

    private VoltageDoubt() {}

    /** In words; empty where all leads lie within what there is, or are flat. */
    public static Optional<String> of(List<ImportedChannel> leads) {
        List<ImportedChannel> odd = leads.stream()
                .filter(lead -> spanMv(lead) >= MOST_MV || spanMv(lead) > 0 && spanMv(lead) < LEAST_MV)
                .toList();
        if (odd.isEmpty()) {
            return Optional.empty();
        }
        String spans = odd.stream()
                .map(lead -> String.format(Locale.ROOT, "%s %.3g mV", lead.name(), spanMv(lead)))
                .collect(Collectors.joining(", "));
        return Optional.of("No heart gives what these leads span: " + spans + ". Is their unit right?");
    }

    private static double spanMv(ImportedChannel lead) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < lead.length(); i++) {
            double mv = lead.millivolts(i);
            if (!Double.isNaN(mv)) {
                least = Math.min(least, mv);
                most = Math.max(most, mv);
            }
        }
        return most > least ? most - least : 0;
    }
}
