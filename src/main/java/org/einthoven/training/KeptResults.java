package org.einthoven.training;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.einthoven.inference.ModelCard;
import org.einthoven.statistics.Interval;

/** The figures that evaluations left in {@code docs/evaluation}, as they stand on a card. */
final class KeptResults {

    static final Path FOLDER = Path.of("docs", "evaluation");

    private KeptResults() {}

    /**
     * @param sha256 of the model whose card it will be
     * @throws IllegalArgumentException where a file is missing, or measured another model
     */
    static List<ModelCard.Metric> metrics(Path folder, List<CardText.Kept> results, String sha256) throws IOException {
        List<ModelCard.Metric> metrics = new ArrayList<>();
        for (CardText.Kept kept : results) {
            Path file = folder.resolve(kept.file() + ".json");
            if (!Files.exists(file)) {
                throw new IllegalArgumentException("there is no " + file + ": evaluate the model first");
            }
            JsonNode result =
                    new ObjectMapper().readTree(Files.readString(file)).path("result");
            requireModel(file, result, kept, sha256);
            metrics.addAll(CardMetrics.of(figures(result.path("metrics"), kept), kept.on()));
        }
        return metrics;
    }

    /** Throws IllegalArgumentException where the file measured another model, and is not to be of one of its recipe. */
    static void requireModel(Path file, JsonNode result, CardText.Kept kept, String sha256) {
        String measured = result.path("model").path("sha256").asText();
        if (!kept.ofRecipe() && !measured.equals(sha256)) {
            throw new IllegalArgumentException(
                    file + " measured the model " + measured + " and not " + sha256 + ": evaluate this one first");
        }
    }

    private static Map<String, Object> figures(JsonNode metrics, CardText.Kept kept) {
        Map<String, Object> all = map(metrics);
        List<String> wanted = kept.figures();
        if (wanted != null) {
            all.keySet().retainAll(wanted);
        }
        String under = kept.under();
        return under == null ? all : Map.of(under, all);
    }

    private static Map<String, Object> map(JsonNode node) {
        Map<String, Object> map = new LinkedHashMap<>();
        node.properties().forEach(field -> {
            JsonNode value = field.getValue();
            if (value.isObject() && value.has("value") && value.has("low")) {
                map.put(
                        field.getKey(),
                        new Interval(number(value, "value"), number(value, "low"), number(value, "high")));
            } else if (value.isObject()) {
                map.put(field.getKey(), map(value));
            } else if (value.isNumber()) {
                map.put(field.getKey(), value.asDouble());
            }
        });
        return map;
    }

    /** NaN for what was not there to measure. */
    private static double number(JsonNode interval, String end) {
        return interval.path(end).isNumber() ? interval.path(end).asDouble() : Double.NaN;
    }
}
