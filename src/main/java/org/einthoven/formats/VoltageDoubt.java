package org.einthoven.formats;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What speaks against the unit of leads. Microvolts that are taken for millivolts, and the other way round, are a thousandfold:
 * far outside of what an electrode gives. A file has one unit for its leads, so that a single lead that is off, with its electrode
 * off or its amplifier at its limit, says nothing of the unit.
 */
public final class VoltageDoubt {
    /** Carts must bear ±300 mV of the electrodes themselves (IEC 60601-2-25): no trace spans more. */
    private static final double MOST_MV = 600;

    /** A hundredth of what is called low voltage, QRS complexes of less than 0.5 mV in limb leads. */
    private static final double LEAST_MV = 0.005;

    /** Of the converter. Even QRS complexes of 0.5 mV take a hundred of 5 µV; a lead of fewer than half of these is flat. */
    private static final int FEWEST_STEPS = 50;

    /** One lead in so many may be as leads are: an artefact beside the others. */
    private static final int ONE_IN = 10;

    private static final double MICROVOLTS_PER_MILLIVOLT = 1000;

    private static final String TOO_MUCH = "No heart gives what these leads span: ";
    private static final String TOO_LITTLE = "These leads span less than a hundredth of what is called low voltage: ";
    private static final String QUESTION = ". Is their unit right?";

    private VoltageDoubt() {}

    /** In words; empty where leads lie within what there is, or are flat: the reading says so of these. */
    public static Optional<String> of(List<ImportedChannel> leads) {
        List<Span> live = leads.stream()
                .map(Span::of)
                .filter(span -> span.steps >= FEWEST_STEPS)
                .toList();
        return ofNearlyAll(live, span -> span.mv >= MOST_MV)
                .map(spans -> TOO_MUCH + spans + QUESTION)
                .or(() -> ofNearlyAll(live, span -> span.mv < LEAST_MV).map(spans -> TOO_LITTLE + spans + QUESTION));
    }

    /** Whether a note of a recording is one of these. */
    public static boolean isOne(String note) {
        return (note.startsWith(TOO_MUCH) || note.startsWith(TOO_LITTLE)) && note.endsWith(QUESTION);
    }

    private static Optional<String> ofNearlyAll(List<Span> live, Predicate<Span> off) {
        List<Span> odd = live.stream().filter(off).toList();
        return odd.isEmpty() || odd.size() * ONE_IN < live.size() * (ONE_IN - 1)
                ? Optional.empty()
                : Optional.of(odd.stream().map(Span::words).collect(Collectors.joining(", ")));
    }

    /** From the least sample of a lead to its greatest. */
    private record Span(String lead, long steps, double mv) {

        static Span of(ImportedChannel lead) {
            long least = Long.MAX_VALUE;
            long most = Long.MIN_VALUE;
            for (int i = 0; i < lead.length(); i++) {
                int count = lead.count(i);
                if (count != ImportedChannel.MISSING) {
                    least = Math.min(least, count);
                    most = Math.max(most, count);
                }
            }
            long steps = most < least ? 0 : most - least;
            return new Span(lead.name(), steps, steps * Math.abs(lead.step()) / MICROVOLTS_PER_MILLIVOLT);
        }

        String words() {
            return mv < 1
                    ? String.format(Locale.ROOT, "%s %.2g µV", lead, mv * MICROVOLTS_PER_MILLIVOLT)
                    : String.format(Locale.ROOT, "%s %.0f mV", lead, mv);
        }
    }
}
