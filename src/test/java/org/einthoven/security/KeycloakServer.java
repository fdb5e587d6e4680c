package org.einthoven.security;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.einthoven.FreePort;

/** A real identity provider: an unpacked distribution of Keycloak, with a clinic's realm. */
public final class KeycloakServer implements QuarkusTestResourceLifecycleManager {
    /** The folder of the distribution, in the environment. */
    static final String FOLDER = "EINTHOVEN_KEYCLOAK";

    static final KeyPair PROGRAM_KEYS = TestKeys.rsa();

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private Process process;

    @Override
    public Map<String, String> start() {
        Path folder = Path.of(System.getenv(FOLDER));
        int port = FreePort.next();
        String issuer = "http://127.0.0.1:" + port + "/realms/clinic";
        try {
            Path realms = Files.createDirectories(folder.resolve("data/import"));
            Files.writeString(realms.resolve("clinic-realm.json"), realm());
            ProcessBuilder builder = new ProcessBuilder(
                            folder.resolve("bin/kc.sh").toString(),
                            "start-dev",
                            "--import-realm",
                            "--http-host=127.0.0.1",
                            "--http-port=" + port)
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("keycloak.log").toFile());
            builder.environment().put("JAVA_OPTS_KC_HEAP", "-Xms64m -Xmx512m");
            process = builder.start();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        await(URI.create(issuer + "/.well-known/openid-configuration"));
        return IdentityProviderStub.settings(issuer);
    }

    private static String realm() throws IOException {
        String keys = "{\"keys\": [" + TestKeys.jwk("program", PROGRAM_KEYS).replace("RS256", "RS384") + "]}";
        return Files.readString(Path.of("src/test/resources/keycloak/clinic-realm.json"))
                .replace("@JWKS@", keys.replace("\"", "\\\""));
    }

    private void await(URI address) {
        Instant end = Instant.now().plus(PATIENCE);
        HttpClient http = HttpClient.newHttpClient();
        while (Instant.now().isBefore(end)) {
            try {
                if (!process.isAlive()) {
                    throw new IllegalStateException("Keycloak ended with " + process.exitValue());
                }
                if (http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.discarding())
                                .statusCode()
                        == 200) {
                    return;
                }
                process.waitFor(1, TimeUnit.SECONDS);
            } catch (IOException notYet) {
                pause();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(interrupted);
            }
        }
        throw new IllegalStateException("Keycloak does not answer");
    }

    private void pause() {
        try {
            process.waitFor(1, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    @Override
    public void stop() {
        if (process != null) {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
        }
    }
}
