package org.einthoven.fhir.bulk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.einthoven.fhir.bulk.BulkFile.Role;

/** The rows of files. Each belongs to its job and goes with it. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class BulkFiles {

    /** Packed bytes from which on remarks go into another file. */
    private static final int LARGE = 1 << 20;

    private final EntityManager entities;

    BulkFiles(EntityManager entities) {
        this.entities = entities;
    }

    /** Keeps a file that has lines. */
    void add(UUID job, Role role, String resourceType, PackedLines lines) {
        if (lines.count() > 0) {
            byte[] content = lines.packed();
            insert(job, role, resourceType, lines.count(), content);
        }
    }

    private void insert(UUID job, Role role, String resourceType, long lines, byte[] content) {
        sql("insert into bulk_file (job_id, part, role, resource_type, lines, content) values (?, (select"
                        + " coalesce(max(part), 0) + 1 from bulk_file where job_id = ?), ?, ?, ?, ?)")
                .setParameter(1, job)
                .setParameter(2, job)
                .setParameter(3, role.name())
                .setParameter(4, resourceType)
                .setParameter(5, lines)
                .setParameter(6, content)
                .executeUpdate();
        count(job, content);
    }

    private void count(UUID job, byte[] content) {
        sql("update bulk_job set bytes = bytes + ? where id = ?")
                .setParameter(1, content.length)
                .setParameter(2, job)
                .executeUpdate();
    }

    /** Adds lines to the last file of this kind, unless that is large: what gzip packed may stand behind each other. */
    void append(UUID job, Role role, String resourceType, PackedLines lines) {
        if (lines.count() == 0) {
            return;
        }
        byte[] content = lines.packed();
        int appended =
                sql("update bulk_file set content = content || ?, lines = lines + ? where job_id = ? and role = ?"
                                + " and length(content) < ? and part = (select max(part) from bulk_file where job_id = ?"
                                + " and role = ?)")
                        .setParameter(1, content)
                        .setParameter(2, lines.count())
                        .setParameter(3, job)
                        .setParameter(4, role.name())
                        .setParameter(5, LARGE)
                        .setParameter(6, job)
                        .setParameter(7, role.name())
                        .executeUpdate();
        if (appended == 0) {
            insert(job, role, resourceType, lines.count(), content);
        } else {
            count(job, content);
        }
    }

    /** In the order in which they were written. */
    List<BulkFile> list(UUID job) {
        List<?> rows = entities.createNativeQuery(
                        "select part, role, resource_type, lines from bulk_file where job_id = ? order by part",
                        Tuple.class)
                .setParameter(1, job)
                .getResultList();
        return rows.stream().map(row -> file((Tuple) row)).toList();
    }

    Optional<BulkFile> find(UUID job, int part) {
        return list(job).stream().filter(file -> file.part() == part).findFirst();
    }

    /** The first from a part on that was sent to be imported; empty after the last. */
    Optional<BulkFile> input(UUID job, int from) {
        return list(job).stream()
                .filter(file -> file.role() == Role.INPUT && file.part() >= from)
                .findFirst();
    }

    /** What is in a file, packed. */
    byte[] content(UUID job, int part) {
        return (byte[]) sql("select content from bulk_file where job_id = ? and part = ?")
                .setParameter(1, job)
                .setParameter(2, part)
                .getSingleResult();
    }

    /** Forgets what was sent, once it is read. */
    void deleteInput(UUID job) {
        sql("delete from bulk_file where job_id = ? and role = 'INPUT'")
                .setParameter(1, job)
                .executeUpdate();
        countAgain(job);
    }

    void deleteAll(UUID job) {
        sql("delete from bulk_file where job_id = ?").setParameter(1, job).executeUpdate();
        countAgain(job);
    }

    private void countAgain(UUID job) {
        sql("update bulk_job set bytes = (select coalesce(sum(length(content)), 0) from bulk_file where job_id = ?)"
                        + " where id = ?")
                .setParameter(1, job)
                .setParameter(2, job)
                .executeUpdate();
    }

    private Query sql(String sql) {
        return entities.createNativeQuery(sql);
    }

    private static BulkFile file(Tuple row) {
        return new BulkFile(
                row.get("part", Integer.class),
                Role.valueOf(row.get("role", String.class)),
                row.get("resource_type", String.class),
                row.get("lines", Long.class));
    }
}
