package org.einthoven.erasure;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.einthoven.archive.RecordingsErased;
import org.einthoven.archive.TimeOrderedId;
import org.einthoven.audit.AuditAction;
import org.einthoven.audit.AuditEvent.Outcome;
import org.einthoven.audit.AuditTrail;
import org.einthoven.erasure.ErasedHashes.Item;
import org.einthoven.erasure.Erasure.Listed;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.hibernate.Session;

/**
 * Erases what is kept of a person: looked at first, then done, each in one transaction. Before a back-up that was restored is
 * used again, a list of erasures is gone through, and what it names goes again.
 */
@ApplicationScoped
public class ErasureDesk {
    /** A large store is searched by text for earlier versions that name somebody. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    /** Two that wait for each other: the database ends one of them, and that one begins anew. */
    private static final String DEADLOCK = "40P01";

    private static final int ATTEMPTS = 3;

    private final Session session;
    private final Erasures erasures;
    private final ErasureFile file;
    private final AuditTrail audit;
    private final Event<RecordingsErased> erased;
    private final Clock clock;

    ErasureDesk(
            Session session,
            Erasures erasures,
            ErasureFile file,
            AuditTrail audit,
            Event<RecordingsErased> erased,
            Clock clock) {
        this.session = session;
        this.erasures = erasures;
        this.file = file;
        this.audit = audit;
        this.erased = erased;
        this.clock = clock;
    }

    /**
     * What would go.
     *
     * @param digest of all of it: the one that is confirmed must be the same
     */
    public record Preview(int recordings, int resources, int versions, String digest) {
        public boolean isEmpty() {
            return recordings == 0 && resources == 0 && versions == 0;
        }
    }

    /**
     * What belongs to a person; nothing is changed.
     *
     * @param person the id of a Patient here, or a reference as senders write it in their recordings
     */
    public Preview look(String person) {
        return in(() -> session.doReturningWork(connection -> {
            Scope scope = scope(connection, person);
            return preview(scope, ErasedHashes.of(connection, scope));
        }));
    }

    private static Preview preview(Scope scope, List<Item> items) {
        return new Preview(
                scope.recordings().size(), scope.resources().size(), scope.versions(), ErasedHashes.digest(items));
    }

    private static Scope scope(Connection connection, String person) throws SQLException {
        String id = person.startsWith("Patient/") ? person.substring("Patient/".length()) : person;
        return new PersonalRows(connection).scope(List.of(id), List.of(person, "Patient/" + id), List.of());
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
        in(() -> {
            session.doWork(connection -> {
                Scope scope = scope(connection, person);
                List<Item> items = ErasedHashes.of(connection, scope);
                if (scope.isEmpty()) {
                    throw FaultException.of(Fault.NOT_FOUND, "person", "this id");
                }
                if (!ErasedHashes.digest(items).equals(seen)) {
                    throw FaultException.of(
                            Fault.BAD_REQUEST,
                            "what is kept of this person has changed since it was looked at. Look again.");
                }
                erase(
                        connection,
                        id,
                        scope,
                        items,
                        hash(connection, scope.patients().get(0)),
                        who,
                        reason);
            });
            return id;
        });
        file.keep();
        return id;
    }

    private void erase(
            Connection connection, UUID id, Scope scope, List<Item> items, String person, String who, String reason)
            throws SQLException {
        String digest = ErasedHashes.digest(items);
        ErasureRows rows = new ErasureRows(connection);
        rows.write(
                new Erasure(
                        id,
                        clock.instant(),
                        who,
                        reason,
                        person,
                        scope.recordings().size(),
                        scope.resources().size(),
                        digest),
                items);
        PersonalRows personal = new PersonalRows(connection);
        if (personal.isImporting()) {
            throw FaultException.of(
                    Fault.BAD_REQUEST,
                    "an import is running, whose files may hold what is to be erased. Wait until it has ended, then look again.");
        }
        personal.delete(scope);
        session.clear();
        erased.fire(new RecordingsErased());
        audit.record(
                AuditAction.DELETE,
                "Erasure",
                id.toString(),
                scope.recordings().size() + " recordings, " + scope.resources().size()
                        + " resources with all versions; SHA-256 " + digest + "; " + reason,
                Outcome.SUCCESS);
    }

    private static String hash(Connection connection, String patient) throws SQLException {
        return new ErasureRows(connection).hashes(List.of(patient)).get(patient);
    }

    /**
     * What became of a list.
     *
     * @param erased erasures of which something was here and went
     * @param empty those of which nothing was here; they are known from now on, too
     */
    public record Replayed(int erased, int empty) {}

    /** Erases again what a list names and this database does not know to be erased, as after a restore. */
    public Replayed replay(List<Listed> listed, String who) {
        Set<UUID> known = erasures.ids();
        int erased = 0;
        int empty = 0;
        for (Listed erasure : listed) {
            if (!known.contains(erasure.id())) {
                Optional<Scope> gone =
                        in(() -> session.doReturningWork(connection -> replay(connection, erasure, who)));
                erased += gone.filter(scope -> !scope.isEmpty()).isPresent() ? 1 : 0;
                empty += gone.filter(Scope::isEmpty).isPresent() ? 1 : 0;
            }
        }
        if (erased + empty > 0) {
            file.keep();
        }
        return new Replayed(erased, empty);
    }

    /** What went; empty where another server was first. */
    private Optional<Scope> replay(Connection connection, Listed erasure, String who) throws SQLException {
        ErasureRows rows = new ErasureRows(connection);
        if (!rows.isFirst(erasure.id())) {
            return Optional.empty();
        }
        List<String> patients = rows.patientsOf(erasure.person());
        List<String> subjects = new ArrayList<>();
        patients.forEach(patient -> {
            subjects.add(patient);
            subjects.add("Patient/" + patient);
        });
        Scope scope =
                new PersonalRows(connection).scope(patients, subjects, rows.recordingsOf(erasure.recordingHashes()));
        erase(
                connection,
                erasure.id(),
                scope,
                ErasedHashes.of(connection, scope),
                erasure.person(),
                who,
                "erased again after a restore; first on " + erasure.at());
        return Optional.of(scope);
    }

    private <T> T in(java.util.concurrent.Callable<T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return QuarkusTransaction.requiringNew()
                        .timeout((int) PATIENCE.toSeconds())
                        .call(work);
            } catch (RuntimeException failed) {
                if (attempt == ATTEMPTS || !isDeadlock(failed)) {
                    throw failed;
                }
            }
        }
    }

    private static boolean isDeadlock(Throwable failed) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && DEADLOCK.equals(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }
}
