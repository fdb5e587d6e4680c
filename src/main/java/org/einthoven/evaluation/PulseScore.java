package org.einthoven.evaluation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.einthoven.inference.Temperature;
import org.einthoven.ppg.PulseDelineator;
import org.einthoven.ppg.PulsePreparation;
import org.einthoven.synthesis.GeneratedPleth;

/** The figures of the PPG task. */
public final class PulseScore {

    /** How many generated pleths are scored. */
    static final int PLETHS = 200;

    /** The first numbers are looked at during training, these are not. */
    private static final long FIRST = 1_000_000;

    /** What {@link #onGenerated} measures on. */
    public static final String GENERATED = PLETHS + " generated pleths of 30 s that were not learned from";

    /** What {@link #onReal} measures on. */
    public static final String REAL =
            "the real pulses of PPG-BP (Liang et al. 2018) that two annotators marked (Goda et"
                    + " al. 2024), in development; each cut out alone";

    /** What the listed pulses are for. */
    static final String DEVELOPMENT = "development";

    private PulseScore() {}

    /** {@code sampleF1}: the mean F1 of systole and diastole over samples at 100 Hz. */
    public static Map<String, Object> onGenerated(PulseDelineator delineator) {
        List<GeneratedPleth> pleths = GeneratedPulses.unseen(FIRST, FIRST + PLETHS, PulsePreparation.RATE);
        return Map.of("sampleF1", GeneratedPulses.sampleF1(pleths, delineator));
    }

    /**
     * How far the score of systole can be trusted: of generated pleths, at the temperature of others; and of real pulses, at
     * that of the generated ones.
     */
    static Map<String, Object> calibration(PulseDelineator delineator, List<RealPulse> real) {
        List<List<Said>> generated = GeneratedPulses.unseen(FIRST, FIRST + PLETHS, PulsePreparation.RATE).stream()
                .map(made -> SaidPhases.of(made, delineator))
                .toList();
        Map<String, Object> metrics = Tempering.ofQuestions(generated);
        List<Said> ofReal = real.stream()
                .flatMap(pulse -> SaidPhases.of(pulse, delineator).stream())
                .toList();
        if (!ofReal.isEmpty()) {
            Temperature temperature =
                    Tempering.fit(generated.stream().flatMap(List::stream).toList());
            Map<String, Object> rows = Tempering.asItIs(ofReal);
            rows.put("tempered", Tempering.asItIs(SaidPhases.at(temperature, ofReal)));
            metrics.put("real", rows);
        }
        return metrics;
    }

    /** {@link #of} the development's pulses in the folder that holds the data sets. */
    public static Map<String, Object> onReal(Path data, PulseDelineator delineator) throws IOException {
        return of(
                RealPulse.read(PublicSet.PPG.in(data).resolve(RealPulse.FILE)).stream()
                        .filter(RealPulse::isDevelopment)
                        .toList(),
                delineator);
    }

    /**
     * How far marks lie from the mean of both annotators, how far the annotators lie from each other, and in which share
     * of the pulses one was found at all.
     */
    static Map<String, Object> of(List<RealPulse> pulses, PulseDelineator delineator) {
        return metrics(pulses.stream()
                .map(pulse -> PulseErrors.of(pulse, delineator.delineate(pulse.pleth())))
                .toList());
    }

    static Map<String, Object> metrics(List<PulseErrors> pulses) {
        Map<String, Object> mae = new LinkedHashMap<>();
        Map<String, Object> mean = new LinkedHashMap<>();
        Map<String, Object> apart = new LinkedHashMap<>();
        for (PulseErrors.Mark mark : PulseErrors.Mark.values()) {
            mae.put(mark.key(), Bootstrap.interval(pulses, group -> average(group, p -> Math.abs(p.errorMs(mark)))));
            mean.put(mark.key(), Bootstrap.interval(pulses, group -> average(group, p -> p.errorMs(mark))));
            apart.put(mark.key(), Bootstrap.interval(pulses, group -> average(group, p -> p.apartMs(mark))));
        }
        Map<String, Object> metrics = new LinkedHashMap<>();
        metrics.put("found", Bootstrap.interval(pulses, group -> average(group, p -> p.found() ? 1 : 0)));
        metrics.put("maeMs", mae);
        metrics.put("meanMs", mean);
        metrics.put("annotatorsApartMs", apart);
        return metrics;
    }

    /** Over those that have a value. */
    private static double average(List<PulseErrors> pulses, ToDoubleFunction<PulseErrors> value) {
        return pulses.stream()
                .mapToDouble(value)
                .filter(v -> !Double.isNaN(v))
                .average()
                .orElse(Double.NaN);
    }
}
