package org.einthoven.evaluation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.einthoven.inference.OnnxModel;
import org.einthoven.ppg.PulseDelineator;
import org.einthoven.splits.Splits;
import org.jspecify.annotations.Nullable;

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
        Path file = PublicSet.PPG.in(options.data()).resolve(RealPulse.FILE);
        List<RealPulse> all = Files.exists(file) ? RealPulse.read(file) : List.of();
        boolean development = isDevelopment(options, all);
        List<String> asked = asked(options.records(), development);
        List<RealPulse> real = all.stream()
                .filter(pulse -> pulse.isDevelopment() == development)
                .filter(pulse -> options.records() == null || asked.contains(pulse.id()))
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
                    missing(asked, all, real),
                    List.of(model.card()),
                    false,
                    metrics);
        }
    }

    /**
     * The real pulses that are asked for, as far as their indices are known: those of the test are not listed anywhere.
     *
     * @throws IllegalArgumentException for one that is not in the split
     */
    private static List<String> asked(@Nullable List<String> records, boolean development) {
        List<String> listed = development ? Splits.ppgbp().records(PulseScore.DEVELOPMENT) : List.of();
        if (records == null) {
            return listed;
        }
        List<String> strangers = records.stream()
                .filter(id -> !id.matches("\\d+") || RealPulse.isDevelopment(id) != development)
                .toList();
        if (!strangers.isEmpty()) {
            throw new IllegalArgumentException("not in the split "
                    + (development ? PulseScore.DEVELOPMENT : Splits.TEST) + ": " + String.join(", ", strangers));
        }
        return records;
    }

    /** Those that are not there, or the file where none of them is. */
    private static List<String> missing(List<String> asked, List<RealPulse> all, List<RealPulse> real) {
        if (all.isEmpty() || asked.isEmpty() && real.isEmpty()) {
            return List.of(RealPulse.FILE);
        }
        Set<String> there = real.stream().map(RealPulse::id).collect(Collectors.toSet());
        return asked.stream().filter(id -> !there.contains(id)).toList();
    }

    /** The test is what is measured where nothing else is asked for; where none of it is there, the development is. */
    private static boolean isDevelopment(EvaluationOptions options, List<RealPulse> all) {
        return switch (options.split()) {
            case Splits.DEVELOPMENT, PulseScore.DEVELOPMENT -> true;
            case Splits.TEST ->
                options.records() == null && !all.isEmpty() && all.stream().allMatch(RealPulse::isDevelopment);
            default ->
                throw new IllegalArgumentException("pulses have no split " + options.split() + "; they have "
                        + PulseScore.DEVELOPMENT + " and " + Splits.TEST);
        };
    }
}
