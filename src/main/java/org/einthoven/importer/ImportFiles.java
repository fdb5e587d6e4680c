package org.einthoven.importer;

import java.io.IOException;
import java.net.ConnectException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.einthoven.importer.RecordingsOnDisk.Found;
import org.einthoven.importer.ServerClient.Answer;

/**
 * The command {@code mvn -q compile exec:java@import -Dexec.args="PATH..."}: sends all recordings below the paths to a running
 * server. What is wrong with one is told at the end, and the others go on. What was taken in is written in a journal, so that
 * the command can be stopped and started again.
 */
public final class ImportFiles {
    private static final int FAULTS = 1;
    private static final int BAD_USAGE = 2;
    private static final int BAR = 30;

    private final ServerClient server;
    private final Path journal;
    private final Map<Path, String> faults = new LinkedHashMap<>();
    private int taken;

    private ImportFiles(ServerClient server, Path journal) {
        this.server = server;
        this.journal = journal;
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        int status = run(args);
        if (status != 0) {
            System.exit(status);
        }
    }

    /** Exit status: 0, 1 where some were refused, or 2 after one line on standard error that says what to mend. */
    static int run(String... args) throws IOException, InterruptedException {
        try {
            ImportOptions options = ImportOptions.parse(args);
            String password = System.getenv().getOrDefault("EINTHOVEN_PASSWORD", options.user());
            ServerClient server = new ServerClient(options.server(), options.user(), password, options.fields());
            return new ImportFiles(server, options.journal()).take(new RecordingsOnDisk().below(options.paths()));
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage() + "; " + ImportOptions.USAGE);
            return BAD_USAGE;
        } catch (ConnectException e) {
            System.err.println("no server answers; start one, or name it with --server");
            return BAD_USAGE;
        }
    }

    private int take(List<Found> recordings) throws IOException, InterruptedException {
        Set<String> done = new HashSet<>(Files.exists(journal) ? Files.readAllLines(journal) : List.of());
        for (int i = 0; i < recordings.size(); i++) {
            Found recording = recordings.get(i);
            String mark = mark(recording);
            progress(i, recordings.size(), recording.name());
            if (done.contains(mark)) {
                taken++;
                continue;
            }
            Answer answer = server.send(recording);
            if (answer.isFinal()) {
                throw new IllegalArgumentException("the server says: " + answer.detail());
            }
            if (answer.isTaken()) {
                taken++;
                Files.writeString(
                        journal, mark + System.lineSeparator(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            } else {
                faults.put(recording.name(), answer.detail());
            }
        }
        System.err.print("\r" + " ".repeat(100) + "\r");
        System.out.println(
                taken + " of " + recordings.size() + " recordings are there, " + faults.size() + " were refused");
        faults.forEach((file, detail) -> System.out.println(file + ": " + detail));
        return faults.isEmpty() ? 0 : FAULTS;
    }

    /** A file that changed since is another one. */
    private static String mark(Found recording) throws IOException {
        Path file = recording.name();
        return Files.size(file) + " " + Files.getLastModifiedTime(file).toMillis() + " " + file.toAbsolutePath();
    }

    private static void progress(int done, int all, Path file) {
        int full = done * BAR / Math.max(1, all);
        System.err.printf(
                "\r[%s%s] %d of %d  %-40.40s", "#".repeat(full), "-".repeat(BAR - full), done, all, file.getFileName());
    }
}
