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
import org.jboss.logging.Logger;

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

    private static final Logger LOG = Logger.getLogger(ErasureDesk.class);

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
        return new PersonalRows(connection).scope(List.of(id), List.of(person, "Patient/" + id), List.of(), null);
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
                refuseWhileImporting(connection);
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
        new PersonalRows(connection).delete(scope);
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

    private static void refuseWhileImporting(Connection connection) throws SQLException {
        if (new PersonalRows(connection).isImporting()) {
            throw FaultException.of(
                    Fault.BAD_REQUEST,
                    "an import is running, whose files may hold what is to be erased. Wait until it has ended, then look again.");
        }
    }

    private static String hash(Connection connection, String patient) throws SQLException {
        return new ErasureRows(connection).hashes(List.of(patient)).get(patient);
    }

    /**
     * What became of a list.
     *
     * @param erased erasures of which something was here and went
     * @param empty those of which nothing was here; they are known from now on, too
     * @param later recordings that came after they were erased, and stay
     */
    public record Replayed(int erased, int empty, int later) {}

    /** What would go by a list; nothing is changed. */
    public Preview look(List<Listed> listed) {
        List<Listed> unknown = unknown(listed);
        return in(() -> session.doReturningWork(connection -> {
            int recordings = 0;
            int resources = 0;
            int versions = 0;
            List<Item> items = new ArrayList<>();
            for (Listed erasure : unknown) {
                Scope scope = scope(connection, erasure);
                recordings += scope.recordings().size();
                resources += scope.resources().size();
                versions += scope.versions();
                items.add(new Item("ERASURE", erasure.id().toString()));
                items.addAll(ErasedHashes.of(connection, scope));
            }
            return new Preview(recordings, resources, versions, ErasedHashes.digest(items));
        }));
    }

    /**
     * Erases again what a list names and this database does not know to be erased, as after a restore.
     *
     * @param seen {@link Preview#digest} of what was looked at
     * @throws FaultException {@link Fault#BAD_REQUEST} where it is not what was looked at any more, or an import is running
     */
    public Replayed replay(List<Listed> listed, String seen, String who) {
        if (!look(listed).digest().equals(seen)) {
            throw FaultException.of(
                    Fault.BAD_REQUEST, "what would go by this list is not what was looked at. Look again.");
        }
        return replay(listed, who, ErasureDesk::refuseWhileImporting);
    }

    /** The same before anybody works on this database: an import that its back-up was made in is given up. */
    Replayed replayAtStart(List<Listed> listed, String who) {
        return replay(listed, who, connection -> {
            int ended = new PersonalRows(connection).endImports();
            if (ended > 0) {
                LOG.warnf(
                        "%d imports that were under way when the back-up was made are given up: what was erased may be in their files",
                        ended);
            }
        });
    }

    private Replayed replay(List<Listed> listed, String who, Imports imports) {
        int erased = 0;
        int empty = 0;
        int later = 0;
        for (Listed erasure : unknown(listed)) {
            Optional<Scope> gone = in(() -> session.doReturningWork(connection -> {
                imports.meet(connection);
                return replay(connection, erasure, who);
            }));
            erased += gone.filter(scope -> !scope.isEmpty()).isPresent() ? 1 : 0;
            empty += gone.filter(Scope::isEmpty).isPresent() ? 1 : 0;
            later += gone.map(Scope::later).orElse(0);
        }
        if (erased + empty > 0) {
            file.keep();
        }
        return new Replayed(erased, empty, later);
    }

    /** What becomes of files that are read and may hold lines of anybody. */
    private interface Imports {
        void meet(Connection connection) throws SQLException;
    }

    private List<Listed> unknown(List<Listed> listed) {
        Set<UUID> known = erasures.ids();
        return listed.stream().filter(erasure -> !known.contains(erasure.id())).toList();
    }

    /** What went; empty where another server was first. */
    private Optional<Scope> replay(Connection connection, Listed erasure, String who) throws SQLException {
        if (!new ErasureRows(connection).isFirst(erasure.id())) {
            return Optional.empty();
        }
        Scope scope = scope(connection, erasure);
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

    /** Of recordings that came after the erasure only those that it names: whose they are may come back, and be asked again. */
    private static Scope scope(Connection connection, Listed erasure) throws SQLException {
        ErasureRows rows = new ErasureRows(connection);
        List<String> patients = rows.patientsOf(erasure.person());
        List<String> subjects = new ArrayList<>();
        patients.forEach(patient -> {
            subjects.add(patient);
            subjects.add("Patient/" + patient);
        });
        return new PersonalRows(connection)
                .scope(patients, subjects, rows.recordingsOf(erasure.recordingHashes()), erasure.at());
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
