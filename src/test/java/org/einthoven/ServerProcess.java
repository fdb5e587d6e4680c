package org.einthoven;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The packaged server as a process of its own, on a free port, with its database below a home of its own. */
final class ServerProcess {
    static final Path JAR = Path.of("target/quarkus-app/quarkus-run.jar");

    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final Path log;
    private final URI base;
    private final Process process;

    private ServerProcess(Path log, URI base, Process process) {
        this.log = log;
        this.base = base;
        this.process = process;
    }

    /** @param settings environment variables beside the home and the port */
    static ServerProcess start(Path home, Map<String, String> settings) throws IOException {
        int port = FreePort.next();
        Path log = Files.createTempFile(home.getParent(), "server", ".log");
        // it lives for seconds, in which compiling for speed would cost more than it saves
        ProcessBuilder builder = new ProcessBuilder(
                        java("java"), "@jvm.options", "-XX:TieredStopAtLevel=1", "-jar", JAR.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(settings);
        builder.environment().put("EINTHOVEN_HOME", home.toString());
        builder.environment().put("QUARKUS_HTTP_PORT", Integer.toString(port));
        return new ServerProcess(log, URI.create("http://127.0.0.1:" + port), builder.start());
    }

    private static String java(String program) {
        return System.getProperty("java.home") + File.separator + "bin" + File.separator + program;
    }

    /** Waits until it says that it can read recordings. */
    ServerProcess ready() throws IOException, InterruptedException {
        long limit = System.nanoTime() + PATIENCE.toNanos();
        while (process.isAlive() && System.nanoTime() < limit) {
            try {
                if (get("/q/health/ready", "ehr").statusCode() == 200) {
                    return this;
                }
            } catch (IOException notListening) {
                // as long as it is not ready
            }
            process.waitFor(50, TimeUnit.MILLISECONDS);
        }
        throw new AssertionError("The server did not become ready:\n" + log());
    }

    URI base() {
        return base;
    }

    /** @param account whose password is its name */
    HttpResponse<String> get(String path, String account) throws IOException, InterruptedException {
        return client.send(request(path, account).build(), BodyHandlers.ofString());
    }

    /** As whoever watches over it asks: without signing in. */
    int probe(String path) throws IOException, InterruptedException {
        HttpRequest get = HttpRequest.newBuilder(base.resolve(path))
                .timeout(Duration.ofSeconds(60))
                .build();
        return client.send(get, BodyHandlers.ofString()).statusCode();
    }

    HttpResponse<String> post(String path, String account, String fhir) throws IOException, InterruptedException {
        return post(path, account, fhir, Map.of());
    }

    HttpResponse<String> post(String path, String account, String fhir, Map<String, String> headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder post = request(path, account)
                .header("Content-Type", "application/fhir+json")
                .POST(HttpRequest.BodyPublishers.ofString(fhir));
        headers.forEach(post::header);
        return client.send(post.build(), BodyHandlers.ofString());
    }

    /** A file of a form, as programs send one. */
    HttpResponse<String> upload(String path, String account, String file) throws IOException, InterruptedException {
        String form = "--part\r\nContent-Disposition: form-data; name=\"file\"; filename=\"ecg.csv\"\r\n"
                + "Content-Type: text/csv\r\n\r\n" + file + "\r\n--part--\r\n";
        HttpRequest post = request(path, account)
                .header("Content-Type", "multipart/form-data; boundary=part")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        return client.send(post, BodyHandlers.ofString());
    }

    /** What the form at the pages posts; the answer as it is, without following it. */
    HttpResponse<String> signIn(String account) throws IOException, InterruptedException {
        HttpRequest post = HttpRequest.newBuilder(base.resolve("/j_security_check"))
                .timeout(Duration.ofSeconds(60))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("j_username=" + account + "&j_password=" + account))
                .build();
        return client.send(post, BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path, String account) {
        String credentials =
                Base64.getEncoder().encodeToString((account + ":" + account).getBytes(StandardCharsets.UTF_8));
        return HttpRequest.newBuilder(base.resolve(path))
                .timeout(Duration.ofSeconds(60))
                .header("Authorization", "Basic " + credentials);
    }

    /** What {@code kill -9} does: the process has no chance to end anything. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** What {@code kill} does; waits until it has ended and tells its exit code. */
    int stop() throws InterruptedException {
        process.destroy();
        return awaitExit();
    }

    int awaitExit() throws InterruptedException {
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("The server did not end:\n" + log());
        }
        return process.exitValue();
    }

    /** Has it collect garbage, as it does sooner or later. */
    void collectGarbage() throws IOException, InterruptedException {
        List<String> command = List.of(java("jcmd"), Long.toString(process.pid()), "GC.run");
        new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    /** What it has printed so far. */
    String log() {
        try {
            return Files.readString(log);
        } catch (IOException unreadable) {
            return unreadable.toString();
        }
    }
}
