package org.einthoven.review;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.einthoven.inference.ModelCard;
import org.einthoven.registry.ModelVersion;
import org.jspecify.annotations.Nullable;

/**
 * One version of a model as it is shown.
 *
 * @param card null where it cannot be read
 * @param problem why it cannot be used; null where it can
 */
public record ModelRow(
        String name,
        String version,
        String sha256,
        boolean active,
        @Nullable ModelCard card,
        @Nullable String problem) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What was measured on the same recordings. */
    public record Figures(String on, List<Figure> rows) {
        /** So many rows are seen at once; the rest is folded. */
        private static final int SEEN = 9;

        public Figures {
            rows = List.copyOf(rows);
        }

        public List<Figure> first() {
            return rows.subList(0, Math.min(SEEN, rows.size()));
        }

        public List<Figure> rest() {
            return rows.subList(first().size(), rows.size());
        }
    }

    /** @param interval 95 % interval, empty where there is none */
    public record Figure(String name, String value, String interval) {
        /** The name in the parts between which a line may break. */
        public List<String> parts() {
            return List.of(name.split("\\."));
        }
    }

    public List<Figures> figures() {
        if (card == null) {
            return List.of();
        }
        Map<String, List<Figure>> byRecordings = new LinkedHashMap<>();
        for (ModelCard.Metric metric : card.metrics()) {
            byRecordings.computeIfAbsent(metric.on(), on -> new ArrayList<>()).add(figure(metric));
        }
        return byRecordings.entrySet().stream()
                .map(group -> new Figures(group.getKey(), group.getValue()))
                .toList();
    }

    private static Figure figure(ModelCard.Metric metric) {
        String interval = metric.low() == null || metric.high() == null
                ? ""
                : Numbers.decimals(metric.low(), 3) + " to " + Numbers.decimals(metric.high(), 3);
        boolean count = metric.value() > 1 && metric.value() == Math.rint(metric.value());
        return new Figure(metric.name(), Numbers.decimals(metric.value(), count ? 0 : 3), interval);
    }

    static ModelRow of(ModelVersion model) {
        return new ModelRow(
                model.name(),
                model.version(),
                model.sha256(),
                model.active(),
                model.card().flatMap(ModelRow::read).orElse(null),
                model.reason());
    }

    private static Optional<ModelCard> read(String card) {
        try {
            return Optional.of(JSON.readValue(card, ModelCard.class));
        } catch (JsonProcessingException unreadable) {
            return Optional.empty();
        }
    }
}
