package org.einthoven.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The packaged server as its own process on a free loopback port, with an empty database in a temporary home. */
final class ServerUnderTest implements AutoCloseable {

    /** The options of the README's run command. */
    static final List<String> USUAL = List.of("@jvm.options");

    private static final Path JAR = Path.of("target/quarkus-app/quarkus-run.jar");
    private static final Duration START_LIMIT = Duration.ofMinutes(2);

    private final Process process;
    private final Path home;
    private final URI base;
    private final double startSeconds;

    private ServerUnderTest(Process process, Path home, URI base, double startSeconds) {
        this.process = process;
        this.home = home;
        this.base = base;
        this.startSeconds = startSeconds;
    }

    /** @param jvmOptions as the server's run command has them, or others */
    static ServerUnderTest start(List<String> jvmOptions) throws IOException, InterruptedException {
        if (!Files.exists(JAR)) {
            throw new BenchmarkException(JAR + " is not there: run 'mvn -q -DskipTests package' first");
        }
        Path home = Files.createTempDirectory("einthoven-benchmark");
        int port = freePort();
        long begun = System.nanoTime();
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvmOptions);
        command.addAll(List.of("-jar", JAR.toString()));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("EINTHOVEN_HOME", home.toString());
        builder.environment().put("QUARKUS_HTTP_PORT", Integer.toString(port));
        builder.environment().put("EINTHOVEN_DEMO_RECORDINGS", "false");
        builder.redirectErrorStream(true)
                .redirectOutput(home.resolve("server.log").toFile());
        Process process = builder.start();
        URI base = URI.create("http://127.0.0.1:" + port);
        try {
            awaitReady(process, base, home);
        } catch (BenchmarkException e) {
            process.destroyForcibly();
            throw e;
        }
        return new ServerUnderTest(process, home, base, (System.nanoTime() - begun) / 1e9);
    }

    private static void awaitReady(Process process, URI base, Path home) throws InterruptedException {
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest ready = HttpRequest.newBuilder(base.resolve("/q/health/ready"))
                .timeout(Duration.ofSeconds(5))
                .build();
        long limit = System.nanoTime() + START_LIMIT.toNanos();
        while (System.nanoTime() < limit && process.isAlive()) {
            try {
                if (client.send(ready, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
                    return;
                }
            } catch (IOException e) {
                // not listening yet
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
        throw new BenchmarkException("the server did not become ready; see " + home.resolve("server.log"));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    URI base() {
        return base;
    }

    long pid() {
        return process.pid();
    }

    double startSeconds() {
        return startSeconds;
    }

    ProcessCost serverCost() {
        return ProcessCost.ofServer(process.pid());
    }

    ProcessCost databaseCost() {
        return ProcessCost.ofDatabase(home);
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
