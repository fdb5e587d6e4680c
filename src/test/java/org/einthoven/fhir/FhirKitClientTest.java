package org.einthoven.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.einthoven.TestDatabase;
import org.junit.jupiter.api.Test;

/** A FHIR client in another language that others wrote, fhir-kit-client, against the running server. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class FhirKitClientTest {
    private static final Path SOURCES = Path.of("src/test/js");
    private static final Path INSTALLED = Path.of("target/js");
    private static final List<String> FILES = List.of("package.json", "package-lock.json", "fhir-kit-client.mjs");
    private static final long PATIENCE_S = 120;

    @TestHTTPResource("/fhir")
    URL url;

    /** What a process printed, and the status that it ended with. */
    private record Ended(int status, String output) {}

    @Test
    void doesWhatAnIntegratorDoesFirstWithFhirKitClient() throws Exception {
        assumeTrue(
                run("node", "-e", "process.exit(parseInt(process.versions.node) >= 20 ? 0 : 1)")
                                .status()
                        == 0,
                "Node 20 or later is not there: https://nodejs.org");
        Files.createDirectories(INSTALLED);
        for (String file : FILES) {
            Files.copy(SOURCES.resolve(file), INSTALLED.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        Ended installed = run("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline");
        assumeTrue(
                installed.status() == 0,
                "fhir-kit-client cannot be installed, which needs npm and its registry:\n" + installed.output());

        Ended tried = run("node", "fhir-kit-client.mjs", url.toString());

        assertThat(tried.status()).as(tried.output()).isZero();
        assertThat(tried.output().lines()).hasSizeGreaterThan(5).allMatch(line -> line.startsWith("ok "));
    }

    /** In the folder where the client is installed; a program that is not there, or takes too long, ends with -1. */
    private static Ended run(String... command) throws InterruptedException, IOException {
        Files.createDirectories(INSTALLED);
        Path output = Files.createTempFile("js", ".log");
        try {
            Process process = new ProcessBuilder(command)
                    .directory(INSTALLED.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            if (!process.waitFor(PATIENCE_S, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
                return new Ended(-1, "too slow: " + Files.readString(output));
            }
            return new Ended(process.exitValue(), Files.readString(output));
        } catch (IOException notThere) {
            return new Ended(-1, String.valueOf(notThere.getMessage()));
        } finally {
            Files.delete(output);
        }
    }
}
