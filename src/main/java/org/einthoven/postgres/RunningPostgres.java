package org.einthoven.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.einthoven.postgres.DatabaseCommand.Address;

/** The embedded database of a server that runs, seen by its owner from another process. */
final class RunningPostgres {
    /** PostgreSQL's documentation of postmaster.pid: process, data folder, start time, port, ... */
    private static final int PORT_LINE = 3;

    private RunningPostgres() {}

    /** Empty where no server uses this home. */
    static Optional<Address> in(Path home) throws IOException {
        Path pidFile = home.resolve("postgres/data/postmaster.pid");
        if (!ServerHome.isInUse(home) || !Files.exists(pidFile)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(pidFile);
        if (lines.size() <= PORT_LINE) {
            throw new StartFailure("The server in " + home + " is starting: try again in some seconds.");
        }
        String password =
                Files.readString(home.resolve(ApplicationDatabase.PASSWORD)).strip();
        String url = "jdbc:postgresql://127.0.0.1:" + lines.get(PORT_LINE).strip() + "/" + ApplicationDatabase.NAME;
        return Optional.of(new Address(url, ApplicationDatabase.NAME, password));
    }
}
