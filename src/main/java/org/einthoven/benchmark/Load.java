package org.einthoven.benchmark;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Posts recordings and waits for the report of each. Times count from the instant at which a recording was due, not
 * from the one at which a slow server let it go, so that a stall is seen in every recording that it delayed
 * (coordinated omission).
 */
final class Load {

    private static final Duration REPORT_LIMIT = Duration.ofMinutes(3);

    /** Each look costs the server a search, so looking all the time would be a load of its own. */
    private static final long BETWEEN_LOOKS_MS = 20;

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final URI base;
    private final String authorization;
    private final List<byte[]> bodies;

    Load(URI base, String authorization, List<byte[]> bodies) {
        this.base = base;
        this.authorization = authorization;
        this.bodies = bodies;
    }

    /** What came of one run; a recording whose POST was not answered with 201 is counted as failed. */
    record Outcome(Latencies accepted, Latencies reported, int failed, double seconds) {

        double recordsPerSecond() {
            return reported.count() / seconds;
        }
    }

    private record Posted(String id, long dueNanos) {}

    /**
     * @param count how many recordings
     * @param perSecond the constant rate, or infinity for as many as {@code inFlight} posts at a time allow
     * @param inFlight how many posts may be under way at once at full speed
     */
    Outcome run(int count, double perSecond, int inFlight) throws InterruptedException {
        boolean fullSpeed = Double.isInfinite(perSecond);
        Semaphore places = new Semaphore(fullSpeed ? inFlight : Integer.MAX_VALUE);
        BlockingQueue<Posted> posted = new LinkedBlockingQueue<>();
        List<Double> acceptedMs = new ArrayList<>();
        List<Double> reportedMs = new ArrayList<>();
        Thread watcher = new Thread(() -> watch(posted, count, reportedMs), "reports");
        watcher.start();
        long begun = System.nanoTime();
        List<CompletableFuture<Void>> posts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            places.acquire();
            long due = fullSpeed ? System.nanoTime() : begun + Math.round(i * 1e9 / perSecond);
            TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
            posts.add(client.sendAsync(post(bodies.get(i % bodies.size())), HttpResponse.BodyHandlers.discarding())
                    .handle((response, failure) -> {
                        places.release();
                        boolean created = failure == null && response.statusCode() == 201;
                        if (created) {
                            synchronized (acceptedMs) {
                                acceptedMs.add((System.nanoTime() - due) / 1e6);
                            }
                        }
                        posted.add(new Posted(created ? idIn(response) : "", due));
                        return null;
                    }));
        }
        posts.forEach(CompletableFuture::join);
        watcher.join();
        double seconds = (System.nanoTime() - begun) / 1e9;
        return new Outcome(new Latencies(acceptedMs), new Latencies(reportedMs), count - reportedMs.size(), seconds);
    }

    /** Waits for the reports in the order in which the recordings were taken in: never early, at times a little late. */
    private void watch(BlockingQueue<Posted> posted, int count, List<Double> reportedMs) {
        try {
            for (int i = 0; i < count; i++) {
                Posted next = posted.take();
                if (!next.id().isEmpty() && awaitReport(next)) {
                    reportedMs.add((System.nanoTime() - next.dueNanos()) / 1e6);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean awaitReport(Posted recording) throws InterruptedException {
        HttpRequest search = request("/fhir/DiagnosticReport?_summary=count&result=Observation/" + recording.id())
                .build();
        long limit = recording.dueNanos() + REPORT_LIMIT.toNanos();
        while (System.nanoTime() < limit) {
            try {
                String bundle = client.send(search, HttpResponse.BodyHandlers.ofString())
                        .body();
                if (bundle.replace(" ", "").contains("\"total\":1")) {
                    return true;
                }
            } catch (java.io.IOException e) {
                return false;
            }
            TimeUnit.MILLISECONDS.sleep(BETWEEN_LOOKS_MS);
        }
        return false;
    }

    private HttpRequest post(byte[] body) {
        return request("/fhir/Observation")
                .header("Content-Type", "application/fhir+json")
                .header("Prefer", "return=minimal")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve(path))
                .header("Authorization", authorization)
                .timeout(Duration.ofSeconds(60));
    }

    private static String idIn(HttpResponse<?> response) {
        String location = response.headers().firstValue("Location").orElse("");
        String path = location.replaceFirst("/_history/.*$", "");
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
