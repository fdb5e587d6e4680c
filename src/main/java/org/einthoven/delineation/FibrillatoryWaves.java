package org.einthoven.delineation;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.einthoven.ecg.Ecg;
import org.einthoven.ecg.Wave;
import org.einthoven.inference.ModelCard;

/**
 * Atrial waves that are no P waves. One by one a fibrillatory or flutter wave may look like a P wave; ten seconds tell them
 * apart: where QRS complexes come irregularly, and what was called P stands before them at ever other distances and is
 * doubtful, or is seen in a minority of the leads and more doubtful still, none of it is. A regular rhythm keeps all its P
 * waves: there what is missing hides in T waves.
 *
 * <p>On LUDB's 180 development records, each by a model that had not seen it, this took .168 false P waves per QRS complex in
 * fibrillation to .02, and no true P wave. The limits lie between its records, those of irregularity also where
 * PTB-XL's folds 1 to 9 lose few true ones: there 153 of 176 recordings with fibrillation lose what was called P in
 * them, and 10 of 2,320 with sinus rhythm, if nothing else is known of their rhythm.
 */
final class FibrillatoryWaves {

    /** As a part of the mean interval. Half of all intervals differ from the one before by more; a few early beats do not matter. */
    private static final double IRREGULAR = 0.04;

    /** A complex is that lasts so many times as long as half of them. */
    private static final double BROAD = 1.3;

    private static final int LEAST_CHANGES = 3;

    private static final double PR_VARIES_MS = 12;
    private static final double DOUBTFUL = 0.75;
    private static final double FEW = 0.5;
    private static final double MORE_DOUBTFUL = 0.66;

    /** About so long are the parts of a long recording that are judged by themselves: fibrillation may come and go. */
    private static final double STRETCH_MS = 10_000;

    private static final int LEAST_COMPLEXES = 4;

    /** What doubt and a minority are was seen in twelve leads; the six limb leads are the least that was asked to stand for them. */
    private static final int LEAST_LEADS = 6;

    private static final String SOURCE =
            "between LUDB's development records with and without P waves, by models that had not seen them; seen beside PTB-XL's folds 1 to 9";

    private FibrillatoryWaves() {}

    /** What decides here, for the model's card. */
    static List<ModelCard.Threshold> limits() {
        return List.of(
                new ModelCard.Threshold("f waves: RR change above", IRREGULAR, SOURCE),
                new ModelCard.Threshold("f waves: PR varies by more than ms", PR_VARIES_MS, SOURCE),
                new ModelCard.Threshold("f waves: and score of P below", DOUBTFUL, SOURCE),
                new ModelCard.Threshold("f waves: or P waves per QRS complex below", FEW, SOURCE),
                new ModelCard.Threshold("f waves: and their score below", MORE_DOUBTFUL, SOURCE));
    }

    /**
     * The same waves without these.
     *
     * @param ecg the leads that were looked at
     */
    static Delineation without(Delineation found, Ecg ecg) {
        if (ecg.leads().size() < LEAST_LEADS) {
            return found;
        }
        double durationMs = ecg.rate().msAt(ecg.length());
        double stretchMs = durationMs / Math.max(1, Math.round(durationMs / STRETCH_MS));
        Set<Integer> taken = IntStream.range(0, (int) Math.round(durationMs / stretchMs))
                .filter(i -> areTaken(within(found.perLead(), i, stretchMs), within(found.global(), i, stretchMs)))
                .boxed()
                .collect(Collectors.toSet());
        return taken.isEmpty()
                ? found
                : found.with(
                        found.perLead().stream()
                                .filter(wave -> wave.wave() != Wave.P || !taken.contains(stretch(wave, stretchMs)))
                                .toList(),
                        ecg);
    }

    private static int stretch(Fiducial wave, double stretchMs) {
        return (int) (wave.peakMs() / stretchMs);
    }

    private static List<Fiducial> within(List<Fiducial> waves, int stretch, double stretchMs) {
        return waves.stream()
                .filter(wave -> stretch(wave, stretchMs) == stretch)
                .toList();
    }

    private static List<Fiducial> of(Wave kind, List<Fiducial> waves) {
        return waves.stream().filter(wave -> wave.wave() == kind).toList();
    }

    private static boolean areTaken(List<Fiducial> perLead, List<Fiducial> global) {
        List<Fiducial> complexes = of(Wave.QRS, global);
        List<Fiducial> p = of(Wave.P, perLead);
        if (complexes.size() < LEAST_COMPLEXES || p.isEmpty() || change(complexes) <= IRREGULAR) {
            return false;
        }
        double score = p.stream().mapToDouble(Fiducial::confidence).average().orElseThrow();
        double perComplex = (double) p.size() / of(Wave.QRS, perLead).size();
        return score < DOUBTFUL && deviation(distances(of(Wave.P, global), complexes)) > PR_VARIES_MS
                || score < MORE_DOUBTFUL && perComplex < FEW;
    }

    /**
     * Median of how much an interval differs from the one before it, as a part of their mean. Broad complexes are left out with the
     * intervals at both sides: ventricular ectopic beats make no rhythm irregular that is regular without them.
     */
    private static double change(List<Fiducial> complexes) {
        double broad = BROAD * median(complexes.stream().mapToDouble(Fiducial::durationMs));
        double[] intervals = IntStream.range(1, complexes.size())
                .mapToDouble(i -> interval(complexes.get(i - 1), complexes.get(i), broad))
                .toArray();
        double[] changes = IntStream.range(1, intervals.length)
                .mapToDouble(i -> Math.abs(intervals[i] - intervals[i - 1]))
                .filter(Double::isFinite)
                .toArray();
        return changes.length < LEAST_CHANGES
                ? 0
                : median(Arrays.stream(changes))
                        / Arrays.stream(intervals)
                                .filter(Double::isFinite)
                                .average()
                                .orElseThrow();
    }

    /** NaN where one of them is broad. */
    private static double interval(Fiducial one, Fiducial next, double broad) {
        return one.durationMs() < broad && next.durationMs() < broad ? next.peakMs() - one.peakMs() : Double.NaN;
    }

    private static double median(DoubleStream values) {
        double[] sorted = values.sorted().toArray();
        return sorted[sorted.length / 2];
    }

    /** From the onset of the last P wave after the complex before to that of a complex, where there is one. */
    private static double[] distances(List<Fiducial> p, List<Fiducial> complexes) {
        DoubleStream.Builder distances = DoubleStream.builder();
        double before = Double.NEGATIVE_INFINITY;
        for (Fiducial complex : complexes) {
            double after = before;
            p.stream()
                    .filter(wave -> wave.peakMs() > after && wave.peakMs() < complex.peakMs())
                    .reduce((one, next) -> next)
                    .ifPresent(wave -> distances.add(complex.onsetMs() - wave.onsetMs()));
            before = complex.offsetMs();
        }
        return distances.build().toArray();
    }

    private static double deviation(double[] values) {
        double mean = Arrays.stream(values).average().orElse(0);
        return Math.sqrt(Arrays.stream(values)
                .map(value -> (value - mean) * (value - mean))
                .average()
                .orElse(0));
    }
}
