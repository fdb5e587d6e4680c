package org.einthoven.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.api.FlywayException;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The server's commands {@code backup FILE} and {@code restore FILE [ERASURES]}. A back-up is also made while the server runs; a
 * restore fills an empty database before it starts, and only where {@link RestoredErasures} the server will know what was erased since.
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
        boolean restore = arguments.length >= 2
                && arguments[0].equals("restore")
                && (arguments.length <= 3 || arguments.length == 4 && arguments[2].equals(RestoredErasures.UNSEALED));
        if (!backup && !restore) {
            System.err.println(
                    "usage: backup FILE, restore FILE [ERASURES or --unsealed ERASURES or --no-erasures], or nothing to start"
                            + " the server");
            return BAD_USAGE;
        }
        Path file = Path.of(arguments[1]).toAbsolutePath();
        if (Files.exists(file) == backup) {
            System.err.println(file + (backup ? " is there already: name another file" : " is not there"));
            return BAD_USAGE;
        }
        try {
            long rows = backup ? backup(file) : restore(file, List.of(arguments).subList(2, arguments.length));
            System.out.println(rows + " rows " + (backup ? "are in " : "were restored from ") + file);
            return 0;
        } catch (RestoredErasures.Unusable unusable) {
            System.err.println(unusable.getMessage());
            return BAD_USAGE;
        } catch (IOException | SQLException | StartFailure failed) {
            System.err.println(failed.getMessage());
            return FAILED;
        } catch (FlywayException failed) {
            System.err.println(
                    "The tables of the back-up's version could not be made: nothing was restored. Begin again with another"
                            + " empty database. " + failed.getMessage());
            return FAILED;
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

    private long restore(Path file, List<String> erasuresKnown) throws IOException, SQLException {
        RestoredErasures known = RestoredErasures.of(erasures, erasuresKnown);
        return work(database -> Restore.read(database, file, known::settle));
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
