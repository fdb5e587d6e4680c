package org.einthoven.rhythm;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.einthoven.ecg.Ecg;
import org.einthoven.ecg.Lead;
import org.einthoven.ecg.LeadName;
import org.einthoven.ecg.SampleRate;
import org.einthoven.signal.Resampler;
import org.einthoven.signal.ZeroPhaseFilter;

/**
 * Waves between the QRS complexes that repeat like a clock at the rate of a fluttering atrium, each alike. Told by the
 * autocorrelation of what is left when the complexes are cut out.
 *
 * @param leads that show them, the best first
 * @param regularity autocorrelation at their period in the second-best lead: 1 where each wave is like the last
 * @param amplitudeMv root mean square of that lead between the complexes, 3 to 12 Hz
 */
public record AtrialWaves(List<LeadName> leads, double regularity, double ratePerMinute, double amplitudeMv) {

    /** Typical flutter runs at 250 to 330/min (ACC/AHA/HRS 2015, supraventricular tachycardia), slower under drugs. */
    private static final double FASTEST_PER_MINUTE = 350;

    private static final double SLOWEST_PER_MINUTE = 225;

    /** Where flutter waves are looked for on paper. */
    private static final List<LeadName> LOOKED_AT =
            List.of(LeadName.II, LeadName.III, LeadName.AVF, LeadName.V1, LeadName.MLII);

    /** One lead alone may repeat by chance, by its T waves. */
    private static final int LEADS_NEEDED = 2;

    private static final SampleRate RATE = new SampleRate(250);

    private static final ZeroPhaseFilter BAND = ZeroPhaseFilter.bandPass(RATE, 3, 12);

    /** A complex is cut out with this much around it, in ms: its filter ringing is no wave of the atria. */
    private static final double AROUND_QRS_MS = 15;

    public AtrialWaves {
        leads = List.copyOf(leads);
    }

    /** @param qrs the complexes, from onset to offset */
    public static Optional<AtrialWaves> in(Ecg ecg, List<Stretch> qrs) {
        List<AtrialWaves> perLead = new ArrayList<>();
        Resampler resampler = Resampler.between(ecg.rate(), RATE);
        for (Lead lead : ecg.leads()) {
            if (LOOKED_AT.contains(lead.name())) {
                best(lead.name(), resampler.apply(lead.samples().toArray()), qrs)
                        .ifPresent(perLead::add);
            }
        }
        perLead.sort(Comparator.comparingDouble(AtrialWaves::regularity).reversed());
        if (perLead.size() < LEADS_NEEDED) {
            return Optional.empty();
        }
        AtrialWaves second = perLead.get(LEADS_NEEDED - 1);
        List<LeadName> leads = perLead.stream()
                .filter(waves -> waves.regularity() >= second.regularity())
                .map(waves -> waves.leads().get(0))
                .toList();
        return Optional.of(new AtrialWaves(leads, second.regularity(), second.ratePerMinute(), second.amplitudeMv()));
    }

    /** The period at which the lead repeats best; empty where that is only the end of the range. */
    private static Optional<AtrialWaves> best(LeadName name, float[] mv, List<Stretch> qrs) {
        boolean[] cut = cutOut(mv, qrs);
        float[] band = BAND.apply(mv);
        int shortest = (int) Math.floor(60 * RATE.hz() / FASTEST_PER_MINUTE);
        int longest = (int) Math.ceil(60 * RATE.hz() / SLOWEST_PER_MINUTE);
        double highest = 0;
        int at = 0;
        for (int lag = shortest; lag <= longest; lag++) {
            double correlation = autocorrelation(band, cut, lag);
            if (correlation > highest) {
                highest = correlation;
                at = lag;
            }
        }
        if (at == 0 || at == shortest || at == longest) {
            return Optional.empty();
        }
        return Optional.of(new AtrialWaves(List.of(name), highest, 60 * RATE.hz() / at, rootMeanSquare(band, cut)));
    }

    /** Draws a line through each complex and says which samples that were, or were never recorded. */
    private static boolean[] cutOut(float[] mv, List<Stretch> qrs) {
        boolean[] cut = new boolean[mv.length];
        for (int i = 0; i < mv.length; i++) {
            cut[i] = Float.isNaN(mv[i]);
        }
        for (Stretch complex : qrs) {
            int from = Math.max(0, (int) RATE.indexAt(complex.fromMs() - AROUND_QRS_MS));
            int to = Math.min(mv.length - 1, (int) Math.ceil(RATE.indexAt(complex.toMs() + AROUND_QRS_MS)));
            float first = mv[from];
            for (int i = from; i <= to; i++) {
                mv[i] = first + (mv[to] - first) * (i - from) / Math.max(1, to - from);
                cut[i] = true;
            }
        }
        return cut;
    }

    private static double autocorrelation(float[] values, boolean[] cut, int lag) {
        double products = 0;
        double early = 0;
        double late = 0;
        for (int i = 0; i + lag < values.length; i++) {
            if (!cut[i] && !cut[i + lag]) {
                products += values[i] * values[i + lag];
                early += values[i] * values[i];
                late += values[i + lag] * values[i + lag];
            }
        }
        return early == 0 || late == 0 ? 0 : products / Math.sqrt(early * late);
    }

    private static double rootMeanSquare(float[] values, boolean[] cut) {
        double squares = 0;
        int count = 0;
        for (int i = 0; i < values.length; i++) {
            if (!cut[i]) {
                squares += values[i] * values[i];
                count++;
            }
        }
        return count == 0 ? 0 : Math.sqrt(squares / count);
    }
}
