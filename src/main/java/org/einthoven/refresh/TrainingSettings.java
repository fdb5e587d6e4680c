package org.einthoven.refresh;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** What a site chooses of its training sets. */
@ConfigMapping(prefix = "einthoven.training-sets")
public interface TrainingSettings {
    /** How many of a hundred patients only ever test models. Counts when the first set is made, and not after. */
    @WithDefault("20")
    @Min(5)
    @Max(50)
    int testPercent();
}
