package org.einthoven.benchmark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.einthoven.evaluation.ReadingStages;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * The command {@code mvn -q compile exec:java@benchmark}: starts the packaged server with an empty database, posts real
 * 12-lead recordings through FHIR at a constant rate and at full speed, and prints what that took; before, what the reading
 * alone takes, stage by stage.
 */
@Command(name = "benchmark", description = "Times the packaged server from POST to report.", sortOptions = false)
public final class Benchmark implements Callable<Integer> {

    /** As the server under test has them while no account is configured. */
    private static final String QUICKSTART_EHR = "ehr:ehr";

    private static final int BAD_USAGE = 2;

    /** Once to warm up, and once to measure. */
    private static final Duration EACH_KIND = Duration.ofSeconds(20);

    @Option(
            names = "--data",
            defaultValue = ".",
            description = "folder that holds ptbxl/ or ludb/ in their publishers' layouts")
    private Path data = Path.of("");

    @Option(
            names = "--records",
            defaultValue = "400",
            description = "how many recordings a run posts; 0 for small resources only (${DEFAULT-VALUE})")
    private int records;

    @Option(
            names = "--rate",
            defaultValue = "10",
            description = "recordings a second of the constant-rate run (${DEFAULT-VALUE})")
    private double rate;

    @Option(
            names = "--posts",
            defaultValue = "4",
            description = "posts under way at once at full speed (${DEFAULT-VALUE})")
    private int posts;

    @Option(
            names = "--observations",
            defaultValue = "0",
            description = "small Observations that are there when searches and writes of such are timed; 0 for none of"
                    + " that (${DEFAULT-VALUE})")
    private int observations;

    @Option(
            names = "--minutes",
            defaultValue = "0",
            description = "of everything at once instead, to see whether the server holds on to more and more"
                    + " (${DEFAULT-VALUE})")
    private int minutes;

    @Option(names = "--help", usageHelp = true, description = "says this")
    private boolean help;

    public static void main(String[] args) {
        int status = new CommandLine(new Benchmark())
                .setParameterExceptionHandler((e, words) -> badUsage(e.getMessage()))
                .setExecutionExceptionHandler((e, line, result) -> {
                    if (e instanceof BenchmarkException) {
                        return badUsage(e.getMessage());
                    }
                    throw e;
                })
                .execute(args);
        if (status != 0) {
            System.exit(status);
        }
    }

    private static int badUsage(String message) {
        System.err.println(message.lines().findFirst().orElse("bad usage"));
        return BAD_USAGE;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (records < 0 || !(rate > 0) || posts < 1) {
            throw new BenchmarkException("--rate and --posts want a number above 0, --records none below");
        }
        Optional<Workload> workload = records == 0 ? Optional.empty() : Optional.of(Workload.recorded(data));
        if (minutes > 0) {
            return endure(workload.orElseThrow(
                    () -> new BenchmarkException("--minutes wants --records above 0: some are posted all the while")));
        }
        if (workload.isPresent()) {
            System.out.println("posting " + workload.get().describe());
            System.out.println(ReadingStages.of(workload.get().recordings()).table());
        }
        try (ServerUnderTest server = ServerUnderTest.start(ServerUnderTest.USUAL)) {
            System.out.printf(Locale.ROOT, "start of the server with its database: %.1f s%n", server.startSeconds());
            if (workload.isPresent()) {
                recordings(server, workload.get());
            }
            if (observations > 0) {
                small(server);
            }
            System.out.printf(
                    Locale.ROOT,
                    "resident memory after that: server %.0f MiB, largest PostgreSQL process %.0f MiB%n",
                    server.serverCost().residentMib(),
                    server.databaseCost().residentMib());
        }
        return 0;
    }

    private void recordings(ServerUnderTest server, Workload workload) throws InterruptedException {
        Load load = new Load(server.base(), quickstartEhr(), workload.bodies());
        load.run(Math.min(records, 200), Double.POSITIVE_INFINITY, posts);
        report(String.format(Locale.ROOT, "constant rate, %.0f/s", rate), server, () -> load.run(records, rate, posts));
        report(
                "full speed, " + posts + " posts at a time",
                server,
                () -> load.run(records, Double.POSITIVE_INFINITY, posts));
    }

    private int endure(Workload workload) throws IOException, InterruptedException {
        try (ServerUnderTest server = ServerUnderTest.start(ServerUnderTest.USUAL)) {
            FhirLoad small = new FhirLoad(server.base(), quickstartEhr(), posts, Math.max(1_000, observations));
            small.fill();
            new Endurance(server, small, new Load(server.base(), quickstartEhr(), workload.bodies()), rate)
                    .run(Duration.ofMinutes(minutes));
        }
        return 0;
    }

    private void small(ServerUnderTest server) throws InterruptedException {
        FhirLoad load = new FhirLoad(server.base(), quickstartEhr(), posts, observations);
        load.fill();
        System.out.printf(Locale.ROOT, "small resources, %d clients, %d Observations there%n", posts, observations);
        for (FhirLoad.Row row : load.rows(EACH_KIND)) {
            // what the JVM compiles of a kind at first would be counted as that kind's own
            row.sending().send();
            double serverBefore = server.serverCost().cpuSeconds();
            double databaseBefore = server.databaseCost().cpuSeconds();
            FhirLoad.Outcome outcome = row.sending().send();
            int done = Math.max(1, outcome.latencies().count());
            System.out.printf(
                    Locale.ROOT,
                    "  %-32s %7.0f/s  CPU ms: server %6.2f, database %6.2f  ms: p50 %6.1f  p99 %6.1f  failed %d%n",
                    row.name(),
                    outcome.perSecond(),
                    1000 * (server.serverCost().cpuSeconds() - serverBefore) / done,
                    1000 * (server.databaseCost().cpuSeconds() - databaseBefore) / done,
                    outcome.latencies().percentileMs(0.50),
                    outcome.latencies().percentileMs(0.99),
                    outcome.failed());
        }
    }

    /** The header of HTTP Basic. */
    static String quickstartEhr() {
        return "Basic " + Base64.getEncoder().encodeToString(QUICKSTART_EHR.getBytes(StandardCharsets.UTF_8));
    }

    @FunctionalInterface
    private interface Run {
        Load.Outcome go() throws InterruptedException;
    }

    private static void report(String title, ServerUnderTest server, Run run) throws InterruptedException {
        double serverBefore = server.serverCost().cpuSeconds();
        double databaseBefore = server.databaseCost().cpuSeconds();
        Load.Outcome outcome = run.go();
        int done = Math.max(1, outcome.reported().count());
        System.out.printf(
                Locale.ROOT,
                "%s: %d reported, %d failed, %.1f records/s%n"
                        + "  POST to 201     ms: p50 %.0f  p95 %.0f  p99 %.0f  max %.0f%n"
                        + "  POST to report  ms: p50 %.0f  p95 %.0f  p99 %.0f  max %.0f%n"
                        + "  CPU a record    ms: server %.1f, database %.1f%n",
                title,
                outcome.reported().count(),
                outcome.failed(),
                outcome.recordsPerSecond(),
                outcome.accepted().percentileMs(0.50),
                outcome.accepted().percentileMs(0.95),
                outcome.accepted().percentileMs(0.99),
                outcome.accepted().maxMs(),
                outcome.reported().percentileMs(0.50),
                outcome.reported().percentileMs(0.95),
                outcome.reported().percentileMs(0.99),
                outcome.reported().maxMs(),
                1000 * (server.serverCost().cpuSeconds() - serverBefore) / done,
                1000 * (server.databaseCost().cpuSeconds() - databaseBefore) / done);
    }
}
