package org.einthoven.measure;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.IntStream;
import org.einthoven.ecg.BeatClass;
import org.einthoven.rhythm.Rhythm;
import org.einthoven.rhythm.RrInterval;

/** Rate, RR interval and its variability. */
final class HeartRate {

    /** Fewer intervals, or differences of neighbours, say nothing about variability. */
    private static final int FEWEST = 4;

    /** The length of recording for which norms of SDNN and RMSSD hold (Task Force of the ESC and NASPE 1996). */
    private static final double NORM_MS = 300_000;

    private HeartRate() {}

    /** With the RR interval that belongs to a rate. */
    static Map<Measure, Double> withInterval(Map<Measure, Double> overruled) {
        Double rate = overruled.get(Measure.HEART_RATE);
        if (rate == null) {
            return overruled;
        }
        Map<Measure, Double> both = new EnumMap<>(overruled);
        both.put(Measure.RR, 60_000 / rate);
        return both;
    }

    static void measure(Rhythm rhythm, Results results) {
        OptionalDouble typical = rhythm.typicalRrMs();
        if (typical.isEmpty()) {
            results.none(Caveat.NO_RR, Measure.HEART_RATE, Measure.RR, Measure.SDNN, Measure.RMSSD);
            return;
        }
        double[] all = ms(rhythm.intervals());
        double rr = typical.getAsDouble();
        double error = all.length < 3 ? Double.NaN : Math.sqrt(variance(all) / all.length);
        Set<Caveat> caveats = rhythm.irregular() ? Set.of(Caveat.IRREGULAR) : Set.of();
        results.put(Measure.RR, rr, basis(all.length, error, caveats));
        results.put(Measure.HEART_RATE, 60_000 / rr, basis(all.length, 60_000 / rr * error / rr, caveats));
        variability(rhythm, results);
    }

    private static void variability(Rhythm rhythm, Results results) {
        List<RrInterval> normal = rhythm.intervals().stream()
                .filter(rr ->
                        rr.first().beatClass() == BeatClass.N && rr.second().beatClass() == BeatClass.N)
                .toList();
        double[] ms = ms(normal);
        double[] differences = IntStream.range(1, normal.size())
                .filter(i -> normal.get(i - 1).second() == normal.get(i).first())
                .mapToDouble(i -> normal.get(i).ms() - normal.get(i - 1).ms())
                .toArray();
        Set<Caveat> caveats = EnumSet.noneOf(Caveat.class);
        if (Arrays.stream(ms).sum() < NORM_MS) {
            caveats.add(Caveat.SHORT_RECORDING);
        }
        if (ms.length < FEWEST) {
            results.none(Caveat.TOO_FEW_BEATS, Measure.SDNN);
        } else {
            results.put(Measure.SDNN, Math.sqrt(variance(ms)), basis(ms.length, Double.NaN, caveats));
        }
        if (differences.length < FEWEST) {
            results.none(Caveat.TOO_FEW_BEATS, Measure.RMSSD);
        } else {
            double squares =
                    Arrays.stream(differences).map(d -> d * d).average().orElseThrow();
            results.put(Measure.RMSSD, Math.sqrt(squares), basis(differences.length, Double.NaN, caveats));
        }
    }

    private static Basis basis(int intervals, double error, Set<Caveat> caveats) {
        return new Basis(intervals, List.of(), Double.isNaN(error) ? null : (Double) error, caveats);
    }

    private static double[] ms(List<RrInterval> intervals) {
        return intervals.stream().mapToDouble(RrInterval::ms).toArray();
    }

    private static double variance(double[] values) {
        double mean = Arrays.stream(values).average().orElseThrow();
        return Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum() / (values.length - 1);
    }
}
