package org.einthoven.evaluation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.einthoven.beat.QrsDetector;
import org.einthoven.ecg.Ecg;
import org.einthoven.ecg.Samples;
import org.einthoven.evaluation.Ec57.TrueBeat;
import org.einthoven.signal.Noise;
import org.einthoven.splits.Splits;
import org.einthoven.wfdb.WfdbAnnotation;
import org.einthoven.wfdb.WfdbRecord;

/**
 * R peaks of the MIT-BIH Arrhythmia Database with the noise of the MIT-BIH Noise Stress Test Database upon them. Only the
 * stretches with noise are scored. The noise is the first part of its records, which nothing learns from.
 */
final class RPeakNoiseEvaluation implements EvaluationTask {

    private static final Map<String, Noise> KINDS =
            Map.of("em", Noise.ELECTRODE_MOTION, "ma", Noise.MUSCLE, "bw", Noise.BASELINE_WANDER);

    /** Electrodes that move look like beats and are the hardest; of the others one level is enough. */
    private static final Map<String, List<Double>> LEVELS_DB = levels();

    @Override
    public String name() {
        return "rpeaks-noise";
    }

    @Override
    public Outcome evaluate(EvaluationOptions options) throws IOException {
        Path set = PublicSet.MITDB.in(options.data());
        Map<String, List<Samples>> noises = noises(PublicSet.NSTDB.in(options.data()));
        Cohort<Map<String, RPeakTally>> cohort =
                Cohort.score(options.chosen(Splits.mitdb()), id -> tallies(set, id, noises));
        Map<String, Object> metrics = new LinkedHashMap<>();
        LEVELS_DB.forEach((noise, levels) -> {
            Map<String, Object> byLevel = new LinkedHashMap<>();
            for (double db : levels) {
                byLevel.put(
                        level(db),
                        RPeakTally.metrics(cohort.tallies().stream()
                                .map(of -> of.get(noise + level(db)))
                                .toList()));
            }
            metrics.put(noise, byLevel);
        });
        return cohort.outcome(this, options, List.of(), false, metrics);
    }

    private static Map<String, RPeakTally> tallies(Path set, String id, Map<String, List<Samples>> noises)
            throws IOException {
        WfdbRecord record = WfdbRecord.read(set.resolve(id));
        Ecg ecg = record.requireEcg();
        List<WfdbAnnotation> annotations = record.annotations("atr");
        List<TrueBeat> beats = Ec57.beats(annotations, record.rate());
        double durationMs = record.rate().msAt(record.length());
        NoiseRecords.requireMeasured(NoiseStress.noisy(durationMs).stream()
                .mapToDouble(noisy -> noisy.toMs() - noisy.fromMs())
                .sum());
        double[] all = Ec57.times(beats);
        double[] scored = Arrays.stream(all)
                .filter(ms -> NoiseStress.noisy(durationMs).stream()
                        .anyMatch(noisy -> noisy.fromMs() <= ms && ms < noisy.toMs()))
                .toArray();
        List<Ec57.Stretch> unscored = Stream.concat(
                        NoiseStress.clean(durationMs).stream(), Ec57.flutter(annotations, record.rate()).stream())
                .toList();
        Map<String, RPeakTally> tallies = new LinkedHashMap<>();
        LEVELS_DB.forEach((noise, levels) -> {
            for (double db : levels) {
                Ecg stressed = NoiseStress.in(ecg, all, noises.getOrDefault(noise, List.of()), db);
                tallies.put(noise + level(db), RPeakTally.of(scored, new QrsDetector().detect(stressed), unscored));
            }
        });
        return tallies;
    }

    private static Map<String, List<Samples>> noises(Path set) throws IOException {
        Map<String, List<Samples>> noises = new LinkedHashMap<>();
        for (String noise : LEVELS_DB.keySet()) {
            noises.put(noise, NoiseRecords.whole(set, Objects.requireNonNull(KINDS.get(noise))));
        }
        return noises;
    }

    private static String level(double db) {
        return "db" + Math.round(db);
    }

    private static Map<String, List<Double>> levels() {
        Map<String, List<Double>> levels = new LinkedHashMap<>();
        levels.put("em", List.of(24.0, 18.0, 12.0, 6.0, 0.0));
        levels.put("ma", List.of(6.0, 0.0));
        levels.put("bw", List.of(6.0, 0.0));
        return levels;
    }
}
