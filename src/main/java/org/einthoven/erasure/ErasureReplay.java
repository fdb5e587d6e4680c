package org.einthoven.erasure;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.einthoven.archive.OwnTransaction;
import org.einthoven.erasure.ErasedHashes.Item;
import org.einthoven.erasure.Erasure.Listed;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.hibernate.Session;
import org.jboss.logging.Logger;

/** Goes through a list of erasures before a back-up that was restored is used again: what it names goes again, one by one. */
@ApplicationScoped
public class ErasureReplay {
    /** At the start nobody waits for an answer, and what is given up is begun again by the next start. */
    private static final Duration AT_START = Duration.ofDays(1);

    private static final Logger LOG = Logger.getLogger(ErasureReplay.class);

    private final Session session;
    private final Erasures erasures;
    private final Erasing erasing;
    private final ErasureFile file;
    private final Clock clock;

    ErasureReplay(Session session, Erasures erasures, Erasing erasing, ErasureFile file, Clock clock) {
        this.session = session;
        this.erasures = erasures;
        this.erasing = erasing;
        this.file = file;
        this.clock = clock;
    }

    /**
     * What became of a list.
     *
     * @param erased erasures of which something was here and went
     * @param empty those of which nothing was here; they are known from now on, too
     * @param later recordings and resources that came or were changed after they were erased, and stay
     */
    public record Replayed(int erased, int empty, int later) {}

    /** What would go by a list; nothing is changed. */
    public Preview look(List<Listed> listed) {
        Preview all = new Preview(0, 0, 0, 0, 0, "");
        for (Listed erasure : unknown(listed)) {
            Preview one = in(ErasureDesk.PATIENCE, connection -> {
                Scope scope = new PersonalRows(connection).scope(whose(connection, erasure));
                return Preview.of(scope, ErasedHashes.digest(ErasedHashes.of(connection, scope)));
            });
            all = all.plus(
                    one,
                    ErasedHashes.digest(List.of(
                            new Item("BEFORE", all.digest()),
                            new Item("ERASURE", erasure.id().toString()),
                            new Item("ITEMS", one.digest()))));
        }
        return all;
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
        return replay(listed, who, ErasureDesk.PATIENCE, ErasureDesk::refuseWhileImporting);
    }

    /** The same before anybody works on this database: an import that its back-up was made in is given up. */
    Replayed replayAtStart(List<Listed> listed, String who) {
        return replay(listed, who, AT_START, connection -> {
            int ended = new PersonalRows(connection).endImports();
            if (ended > 0) {
                LOG.warnf(
                        "%d imports that were under way when the back-up was made are given up: what was erased may be in their files",
                        ended);
            }
        });
    }

    private Replayed replay(List<Listed> listed, String who, Duration patience, Imports imports) {
        int erased = 0;
        int empty = 0;
        List<Listed> unknown = unknown(listed);
        for (Listed erasure : unknown) {
            Optional<Scope> gone = in(patience, connection -> replay(connection, erasure, who, imports));
            erased += gone.filter(scope -> !scope.isEmpty()).isPresent() ? 1 : 0;
            empty += gone.filter(Scope::isEmpty).isPresent() ? 1 : 0;
        }
        if (erased + empty > 0) {
            file.keep();
        }
        return new Replayed(erased, empty, later(patience, unknown));
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
    private Optional<Scope> replay(Connection connection, Listed erasure, String who, Imports imports)
            throws SQLException {
        if (!new ErasureRows(connection).isFirst(erasure.id())) {
            return Optional.empty();
        }
        imports.meet(connection);
        Scope scope = new PersonalRows(connection).locked(whose(connection, erasure));
        String reason = "erased again after a restore; first on " + erasure.at();
        erasing.erase(
                connection,
                new Erasure.Deed(erasure.id(), clock.instant(), who, reason, erasure.person(), erasure.at()),
                scope,
                // the next list names again what this one names, whether it was here or not
                ErasedHashes.with(ErasedHashes.of(connection, scope), erasure.recordingHashes()));
        return Optional.of(scope);
    }

    private static Whose whose(Connection connection, Listed erasure) throws SQLException {
        ErasureRows rows = new ErasureRows(connection);
        return Whose.of(rows.patientsOf(erasure.person()), rows.recordingsOf(erasure.recordingHashes()), erasure.at());
    }

    /** Of each person once, after the last time that they were erased. */
    private int later(Duration patience, List<Listed> listed) {
        Map<String, Instant> last = new HashMap<>();
        listed.forEach(erasure ->
                last.merge(erasure.person(), erasure.at(), (one, other) -> one.isAfter(other) ? one : other));
        int later = 0;
        for (Map.Entry<String, Instant> erased : last.entrySet()) {
            later += in(patience, connection -> {
                List<String> patients = new ErasureRows(connection).patientsOf(erased.getKey());
                return new PersonalRows(connection).later(Whose.of(patients, List.of(), erased.getValue()));
            });
        }
        return later;
    }

    private interface Work<T> {
        T with(Connection connection) throws SQLException;
    }

    private <T> T in(Duration patience, Work<T> work) {
        return OwnTransaction.call(patience, () -> session.doReturningWork(work::with));
    }
}
