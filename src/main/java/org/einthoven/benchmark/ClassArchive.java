package org.einthoven.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Run by {@code mvn package}: starts the packaged server once, has it read some recordings, and lets the JVM write down
 * the classes that this took. The run command maps them into memory instead of loading and verifying some 16,000 classes
 * anew, which is two thirds of the work of a start.
 */
public final class ClassArchive {
    /** Named in {@code jvm.options} too. */
    private static final Path FILE = Path.of("target/quarkus-app/classes.jsa");

    private ClassArchive() {}

    /** Never fails a build: without the archive a server starts as well, only later. */
    public static void main(String[] arguments) throws InterruptedException {
        List<String> options = List.of(
                "-XX:ArchiveClassesAtExit=" + FILE,
                // it lives for seconds
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                // the JVM tells of each generated class that it leaves out
                "-Xlog:disable",
                "-Xlog:all=error:stderr");
        try {
            Files.deleteIfExists(FILE);
            Workload workload = Workload.generated();
            try (ServerUnderTest server = ServerUnderTest.start(options)) {
                new Load(server.base(), Benchmark.quickstartEhr(), workload.bodies())
                        .run(workload.bodies().size(), Double.POSITIVE_INFINITY, 2);
            }
        } catch (IOException | BenchmarkException failed) {
            System.err.println("No class archive, so the server starts slower: " + failed.getMessage());
        }
    }
}
