package org.einthoven.review;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
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
