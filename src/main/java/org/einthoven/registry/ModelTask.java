package org.einthoven.registry;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a reading needs a model for; a model's name is its task. */
public enum ModelTask {
    DELINEATION,
    BEAT,
    STATEMENTS,
    RHYTHM,
    PPG;

    /** The name of its models. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<ModelTask> of(String name) {
        return Arrays.stream(values()).filter(task -> task.id().equals(name)).findFirst();
    }
}
