package org.einthoven.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A PostgreSQL that still runs on the data, or left its mark there, because the server before was killed or the
 * machine went down.
 */
final class LeftoverServer {
    private final Path data;
    private final Path pidFile;

    LeftoverServer(Path data) {
        this.data = data;
        this.pidFile = data.resolve("postmaster.pid");
    }

    /**
     * Ends it where it runs. Where the number in its file belongs to no process, or by now to another program (as in
     * a container that was started anew), only the file goes: PostgreSQL itself would refuse to start over it.
     */
    void stop(PostgresServer server) throws IOException {
        if (!Files.exists(pidFile)) {
            return;
        }
        if (process().isPresent()) {
            stopRunning(server);
        } else {
            Files.deleteIfExists(pidFile);
        }
    }

    private void stopRunning(PostgresServer server) throws IOException {
        try {
            server.run("stop", "-w", "-m", "fast");
        } catch (IOException failed) {
            // it may have ended by itself meanwhile
            if (Files.exists(pidFile) && process().isPresent()) {
                throw failed;
            }
        }
    }

    /** The process, where it is really a PostgreSQL and really on this data. */
    private Optional<ProcessHandle> process() throws IOException {
        List<String> lines = Files.readAllLines(pidFile);
        if (lines.size() < 2 || !lines.get(1).strip().equals(data.toString())) {
            return Optional.empty();
        }
        try {
            return ProcessHandle.of(Long.parseLong(lines.get(0).strip())).filter(this::isOnThisData);
        } catch (NumberFormatException notANumber) {
            return Optional.empty();
        }
    }

    /** Without the right to see how it was started, the safe answer is yes: PostgreSQL then decides. */
    private boolean isOnThisData(ProcessHandle process) {
        ProcessHandle.Info info = process.info();
        boolean postgres = info.command()
                .map(command -> Path.of(command).getFileName().toString().startsWith("postgres"))
                .orElse(true);
        return postgres
                && info.arguments()
                        .map(arguments -> List.of(arguments).contains(data.toString()))
                        .orElse(true);
    }
}
