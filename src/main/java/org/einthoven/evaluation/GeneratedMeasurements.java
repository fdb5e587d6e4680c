package org.einthoven.evaluation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.einthoven.beat.Beat;
import org.einthoven.delineation.Fiducial;
import org.einthoven.ecg.BeatClass;
import org.einthoven.ecg.Lead;
import org.einthoven.ecg.SampleRate;
import org.einthoven.measure.LeadMeasurement;
import org.einthoven.measure.Measurements;
import org.einthoven.reading.Reading;
import org.einthoven.reading.ReadingPipeline;
import org.einthoven.synthesis.EcgGenerator;
import org.einthoven.synthesis.EcgRecipe;
import org.einthoven.synthesis.GeneratedEcg;
import org.jspecify.annotations.Nullable;

/**
 * Generated ECGs whose waves and potentials are known. Each is made twice, with noise to be read and without noise for the
 * truth: intervals from the waves that were put in, potentials read off the clean trace beat by beat, unfiltered and not
 * averaged, against the 16 ms before the QRS complex.
 */
final class GeneratedMeasurements {

    private static final int ECGS = 100;
    private static final Duration DURATION = Duration.ofSeconds(10);
    private static final SampleRate RATE = new SampleRate(500);

    private static final double MICROVOLTS = 1000;

    private GeneratedMeasurements() {}

    /** Errors of the intervals; and in µV, over all leads of all ECGs, of the potentials. */
    static Map<String, Object> metrics(ReadingPipeline pipeline) {
        List<MeasurementErrors> errors = new ArrayList<>();
        Map<String, List<List<Double>>> potentials = new LinkedHashMap<>();
        for (int seed = 0; seed < ECGS; seed++) {
            EcgRecipe recipe = EcgRecipe.random(new SplittableRandom(seed));
            GeneratedEcg noisy = EcgGenerator.generate(recipe, DURATION, RATE, seed);
            GeneratedEcg clean = EcgGenerator.generate(recipe.withoutNoise(), DURATION, RATE, seed);
            List<Fiducial> marks = marks(clean);
            Measurements truth = MeasurementEvaluation.truth(clean.ecg(), beats(clean), marks);
            Measurements found = pipeline.read(noisy.ecg()) instanceof Reading.Reported reported
                    ? reported.measurements()
                    : Measurements.NONE;
            errors.add(MeasurementErrors.of(truth, found));
            potentials(clean, found).forEach((key, values) -> potentials
                    .computeIfAbsent(key, k -> new ArrayList<>())
                    .add(values));
        }
        Map<String, Object> metrics = new LinkedHashMap<>(MeasurementErrors.metrics(errors));
        potentials.forEach((key, values) -> metrics.put(
                key,
                Map.of(
                        "leads",
                        values.stream().mapToInt(List::size).sum(),
                        "meanMicrovolts",
                        Bootstrap.interval(values, GeneratedMeasurements::mean),
                        "sdMicrovolts",
                        Bootstrap.interval(values, GeneratedMeasurements::sd))));
        return metrics;
    }

    /** The waves that were recorded whole: as in a reading, one that the recording begins or ends in has no end to measure. */
    static List<Fiducial> marks(GeneratedEcg made) {
        double endMs = made.ecg().duration().toMillis();
        return made.waves().stream()
                .filter(wave -> wave.lead() != null)
                .filter(wave -> wave.onsetMs() >= 0 && wave.offsetMs() <= endMs)
                .map(wave -> new Fiducial(wave.lead(), wave.wave(), wave.onsetMs(), wave.peakMs(), wave.offsetMs(), 1))
                .toList();
    }

    private static List<Beat> beats(GeneratedEcg made) {
        return made.beats().stream()
                .map(beat -> new Beat(beat.timeMs(), beat.beatClass(), Map.of(beat.beatClass(), 1.0)))
                .toList();
    }

    private static Map<String, List<Double>> potentials(GeneratedEcg clean, Measurements found) {
        Map<String, List<Double>> errors = new LinkedHashMap<>();
        if (found.representativeBeat() == null || found.representativeBeat().beatClass() != BeatClass.N) {
            return errors;
        }
        for (Lead lead : clean.ecg().leads()) {
            found.lead(lead.name()).ifPresent(measured -> {
                TruePotentials truth = new TruePotentials(clean, lead);
                add(errors, "highest", truth.highest(), measured, GeneratedMeasurements::highest);
                add(errors, "lowest", truth.lowest(), measured, GeneratedMeasurements::lowest);
                add(errors, "T", truth.t(), measured, LeadMeasurement::tMv);
                add(errors, "stJ", truth.st(0), measured, LeadMeasurement::stJMv);
                add(errors, "stJ60", truth.st(60), measured, LeadMeasurement::stJ60Mv);
            });
        }
        return errors;
    }

    private static void add(
            Map<String, List<Double>> errors,
            String key,
            double truthMv,
            LeadMeasurement measured,
            Function<LeadMeasurement, @Nullable Double> what) {
        Double mv = what.apply(measured);
        if (mv != null && !Double.isNaN(truthMv)) {
            errors.computeIfAbsent(key, k -> new ArrayList<>()).add(MICROVOLTS * (mv - truthMv));
        }
    }

    private static @Nullable Double highest(LeadMeasurement lead) {
        Double r = lead.rMv();
        Double rPrime = lead.rPrimeMv();
        return r == null || rPrime == null ? r : (Double) Math.max(r, rPrime);
    }

    private static @Nullable Double lowest(LeadMeasurement lead) {
        Double lowest = null;
        for (Double mv : new @Nullable Double[] {lead.qMv(), lead.sMv(), lead.sPrimeMv()}) {
            lowest = mv != null && (lowest == null || mv < lowest) ? mv : lowest;
        }
        return lowest;
    }

    private static double mean(List<List<Double>> ecgs) {
        return ecgs.stream()
                .flatMap(List::stream)
                .mapToDouble(Double::doubleValue)
                .average()
                .orElse(Double.NaN);
    }

    private static double sd(List<List<Double>> ecgs) {
        double mean = mean(ecgs);
        return Math.sqrt(ecgs.stream()
                .flatMap(List::stream)
                .mapToDouble(error -> (error - mean) * (error - mean))
                .average()
                .orElse(Double.NaN));
    }
}
