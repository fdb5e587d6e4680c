package org.einthoven.measure;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.einthoven.delineation.Delineation;
import org.einthoven.ecg.LeadName;
import org.einthoven.ecg.Wave;

/**
 * The waves of the representative beat and the intervals between them. A wave is there if enough beats have it; where P
 * waves and QRS complexes do not belong together, the representative beat has no P wave.
 *
 * @param waves in ms from the R peak
 */
record Intervals(Map<Wave, WaveMarks> waves) {

    /**
     * PR intervals that lie further than this around their median, in ms (median absolute deviation), do not belong
     * together: atria and ventricles beat apart, and no number would be true. A block that grows from beat to beat
     * (Wenckebach) stays below; P waves that walk through the cycle have a quarter of it, 150 ms and more.
     */
    private static final double LARGEST_PR_SPREAD_MS = 40;

    /**
     * In an irregular rhythm fibrillation is taken for P waves now and then, so they must come before nearly every beat and
     * at one distance. In PTB-XL's development folds a PR interval is then measured in 4 of 150 recordings of atrial
     * fibrillation (14 without this rule), in all of 93 of sinus arrhythmia, and in 146 of 150 of sinus rhythm (147).
     */
    private static final double SHARE_IF_IRREGULAR = 0.8;

    private static final double PR_SPREAD_IF_IRREGULAR_MS = 10;

    /**
     * Finds the waves and adds P, PR, QRS and QT to {@code results}, each with {@code caveats}.
     *
     * @param irregular whether the conducted beats follow each other irregularly
     */
    static Intervals measure(
            AlignedBeats beats, Delineation delineation, Set<Caveat> caveats, boolean irregular, Results results) {
        Map<Wave, WaveMarks> waves = new EnumMap<>(Wave.class);
        List<CardiacCycle> cycles = beats.cycles();
        if (cycles.size() < 2) {
            results.none(Caveat.TOO_FEW_BEATS, Measure.P, Measure.PR, Measure.QRS, Measure.QT);
            return new Intervals(waves);
        }
        Optional<WaveMarks> qrs = Optional.of(Interval.QRS.ofEach(cycles))
                .filter(values -> values.length > 0)
                .flatMap(values -> WaveMarks.of(beats, delineation, CardiacCycle::qrs));
        if (qrs.isEmpty()) {
            results.none(Caveat.NO_QRS_ENDS, Measure.P, Measure.PR, Measure.QRS, Measure.QT);
            return new Intervals(waves);
        }
        WaveMarks complex = qrs.get();
        waves.put(Wave.QRS, complex);
        results.put(
                Measure.QRS,
                complex.offsetMs() - complex.onsetMs(),
                basis(Interval.QRS.ofEach(cycles), caveats, complex));
        double[] qts = Interval.QT.ofEach(cycles);
        WaveMarks.of(beats, delineation, CardiacCycle::t)
                .filter(t -> qts.length > 0)
                .ifPresentOrElse(
                        t -> {
                            waves.put(Wave.T, t);
                            results.put(Measure.QT, t.offsetMs() - complex.onsetMs(), basis(qts, caveats, complex, t));
                        },
                        () -> results.none(Caveat.NO_T_END, Measure.QT));
        atria(beats, delineation, complex, caveats, irregular, results).ifPresent(p -> waves.put(Wave.P, p));
        return new Intervals(waves);
    }

    private static Optional<WaveMarks> atria(
            AlignedBeats beats,
            Delineation delineation,
            WaveMarks complex,
            Set<Caveat> caveats,
            boolean irregular,
            Results results) {
        double[] durations = Interval.P.ofEach(beats.cycles());
        double[] prs = Interval.PR.ofEach(beats.cycles());
        Optional<WaveMarks> found = WaveMarks.of(beats, delineation, CardiacCycle::p);
        if (durations.length == 0 || prs.length == 0 || found.isEmpty()) {
            results.none(Caveat.NO_P_WAVES, Measure.P, Measure.PR);
            return Optional.empty();
        }
        double spread = Median.absoluteDeviation(prs);
        boolean sure = prs.length >= SHARE_IF_IRREGULAR * beats.cycles().size() && spread <= PR_SPREAD_IF_IRREGULAR_MS;
        if (irregular && !sure) {
            results.none(Caveat.P_UNSURE, Measure.P, Measure.PR);
            return Optional.empty();
        }
        WaveMarks p = found.get();
        if (spread > LARGEST_PR_SPREAD_MS) {
            results.put(Measure.P, Median.of(durations), basis(durations, caveats, p));
            results.none(Caveat.P_UNRELATED, Measure.PR);
            return Optional.empty();
        }
        results.put(Measure.P, p.offsetMs() - p.onsetMs(), basis(durations, caveats, p));
        results.put(Measure.PR, complex.onsetMs() - p.onsetMs(), basis(prs, caveats, p, complex));
        return found;
    }

    private static Basis basis(double[] ofBeats, Set<Caveat> caveats, WaveMarks... ends) {
        Set<LeadName> leads = EnumSet.noneOf(LeadName.class);
        for (WaveMarks end : ends) {
            leads.addAll(end.leads());
        }
        return new Basis(ofBeats.length, List.copyOf(leads), Median.standardError(ofBeats), caveats);
    }
}
