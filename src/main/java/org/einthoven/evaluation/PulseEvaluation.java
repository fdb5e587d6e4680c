package org.einthoven.evaluation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.einthoven.inference.OnnxModel;
import org.einthoven.ppg.PulseDelineator;

/** Phases of generated pulses, and the marks of real ones where these are there. */
final class PulseEvaluation implements EvaluationTask {

    @Override
    public String name() {
        return "ppg";
    }

    @Override
    public Outcome evaluate(EvaluationOptions options) throws IOException {
        if (options.records() != null) {
            throw new IllegalArgumentException("generated pulses have no ids: leave --records out");
        }
        try (OnnxModel model = ModelFolders.open(options, name())) {
            PulseDelineator delineator = new PulseDelineator(model);
            Map<String, Object> metrics = new LinkedHashMap<>(PulseScore.onGenerated(delineator));
            Path real = options.data().resolve("ppg").resolve(RealPulse.FILE);
            int pulses = 0;
            if (Files.exists(real)) {
                metrics.putAll(PulseScore.onReal(options.data(), delineator));
                pulses = RealPulse.read(real).size();
            }
            return new Outcome(
                    name(),
                    options.split(),
                    PulseScore.PLETHS + pulses,
                    pulses == 0 ? List.of(RealPulse.FILE) : List.of(),
                    List.of(model.card()),
                    false,
                    metrics);
        }
    }
}
