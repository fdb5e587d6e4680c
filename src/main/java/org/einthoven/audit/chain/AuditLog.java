package org.einthoven.audit.chain;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.einthoven.audit.chain.SealedEvents.SealedEvent;
import org.einthoven.audit.chain.Trees.Stored;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;

/** The sealed trail: its logs, one a day, and what proves that an event is in one. */
@ApplicationScoped
public class AuditLog {
    private static final int EVENTS_AT_A_TIME = 5_000;

    private final DataSource database;
    private final AuditKeys keys;

    AuditLog(DataSource database, AuditKeys keys) {
        this.database = database;
        this.keys = keys;
    }

    /**
     * The log of a day.
     *
     * @param sealedAt when it grew last
     */
    public record Log(SignedHead signed, Instant sealedAt) {}

    /**
     * What proves an event.
     *
     * @param leaf its place in the log, from 0
     * @param path the hashes that lead from it to the root
     * @param text the line for {@link VerifyAudit}
     * @param problems why it does not prove it; empty where it does
     */
    public record Proof(
            AuditEntry event, long leaf, List<Hash> path, SignedHead signed, String text, List<String> problems) {
        public Proof {
            path = List.copyOf(path);
            problems = List.copyOf(problems);
        }
    }

    /** What reads from the database. */
    private interface Question<T> {
        T ask(Connection connection) throws SQLException;
    }

    private <T> T ask(Question<T> question) {
        try (Connection connection = database.getConnection()) {
            return question.ask(connection);
        } catch (SQLException failed) {
            throw new IllegalStateException("The audit log cannot be read", failed);
        }
    }

    /** The newest first. */
    public List<Log> newest(int most) {
        return ask(connection -> Trees.newest(connection, most).stream()
                .map(tree -> new Log(tree.signed(), tree.sealedAt()))
                .toList());
    }

    /** Empty before the first check. */
    public Optional<CheckResult> lastCheck() {
        return ask(connection -> Optional.ofNullable(CheckResult.last(connection)));
    }

    /** Empty where nothing is sealed here. */
    public Optional<VerificationKey> key() {
        return keys.signing().map(SigningKey::verificationKey);
    }

    /** Throws FaultException where there is no log of this number. */
    public Log require(int number) {
        Stored tree = tree(number);
        return new Log(tree.signed(), tree.sealedAt());
    }

    private Stored tree(int number) {
        return ask(connection -> Trees.of(connection, number))
                .orElseThrow(() -> FaultException.of(Fault.NOT_FOUND, "log", number));
    }

    /**
     * Writes a whole log, a JSON object a line, of each event what was sealed, and keeps no more than some thousand
     * events in memory.
     */
    public void write(int number, OutputStream target) throws IOException {
        Stored tree = tree(number);
        line(target, LogLine.of(tree.signed()));
        Hash before = tree.head().before();
        for (long from = 0; from < tree.head().size(); from += EVENTS_AT_A_TIME) {
            long first = from;
            for (SealedEvent sealed : ask(connection -> SealedEvents.leaves(
                    connection,
                    number,
                    first,
                    Math.min(first + EVENTS_AT_A_TIME, tree.head().size())))) {
                Hash hash = Objects.requireNonNull(sealed.hash());
                line(target, LogLine.of(Objects.requireNonNull(sealed.entry()).sealedWith(hash, before)));
                before = hash;
            }
        }
    }

    private static void line(OutputStream target, LogLine line) throws IOException {
        target.write(line.write().getBytes(StandardCharsets.UTF_8));
        target.write('\n');
    }

    /** Throws FaultException where there is no such event, or it is not sealed yet. */
    public Proof prove(long event) {
        return ask(connection -> prove(connection, event));
    }

    private Proof prove(Connection connection, long event) throws SQLException {
        SealedEvent sealed = SealedEvents.of(connection, event, 1).stream()
                .findFirst()
                .orElseThrow(() -> FaultException.of(Fault.NOT_FOUND, "AuditEvent", event));
        AuditEntry row = sealed.entry();
        if (row == null) {
            throw FaultException.of(Fault.NOT_FOUND, "AuditEvent", event);
        }
        Stored tree = Trees.withEvent(connection, event)
                .filter(stored -> sealed.leaf() < stored.head().size())
                .orElseThrow(() -> FaultException.of(Fault.NOT_SEALED_YET, event));
        TreeHead head = tree.head();
        List<Hash> hashes = SealedEvents.hashes(connection, head.tree(), head.size());
        int leaf = Math.toIntExact(sealed.leaf());
        Hash previous = leaf == 0 ? head.before() : hashes.get(leaf - 1);
        AuditEntry entry = row.sealedWith(hashes.get(leaf), previous);
        List<Hash> path = MerkleTree.path(hashes, leaf);
        String line = LogLine.proof(entry, previous, leaf, path, tree.signed()).write();
        return new Proof(entry, leaf, path, tree.signed(), line, problems(line, tree.signed()));
    }

    private List<String> problems(String line, SignedHead signed) {
        VerificationKey key = keys.trusted().keys().stream()
                .filter(trusted -> trusted.vouchesFor(signed))
                .findFirst()
                .orElseGet(() -> key().orElseThrow(() -> FaultException.of(Fault.AUDIT_NOT_SEALED)));
        try (BufferedReader log = new BufferedReader(new StringReader(line))) {
            return new LogVerifier(key).verify(log).problems();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
