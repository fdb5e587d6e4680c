package org.einthoven.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The server's commands {@code backup FILE} and {@code restore FILE [ERASURES]}. A back-up is also made while the server runs; a
 * restore fills an empty database before it starts. A list of erasures is laid where the server looks for it when it starts.
 */
public final class DatabaseCommand {
    private static final int FAILED = 1;
    private static final int BAD_USAGE = 2;

    private final Optional<Address> configured;
    private final Path home;
    private final Optional<Path> erasures;

    /** Of a database elsewhere. */
    public record Address(String url, String user, String password) {
        @Override
        public String toString() {
            return url + " as " + user;
        }
    }

    /**
     * @param configured empty where the embedded database is meant
     * @param home the server's, which has the embedded database
     * @param erasures the file in which the server keeps its list of erasures; empty where it has none
     */
    public DatabaseCommand(Optional<Address> configured, Path home, Optional<Path> erasures) {
        this.configured = configured;
        this.home = home;
        this.erasures = erasures;
    }

    /** Exit status: 0, 1 where it failed, or 2 after one line on standard error that says what to mend. */
    public int run(String... arguments) {
        boolean backup = arguments.length == 2 && arguments[0].equals("backup");
        boolean restore = (arguments.length == 2 || arguments.length == 3) && arguments[0].equals("restore");
        if (!backup && !restore) {
            System.err.println("usage: backup FILE, restore FILE [ERASURES], or nothing to start the server");
            return BAD_USAGE;
        }
        Path file = Path.of(arguments[1]).toAbsolutePath();
        Optional<Path> list =
                arguments.length == 3 ? Optional.of(Path.of(arguments[2]).toAbsolutePath()) : Optional.empty();
        if (list.isPresent() && (erasures.isEmpty() || !Files.isReadable(list.get()))) {
            System.err.println(
                    erasures.isEmpty()
                            ? "set EINTHOVEN_ERASURES_FILE to the file in which the server keeps its list of erasures"
                            : list.get() + " cannot be read");
            return BAD_USAGE;
        }
        if (Files.exists(file) == backup) {
            System.err.println(file + (backup ? " is there already: name another file" : " is not there"));
            return BAD_USAGE;
        }
        try {
            long rows = backup ? backup(file) : restore(file);
            if (list.isPresent()) {
                lay(list.get());
            }
            System.out.println(rows + " rows " + (backup ? "are in " : "were restored from ") + file);
            return 0;
        } catch (IOException | SQLException | StartFailure failed) {
            System.err.println(failed.getMessage());
            return FAILED;
        }
    }

    /** Adds it to the server's own: which of them the database knows is seen when the server starts. */
    private void lay(Path list) {
        Path own = erasures.orElseThrow();
        try {
            if (!Files.exists(own)) {
                ServerHome.createPrivateFile(own);
            }
            byte[] lines = ('\n' + Files.readString(list)).getBytes(StandardCharsets.UTF_8);
            Files.write(own, lines, StandardOpenOption.APPEND);
        } catch (IOException failed) {
            throw new StartFailure(
                    "The rows are restored, but the list of erasures could not be laid at " + own
                            + ": do so before the server is started.",
                    failed);
        }
    }

    /** What is done with a database. */
    private interface Work {
        long with(DataSource database) throws IOException, SQLException;
    }

    private long backup(Path file) throws IOException, SQLException {
        Work work = database -> {
            try (Connection connection = database.getConnection()) {
                return Backup.write(connection, file, Clock.systemUTC().instant());
            }
        };
        Optional<Address> running = configured.isEmpty() ? RunningPostgres.in(home) : Optional.empty();
        return running.isPresent() ? work.with(source(running.get())) : work(work);
    }

    private long restore(Path file) throws IOException, SQLException {
        return work(database -> Restore.read(database, file));
    }

    private long work(Work work) throws IOException, SQLException {
        if (configured.isPresent()) {
            return work.with(source(configured.get()));
        }
        try (ServerHome opened = ServerHome.open(home);
                PostgresServer server = PostgresServer.start(opened)) {
            ApplicationDatabase database = ApplicationDatabase.in(server, opened);
            return work.with(source(new Address(database.url(), ApplicationDatabase.NAME, database.password())));
        }
    }

    private static DataSource source(Address address) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(address.url());
        source.setUser(address.user());
        source.setPassword(address.password());
        return source;
    }
}
