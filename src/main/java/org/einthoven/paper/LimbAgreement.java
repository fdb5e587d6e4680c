package org.einthoven.paper;

import java.util.List;
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

    private LimbAgreement() {}

    /** Of leads that are shown at the same time; empty where none are. */
    static OptionalDouble of(Ecg ecg) {
        return Stream.of(LimbLaw.EINTHOVEN, LimbLaw.GOLDBERGER)
                .flatMap(law -> together(ecg, law.leads()).stream()
                        .mapToDouble(window -> law.agreement(lead -> ecg.lead(lead)
                                .orElseThrow()
                                .samples()
                                .slice(window[0], window[1])
                                .toArray()))
                        .boxed())
                .mapToDouble(Double::doubleValue)
                .average();
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
