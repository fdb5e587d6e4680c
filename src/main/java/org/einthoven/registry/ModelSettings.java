package org.einthoven.registry;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.Map;

/** Where models come from, which of them read at first, and what is asked of a version before it may. */
@ConfigMapping(prefix = "einthoven.models")
public interface ModelSettings {
    /** The folder of {@code <name>/<version>/}, from the working directory unless absolute. */
    @WithDefault("models")
    Path directory();

    /** By model name the version that reads from the first start on; the newest where none is named. */
    Map<String, String> active();

    /** By a name of one's own a public Ed25519 key: X.509 SubjectPublicKeyInfo in base64, as {@code openssl pkey -pubout} prints it between its lines. */
    Map<String, String> signingKeys();

    /** Whether a version without a good signature is refused. */
    @WithDefault("false")
    boolean requireSignature();
}
