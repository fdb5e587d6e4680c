package org.einthoven.review;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.einthoven.inference.ModelCard;
import org.einthoven.registry.ModelState;
import org.einthoven.registry.ModelVersion;
import org.jspecify.annotations.Nullable;

/**
 * One version of a model as it is shown.
 *
 * @param signedBy the key whose signature was good; null where it is not signed
 * @param size of its weights
 * @param speed one run of its golden vector
 * @param brought by whom and how
 */
public record ModelRow(
        String name,
        String version,
        String sha256,
        ModelState state,
        Times.Moment since,
        @Nullable String signedBy,
        String size,
        String speed,
        String brought,
        Times.Moment broughtAt,
        ModelCard card) {
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
        static final Figure NONE = new Figure("", "", "");

        /** What a figure counts of, by the end of its name; 0 or 1 of them is no share. */
        private static final Pattern COUNTED = Pattern.compile("(?:^|\\.)(?:records|beats)$");

        /** The name in the parts between which a line may break. */
        public List<String> parts() {
            return List.of(name.split("\\."));
        }

        static Figure of(ModelCard.Metric metric) {
            String interval = metric.low() == null || metric.high() == null
                    ? ""
                    : Numbers.decimals(metric.low(), 3) + " to " + Numbers.decimals(metric.high(), 3);
            boolean whole = metric.value() == Math.rint(metric.value());
            boolean count = whole
                    && (metric.value() > 1 || COUNTED.matcher(metric.name()).find());
            return new Figure(metric.name(), Numbers.decimals(metric.value(), count ? 0 : 3), interval);
        }
    }

    /** What the card counts of classes and what they were called. */
    public List<ConfusionTable> confusions() {
        return ConfusionTable.of(version, card.metrics());
    }

    /** What was measured apart in groups of people. */
    public List<SubgroupTable> subgroups() {
        return SubgroupTable.of(card.metrics());
    }

    /** What a recording costs; null where the card does not say it. */
    public @Nullable CostView cost() {
        ModelCard.Budget budget = card.budget();
        return budget == null ? null : CostView.of(budget);
    }

    /** What makes probabilities of its scores; null where no temperature does. */
    public @Nullable CalibrationView calibration() {
        ModelCard.Calibration calibration = card.calibration();
        return calibration == null ? null : CalibrationView.of(calibration);
    }

    /** All other figures, by the recordings that they were measured on. */
    public List<Figures> figures() {
        Map<String, List<Figure>> byRecordings = new LinkedHashMap<>();
        for (ModelCard.Metric metric : card.metrics()) {
            if (!ConfusionTable.isCount(metric) && !SubgroupTable.isGrouped(metric)) {
                byRecordings
                        .computeIfAbsent(metric.on(), on -> new ArrayList<>())
                        .add(Figure.of(metric));
            }
        }
        return byRecordings.entrySet().stream()
                .map(group -> new Figures(group.getKey(), group.getValue()))
                .toList();
    }

    public String title() {
        return name + " " + version;
    }

    public String word() {
        return state.word();
    }

    /** Part of a CSS class. */
    public String tone() {
        return switch (state) {
            case ACTIVE -> "done";
            case SHADOW -> "draft";
            case CANDIDATE -> "open";
            case RETIRED -> "pending";
            case WITHDRAWN -> "abstained";
        };
    }

    public boolean isActive() {
        return state == ModelState.ACTIVE;
    }

    public boolean isCandidate() {
        return state == ModelState.CANDIDATE;
    }

    public boolean isShadow() {
        return state == ModelState.SHADOW;
    }

    public boolean isRetired() {
        return state == ModelState.RETIRED;
    }

    public boolean isWithdrawn() {
        return state == ModelState.WITHDRAWN;
    }

    static ModelRow of(ModelVersion model, Times times) {
        return new ModelRow(
                model.name,
                model.version,
                model.sha256,
                model.state,
                times.of(model.since),
                model.signedBy,
                Numbers.decimals(model.bytes / 1024.0, 0) + " KiB",
                Numbers.decimals(model.goldenMs, 2) + " ms",
                model.origin.name().toLowerCase(Locale.ROOT) + ", " + model.broughtBy,
                times.of(model.broughtAt),
                read(model.card));
    }

    private static ModelCard read(String card) {
        try {
            return JSON.readValue(card, ModelCard.class);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException("a card that was read when it came in", impossible);
        }
    }
}
