package org.einthoven.archive;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.einthoven.diagnosis.Finding;
import org.einthoven.diagnosis.ReaderStatement;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;

/** What readers said before they saw the machine's reading, and what they signed after. Each reader's own, for nobody else. */
@ApplicationScoped
public class OwnReadings {
    private final EntityManager entities;
    private final Readings readings;
    private final Clock clock;

    OwnReadings(EntityManager entities, Readings readings, Clock clock) {
        this.entities = entities;
        this.readings = readings;
        this.clock = clock;
    }

    @Transactional
    public Optional<OwnReading> of(UUID recording, String reader) {
        Stream<?> rows = entities.createNativeQuery("select own, machine, words from own_reading"
                        + " where recording_id = :recording and reader = :reader")
                .setParameter("recording", recording)
                .setParameter("reader", reader)
                .getResultStream();
        return rows.map(Object[].class::cast)
                .map(row -> new OwnReading(statements(row[0]), statements(row[1]), (String) row[2]))
                .findFirst();
    }

    /**
     * Keeps what a reader says. What was kept before stays: nobody reads blind twice, or once they saw what the machine says. Whether
     * they saw it the {@link Veil} knows, which is to be asked in the same transaction.
     *
     * @return false where nothing was kept
     * @throws FaultException {@link Fault#NOT_REVIEWABLE} while the recording is not read
     */
    @Transactional
    public boolean commit(UUID recording, String reader, Set<ReaderStatement> own, String words) {
        ReadingDocument reading = readings.of(recording)
                .orElseThrow(() -> FaultException.of(Fault.NOT_REVIEWABLE))
                .document();
        return entities.createNativeQuery(
                                "insert into own_reading (recording_id, reader, own, machine, words, committed_at)"
                                        + " select :recording, :reader, :own, :machine, :words, :now where not exists (select 1 from"
                                        + " broken_glass where recording_id = :recording and reader = :reader) on conflict do nothing")
                        .setParameter("recording", recording)
                        .setParameter("reader", reader)
                        .setParameter("own", names(own))
                        .setParameter("machine", names(ReaderStatement.of(reading.findings())))
                        .setParameter("words", words)
                        .setParameter("now", clock.instant())
                        .executeUpdate()
                == 1;
    }

    /** Keeps what the same reader says in the end, if they had read it by themselves before. */
    @Transactional
    public void end(UUID recording, String reader, ReviewContent content) {
        if (of(recording, reader).isEmpty()) {
            return;
        }
        List<Finding> findings = readings.of(recording).orElseThrow().document().findings();
        entities.createNativeQuery("insert into own_reading_end (recording_id, reader, stated, reworded, ended_at)"
                        + " values (:recording, :reader, :stated, :reworded, :now) on conflict do nothing")
                .setParameter("recording", recording)
                .setParameter("reader", reader)
                .setParameter("stated", names(stated(findings, content)))
                .setParameter("reworded", names(reworded(findings, content)))
                .setParameter("now", clock.instant())
                .executeUpdate();
    }

    private static Set<ReaderStatement> stated(List<Finding> findings, ReviewContent content) {
        Set<ReaderStatement> stated = EnumSet.noneOf(ReaderStatement.class);
        stated.addAll(ReaderStatement.of(findings.stream()
                .filter(finding -> content.decision(finding.id())
                        .map(decision -> decision.verdict() == Verdict.CONFIRMED)
                        .orElse(true))
                .toList()));
        Arrays.stream(ReaderStatement.values())
                .filter(statement -> content.added().contains(statement.display()))
                .forEach(stated::add);
        return stated;
    }

    private static Set<ReaderStatement> reworded(List<Finding> findings, ReviewContent content) {
        return ReaderStatement.of(findings.stream()
                .filter(finding -> content.decision(finding.id())
                        .filter(decision -> decision.verdict() == Verdict.CHANGED)
                        .isPresent())
                .toList());
    }

    /** How the machine sways a reader, over all that they read blind and signed. */
    @Transactional
    public Sway sway(String reader) {
        Stream<?> rows = entities.createNativeQuery("select o.own, o.machine, e.stated, e.reworded from own_reading o"
                        + " join own_reading_end e on e.recording_id = o.recording_id and e.reader = o.reader"
                        + " where o.reader = :reader")
                .setParameter("reader", reader)
                .getResultStream();
        return rows.map(Object[].class::cast)
                .map(row -> Sway.of(statements(row[0]), statements(row[1]), statements(row[2]), statements(row[3])))
                .reduce(Sway.NONE, Sway::plus);
    }

    private static String[] names(Collection<ReaderStatement> statements) {
        return statements.stream().map(Enum::name).sorted().toArray(String[]::new);
    }

    private static Set<ReaderStatement> statements(Object names) {
        return Arrays.stream((String[]) names).map(ReaderStatement::valueOf).collect(Collectors.toUnmodifiableSet());
    }
}
