package org.einthoven.inbox;

import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.einthoven.archive.FileIntake;
import org.einthoven.archive.FileIntake.Receipt;
import org.einthoven.formats.FileHints;
import org.einthoven.formats.PlainFile;
import org.einthoven.formats.SentFile;
import org.einthoven.inbox.InboxFolder.Arrived;
import org.einthoven.security.Roles;

/** Takes in one recording in the name of the inbox, while no other server is at it. */
@ApplicationScoped
class InboxTaker {
    /** As the audit trail and the recording name who sent it. */
    static final String NAME = "inbox";

    private final FileIntake intake;
    private final DataSource database;
    private final CurrentIdentityAssociation identity;

    InboxTaker(FileIntake intake, DataSource database, CurrentIdentityAssociation identity) {
        this.intake = intake;
        this.database = database;
        this.identity = identity;
    }

    /**
     * Empty where another server takes it, or has taken it, right now. What keeps others off it is a lock of a connection and
     * not of a transaction: a printed page is read for seconds, in which none stays open. A server that dies lets go.
     */
    @ActivateRequestContext
    Optional<Receipt> take(Arrived recording) {
        identity.setIdentity(QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(NAME))
                .addRole(Roles.EHR)
                .build());
        String key = "inbox " + recording.name();
        try (Connection connection = database.getConnection()) {
            if (!ask(connection, "select pg_try_advisory_lock(hashtextextended(?, 0))", key)) {
                return Optional.empty();
            }
            try {
                return Optional.of(intake.take(files(recording), FileHints.NONE, null));
            } catch (NoSuchFileException moved) {
                return Optional.empty();
            } finally {
                ask(connection, "select pg_advisory_unlock(hashtextextended(?, 0))", key);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (SQLException failed) {
            throw new IllegalStateException("no lock can be had for " + recording.name(), failed);
        }
    }

    private static List<SentFile> files(Arrived recording) throws IOException {
        List<SentFile> files = new ArrayList<>();
        long left = recording.bytes();
        for (Path file : recording.files()) {
            byte[] bytes = PlainFile.read(file, left);
            left -= bytes.length;
            files.add(new SentFile(file.getFileName().toString(), bytes));
        }
        return files;
    }

    private static boolean ask(Connection connection, String sql, String key) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, key);
            try (ResultSet answer = statement.executeQuery()) {
                return answer.next() && answer.getBoolean(1);
            }
        }
    }
}
