package org.einthoven.benchmark;

import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Small resources at full speed and recordings at a constant rate for as long as is wanted: does the server hold on to more
 * and more?
 */
final class Endurance {
    private static final int LOOKS = 10;

    private final ServerUnderTest server;
    private final FhirLoad small;
    private final Load recordings;
    private final double rate;

    /** @param rate recordings a second */
    Endurance(ServerUnderTest server, FhirLoad small, Load recordings, double rate) {
        this.server = server;
        this.small = small;
        this.recordings = recordings;
        this.rate = rate;
    }

    void run(Duration lasting) throws IOException, InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(1);
        int count = (int) (lasting.toSeconds() * rate);
        System.out.printf(
                Locale.ROOT,
                "%d min of create, read, update, search and transactions, and %.1f recordings a second; MiB after a full"
                        + " collection%n   min  requests/s   p99 ms  failed  %s%n",
                lasting.toMinutes(),
                rate,
                Footprint.HEADER);
        System.out.printf(Locale.ROOT, "%6.1f  %10s  %7s  %6s  %s%n", 0.0, "", "", "", Footprint.of(server));
        Future<Load.Outcome> posting = threads.submit(() -> recordings.run(count, rate, Integer.MAX_VALUE));
        long begun = System.nanoTime();
        for (int look = 0; look < LOOKS; look++) {
            FhirLoad.Outcome mixed = small.mixed(lasting.dividedBy(LOOKS));
            System.out.printf(
                    Locale.ROOT,
                    "%6.1f  %10.0f  %7.0f  %6d  %s%n",
                    (System.nanoTime() - begun) / 60e9,
                    mixed.perSecond(),
                    mixed.latencies().percentileMs(0.99),
                    mixed.failed(),
                    Footprint.of(server));
        }
        try {
            Load.Outcome outcome = posting.get();
            System.out.printf(
                    Locale.ROOT,
                    "recordings: %d reported, %d failed, POST to report p50 %.0f  p99 %.0f ms%n",
                    outcome.reported().count(),
                    outcome.failed(),
                    outcome.reported().percentileMs(0.50),
                    outcome.reported().percentileMs(0.99));
        } catch (ExecutionException broken) {
            throw new BenchmarkException("posting recordings broke off: " + broken.getCause());
        } finally {
            threads.shutdown();
        }
        System.out.printf(Locale.ROOT, "%6s  %10s  %7s  %6s  %s%n", "rest", "", "", "", Footprint.of(server));
    }
}
