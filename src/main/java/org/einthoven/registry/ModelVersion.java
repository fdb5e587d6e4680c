package org.einthoven.registry;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One version of a model in the models folder.
 *
 * @param sha256 the hash of its {@code model.onnx} in hex, as it lies on disk; empty where that cannot be read
 * @param json its card; null where that cannot be read
 * @param active whether recordings are read with it
 * @param reason why it cannot be used; null where it can
 */
public record ModelVersion(
        String name, String version, String sha256, @Nullable String json, boolean active, @Nullable String reason) {
    /** Its card in JSON. */
    public Optional<String> card() {
        return Optional.ofNullable(json);
    }

    public Optional<String> problem() {
        return Optional.ofNullable(reason);
    }
}
