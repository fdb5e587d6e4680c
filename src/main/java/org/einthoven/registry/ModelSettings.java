package org.einthoven.registry;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.Map;

/** Where the models are and which of them read. */
@ConfigMapping(prefix = "einthoven.models")
public interface ModelSettings {
    /** The folder of {@code <name>/<version>/}, from the working directory unless absolute. */
    @WithDefault("models")
    Path directory();

    /** By model name the version that reads; the newest where none is named. */
    Map<String, String> active();
}
