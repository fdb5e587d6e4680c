package org.einthoven.telemetry;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import java.net.URI;
import java.util.Optional;

/** Where traces go. */
@ConfigMapping(prefix = "einthoven.traces")
public interface TraceSettings {
    /** A collector's address for OTLP over HTTP, such as {@code http://collector:4318/v1/traces}; none without it. */
    Optional<URI> endpoint();

    /** Of the traces that begin here; those that others began are told where theirs are. */
    @WithDefault("1")
    @DecimalMin("0")
    @DecimalMax("1")
    double share();
}
