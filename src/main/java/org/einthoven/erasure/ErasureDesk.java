package org.einthoven.erasure;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.einthoven.archive.OwnTransaction;
import org.einthoven.archive.TimeOrderedId;
import org.einthoven.erasure.ErasedHashes.Item;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.hibernate.Session;

/** Erases what is kept of a person: looked at first, then done, each in one transaction. */
@ApplicationScoped
public class ErasureDesk {
    /** A large store is searched by text for earlier versions that name somebody. */
    public static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Session session;
    private final Erasing erasing;
    private final ErasureFile file;
    private final Clock clock;

    ErasureDesk(Session session, Erasing erasing, ErasureFile file, Clock clock) {
        this.session = session;
        this.erasing = erasing;
        this.file = file;
        this.clock = clock;
    }

    /**
     * What belongs to a person; nothing is changed, and nobody waits for it.
     *
     * @param person the id of a Patient here, or a reference as senders write it in their recordings
     */
    public Preview look(String person) {
        return OwnTransaction.call(
                PATIENCE,
                () -> session.doReturningWork(connection -> {
                    Scope scope = rows(connection).scope(Whose.of(person));
                    return Preview.of(scope, ErasedHashes.digest(ErasedHashes.of(connection, scope)));
                }));
    }

    /**
     * Erases it.
     *
     * @param seen {@link Preview#digest} of what was looked at
     * @throws FaultException {@link Fault#NOT_FOUND} where there is nothing, {@link Fault#BAD_REQUEST} where it is not what was
     *     looked at any more
     */
    public UUID erase(String person, String seen, String who, String reason) {
        UUID id = TimeOrderedId.now(clock);
        OwnTransaction.call(PATIENCE, () -> {
            session.doWork(connection -> {
                Scope scope = rows(connection).locked(Whose.of(person));
                List<Item> items = ErasedHashes.of(connection, scope);
                refuseWhileImporting(connection);
                if (scope.isEmpty()) {
                    throw FaultException.of(Fault.NOT_FOUND, "person", "this id");
                }
                if (!ErasedHashes.digest(items).equals(seen)) {
                    throw FaultException.of(
                            Fault.BAD_REQUEST,
                            "what is kept of this person has changed since it was looked at. Look again.");
                }
                String patient = scope.patients().get(0);
                String hash = new ErasureRows(connection).hash(patient);
                Instant now = clock.instant();
                erasing.erase(connection, new Erasure.Deed(id, now, who, reason, hash, now), scope, items);
            });
            return id;
        });
        file.keep();
        return id;
    }

    private static PersonalRows rows(Connection connection) {
        return new PersonalRows(connection);
    }

    static void refuseWhileImporting(Connection connection) throws SQLException {
        if (rows(connection).isImporting()) {
            throw FaultException.of(
                    Fault.BAD_REQUEST,
                    "an import is running, whose files may hold what is to be erased. Wait until it has ended, then look again.");
        }
    }
}
