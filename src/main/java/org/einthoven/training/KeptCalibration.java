package org.einthoven.training;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import org.einthoven.inference.ModelCard;

/** The temperature that evaluations in {@code docs/evaluation} fitted, as it stands on a card. */
final class KeptCalibration {

    /** Digits of a temperature that mean something. */
    private static final double DIGITS = 1e4;

    private static final String OF_ONE =
            "likeliest temperature of what was said and was true; the error after it by five-fold"
                    + " cross-validation over people or pleths; by evaluate";

    private static final String OF_SEVERAL =
            "mean, in log-odds, of the likeliest temperatures of the folds; errors are the mean of the folds' own,"
                    + " each by five-fold cross-validation over its people, not of this mean; by evaluate";

    private KeptCalibration() {}

    /**
     * The mean of all files that the text names, in log-odds: of one over their temperatures, and of their offsets; as long as
     * all of them hold some.
     *
     * @param sha256 of the model whose card it will be
     * @throws IllegalArgumentException where a file measured another model than this or one of its recipe
     */
    static Optional<ModelCard.Calibration> of(Path folder, CardText text, String sha256) throws IOException {
        List<String> files =
                text.tempered() == null ? List.of() : text.tempered().by();
        List<JsonNode> fitted = new ArrayList<>();
        List<String> on = new ArrayList<>();
        for (String file : files) {
            CardText.Kept kept = text.results().stream()
                    .filter(result -> result.file().equals(file))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no figures of " + file + " are on the card"));
            JsonNode result = new ObjectMapper()
                    .readTree(Files.readString(folder.resolve(file + ".json")))
                    .path("result");
            KeptResults.requireModel(folder.resolve(file + ".json"), result, kept, sha256);
            JsonNode calibration = result.at("/metrics/calibration");
            if (calibration.path("temperature").isNumber()) {
                fitted.add(calibration);
                on.add(kept.on());
            }
        }
        if (fitted.isEmpty() || fitted.size() < files.size()) {
            return Optional.empty();
        }
        return Optional.of(new ModelCard.Calibration(
                rounded(1 / mean(fitted, one -> 1 / one.path("temperature").asDouble())),
                offsets(fitted),
                fitted.size() == 1 ? OF_ONE : OF_SEVERAL,
                String.join("; ", on),
                rounded(mean(fitted, one -> one.path("ece").asDouble())),
                rounded(mean(fitted, one -> one.at("/tempered/ece").asDouble()))));
    }

    private static Map<String, Double> offsets(List<JsonNode> fitted) {
        if (fitted.stream().map(KeptCalibration::questions).distinct().count() > 1) {
            throw new IllegalArgumentException("the files have offsets of different questions: "
                    + fitted.stream().map(KeptCalibration::questions).toList());
        }
        Map<String, Double> offsets = new TreeMap<>();
        fitted.get(0)
                .path("offsets")
                .fieldNames()
                .forEachRemaining(question -> offsets.put(question, rounded(mean(fitted, one -> one.path("offsets")
                        .path(question)
                        .asDouble()))));
        return offsets;
    }

    private static Set<String> questions(JsonNode fitted) {
        Set<String> questions = new TreeSet<>();
        fitted.path("offsets").fieldNames().forEachRemaining(questions::add);
        return questions;
    }

    private static double mean(List<JsonNode> of, ToDoubleFunction<JsonNode> figure) {
        return of.stream().mapToDouble(figure).average().orElseThrow();
    }

    private static double rounded(double value) {
        return Math.round(value * DIGITS) / DIGITS;
    }
}
