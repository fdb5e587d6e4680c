package org.einthoven.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What a server holds on to, after a full collection of its garbage. Read from its own metrics and Linux's {@code /proc}.
 *
 * @param heapMib used heap
 * @param otherMib what the JVM uses beside the heap, for classes and compiled code
 * @param residentMib of the server's process
 * @param sockets open ones, those to the database included
 * @param databaseProcesses those of PostgreSQL, one for each connection and some of its own
 * @param databaseMib resident memory of the largest of them
 */
record Footprint(
        double heapMib,
        double otherMib,
        double residentMib,
        int threads,
        int files,
        int sockets,
        int databaseProcesses,
        double databaseMib) {
    private static final double MIB = 1 << 20;

    static final String HEADER = "heap  other  resident  threads  files  sockets  PostgreSQL processes  largest";

    static Footprint of(ServerUnderTest server) throws IOException, InterruptedException {
        collectGarbage(server.pid());
        String metrics = metrics(server.base());
        ProcessCost process = server.serverCost();
        ProcessCost database = server.databaseCost();
        List<String> open = open(server.pid());
        return new Footprint(
                used(metrics, "heap") / MIB,
                used(metrics, "nonheap") / MIB,
                process.residentMib(),
                count(Path.of("/proc/" + server.pid() + "/task")),
                open.size(),
                (int) open.stream()
                        .filter(target -> target.startsWith("socket:"))
                        .count(),
                database.processes(),
                database.residentMib());
    }

    private static void collectGarbage(long pid) throws IOException, InterruptedException {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        int status = new ProcessBuilder(jcmd, Long.toString(pid), "GC.run")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectErrorStream(true)
                .start()
                .waitFor();
        if (status != 0) {
            throw new BenchmarkException("jcmd cannot have the server collect its garbage: run with a JDK");
        }
    }

    private static String metrics(URI base) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(base.resolve("/q/metrics")).build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
    }

    private static double used(String metrics, String area) {
        return metrics.lines()
                .filter(line -> line.startsWith("jvm_memory_used_bytes{") && line.contains("area=\"" + area + "\""))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    private static List<String> open(long pid) throws IOException {
        try (Stream<Path> files = Files.list(Path.of("/proc/" + pid + "/fd"))) {
            return files.map(Footprint::target).toList();
        }
    }

    private static String target(Path file) {
        try {
            return Files.readSymbolicLink(file).toString();
        } catch (IOException closedMeanwhile) {
            return "";
        }
    }

    private static int count(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return (int) entries.count();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%4.0f  %5.0f  %8.0f  %7d  %5d  %7d  %20d  %7.0f",
                heapMib,
                otherMib,
                residentMib,
                threads,
                files,
                sockets,
                databaseProcesses,
                databaseMib);
    }
}
