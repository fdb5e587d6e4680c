package org.einthoven.evaluation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.einthoven.inference.OnnxModel;
import org.einthoven.ppg.PulseDelineator;
import org.einthoven.splits.Splits;

/** Phases of generated pulses, and the marks of real ones where these are there. */
final class PulseEvaluation implements EvaluationTask {

    /** The split's name where no real pulse is there. */
    private static final String GENERATED = "generated";

    @Override
    public String name() {
        return "ppg";
    }

    @Override
    public Outcome evaluate(EvaluationOptions options) throws IOException {
        if (options.records() != null) {
            throw new IllegalArgumentException("generated pulses have no ids: leave --records out");
        }
        Path file = PublicSet.PPG.in(options.data()).resolve(RealPulse.FILE);
        List<RealPulse> all = Files.exists(file) ? RealPulse.read(file) : List.of();
        boolean development = isDevelopment(options.split(), all);
        List<RealPulse> real = all.stream()
                .filter(pulse -> pulse.isDevelopment() == development)
                .toList();
        try (OnnxModel model = ModelFolders.open(options, name())) {
            PulseDelineator delineator = new PulseDelineator(model);
            Map<String, Object> metrics = new LinkedHashMap<>(PulseScore.onGenerated(delineator));
            if (!real.isEmpty()) {
                metrics.putAll(PulseScore.of(real, delineator));
            }
            metrics.put("calibration", PulseScore.calibration(delineator, real));
            return new Outcome(
                    name(),
                    real.isEmpty() ? GENERATED : development ? PulseScore.DEVELOPMENT : Splits.TEST,
                    PulseScore.PLETHS + real.size(),
                    real.isEmpty() ? List.of(RealPulse.FILE) : List.of(),
                    List.of(model.card()),
                    false,
                    metrics);
        }
    }

    /** The test is what is measured where nothing else is asked for; where none of it is there, the development is. */
    private static boolean isDevelopment(String split, List<RealPulse> all) {
        return switch (split) {
            case Splits.DEVELOPMENT, PulseScore.DEVELOPMENT -> true;
            case Splits.TEST -> all.stream().allMatch(RealPulse::isDevelopment);
            default ->
                throw new IllegalArgumentException("pulses have no split " + split + "; they have "
                        + PulseScore.DEVELOPMENT + " and " + Splits.TEST);
        };
    }
}
