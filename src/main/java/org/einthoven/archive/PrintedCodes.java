package org.einthoven.archive;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Which report bears which check code, of all that were ever printed or shown. */
@ApplicationScoped
public class PrintedCodes {
    private final EntityManager entities;
    private final Clock clock;

    PrintedCodes(EntityManager entities, Clock clock) {
        this.entities = entities;
        this.clock = clock;
    }

    /** A version of a report, as {@link ReportVersions} counts. */
    public record Version(UUID recordingId, int number) {}

    /** @param code without hyphens */
    @Transactional
    public void keep(String code, Version version) {
        entities.createNativeQuery("insert into printed_report (code, recording_id, version, first_at)"
                        + " values (:code, :recording, :version, :now) on conflict do nothing")
                .setParameter("code", code)
                .setParameter("recording", version.recordingId())
                .setParameter("version", version.number())
                .setParameter("now", clock.instant())
                .executeUpdate();
    }

    /** @param code without hyphens */
    @Transactional
    public Optional<Version> find(String code) {
        Stream<?> rows = entities.createNativeQuery(
                        "select recording_id, version from printed_report where code = :code")
                .setParameter("code", code)
                .getResultStream();
        return rows.map(Object[].class::cast)
                .map(row -> new Version((UUID) row[0], (Integer) row[1]))
                .findFirst();
    }
}
