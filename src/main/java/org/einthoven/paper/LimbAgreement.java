package org.einthoven.paper;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.einthoven.ecg.Ecg;
import org.einthoven.ecg.Lead;
import org.einthoven.ecg.LeadName;
import org.einthoven.ecg.Samples;

/** How well the limb leads of a recording with gaps obey the laws that bind them, 1 for perfect. */
final class LimbAgreement {

    /** Shorter stretches say nothing of how leads go together. */
    private static final double BEAT_S = 1;

    private static final String CONTRADICTION =
            "the limb leads contradict one another (agreement %.2f, where 1 is perfect):"
                    + " leads may be exchanged or upside down";

    private LimbAgreement() {}

    /** Of the law that holds least among those whose leads are shown at the same time; empty where none are. */
    static OptionalDouble of(Ecg ecg) {
        return Stream.of(LimbLaw.values())
                .flatMapToDouble(law -> together(ecg, law.leads())
                        .map(window -> law.agreement(lead -> drawn(ecg, law, lead, window)))
                        .orElse(OptionalDouble.empty())
                        .stream())
                .min();
    }

    /** In words, where they agree too little to be what they are taken for. */
    static Optional<String> doubt(Ecg ecg) {
        return of(ecg).stream()
                .filter(agreement -> agreement < LimbLaw.PLAUSIBLE)
                .mapToObj(agreement -> String.format(Locale.ROOT, CONTRADICTION, agreement))
                .findFirst();
    }

    /** As the law means it: that of I has aVR upside down, as pages in Cabrera order draw it, and a recording has not. */
    private static float[] drawn(Ecg ecg, LimbLaw law, LeadName lead, int[] window) {
        float[] trace = ecg.lead(lead)
                .orElseThrow()
                .samples()
                .slice(window[0], window[1])
                .toArray();
        for (int i = 0; law == LimbLaw.OF_I && lead == LeadName.AVR && i < trace.length; i++) {
            trace[i] = -trace[i];
        }
        return trace;
    }

    /** From where to where all of these leads are printed; empty where that is shorter than a beat. */
    private static Optional<int[]> together(Ecg ecg, List<LeadName> leads) {
        int from = 0;
        int to = ecg.length();
        for (LeadName name : leads) {
            Optional<Lead> lead = ecg.lead(name);
            if (lead.isEmpty()) {
                return Optional.empty();
            }
            Samples samples = lead.get().samples();
            int[] known = IntStream.range(0, samples.length())
                    .filter(i -> !samples.isMissing(i))
                    .toArray();
            if (known.length == 0) {
                return Optional.empty();
            }
            from = Math.max(from, known[0]);
            to = Math.min(to, known[known.length - 1] + 1);
        }
        return (to - from) / ecg.rate().hz() < BEAT_S ? Optional.empty() : Optional.of(new int[] {from, to});
    }
}
