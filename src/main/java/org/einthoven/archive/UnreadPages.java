package org.einthoven.archive;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.einthoven.audit.AuditAction;
import org.einthoven.audit.AuditTrail;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.einthoven.formats.PageOutline;
import org.einthoven.paper.PageNotRead;
import org.einthoven.paper.PaperRefusal;
import org.jspecify.annotations.Nullable;

/** The printed ECGs that wait to be laid out by hand. */
@ApplicationScoped
public class UnreadPages {
    /** More than readers lay out in a day; pictures of a few megabytes each are not to fill the database. */
    public static final int MOST = 200;

    /** In the audit trail. */
    public static final String TYPE = "UnreadPage";

    private static final String COLUMNS =
            "select id, file_hash, file_name, reason, patient, sent_by, received_at, width_px, height_px, outline"
                    + " from unread_page ";

    private final EntityManager entities;
    private final AuditTrail audit;
    private final Clock clock;

    UnreadPages(EntityManager entities, AuditTrail audit, Clock clock) {
        this.entities = entities;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Keeps a page unless its file waits already.
     *
     * @param patient whose it is; null where the sender said nothing
     * @return under which id it waits; empty where too many do
     */
    @Transactional
    public Optional<UUID> keep(PageNotRead page, String fileHash, @Nullable String patient, String sentBy) {
        int kept = entities.createNativeQuery(
                        """
                        insert into unread_page (id, file_hash, file_name, reason, patient, sent_by, received_at, width_px,
                            height_px, outline, jpeg)
                        select :id, :hash, :name, :reason, cast(:patient as text), :sender, :now, :width, :height,
                            cast(:outline as text), :jpeg
                        where (select count(*) from unread_page) < :most
                        on conflict (file_hash) do nothing
                        """)
                .setParameter("id", TimeOrderedId.now(clock))
                .setParameter("hash", fileHash)
                .setParameter("name", page.fileName())
                .setParameter("reason", page.reason().name())
                .setParameter("patient", patient)
                .setParameter("sender", sentBy)
                .setParameter("now", clock.instant())
                .setParameter("width", page.widthPx())
                .setParameter("height", page.heightPx())
                .setParameter("outline", page.outline() == null ? null : StoredJson.write(page.outline()))
                .setParameter("jpeg", page.jpeg())
                .setParameter("most", MOST)
                .executeUpdate();
        Optional<UUID> id =
                found("where file_hash = ?1", fileHash).map(UnreadPage::id).findFirst();
        id.filter(fresh -> kept > 0).ifPresent(fresh -> audit.record(AuditAction.CREATE, TYPE, fresh.toString()));
        return id;
    }

    /** Those that wait, the longest first. */
    @Transactional
    public List<UnreadPage> all() {
        return found("order by received_at, id").toList();
    }

    @Transactional
    public long count() {
        return ((Number) entities.createNativeQuery("select count(*) from unread_page")
                        .getSingleResult())
                .longValue();
    }

    /** @throws FaultException where it does not wait, or not any more */
    @Transactional
    public UnreadPage required(UUID id) {
        audit.record(AuditAction.READ, TYPE, id.toString());
        return found("where id = ?1", id).findFirst().orElseThrow(() -> none(id));
    }

    /**
     * Its picture, a JPEG.
     *
     * @throws FaultException where it does not wait, or not any more
     */
    @Transactional
    public byte[] jpeg(UUID id) {
        audit.record(AuditAction.READ, TYPE, id.toString());
        Stream<?> found =
                query("select jpeg from unread_page where id = ?1", id).getResultStream();
        return found.map(byte[].class::cast).findFirst().orElseThrow(() -> none(id));
    }

    /**
     * Has it wait no longer. Of two who do this at once, one finds that it is gone.
     *
     * @throws FaultException where it does not wait, or not any more
     */
    @Transactional
    public void remove(UUID id) {
        if (query("delete from unread_page where id = ?1", id).executeUpdate() == 0) {
            throw none(id);
        }
        audit.record(AuditAction.DELETE, TYPE, id.toString());
    }

    private Stream<UnreadPage> found(String which, Object... values) {
        Query query = entities.createNativeQuery(COLUMNS + which, Tuple.class);
        for (int i = 0; i < values.length; i++) {
            query.setParameter(i + 1, values[i]);
        }
        Stream<?> rows = query.getResultStream();
        return rows.map(Tuple.class::cast).map(UnreadPages::page);
    }

    private Query query(String sql, UUID id) {
        return entities.createNativeQuery(sql).setParameter(1, id);
    }

    private static UnreadPage page(Tuple row) {
        String outline = row.get("outline", String.class);
        return new UnreadPage(
                row.get("id", UUID.class),
                row.get("file_hash", String.class),
                row.get("file_name", String.class),
                PaperRefusal.valueOf(row.get("reason", String.class)),
                row.get("patient", String.class),
                row.get("sent_by", String.class),
                row.get("received_at", Instant.class),
                row.get("width_px", Number.class).intValue(),
                row.get("height_px", Number.class).intValue(),
                outline == null ? null : StoredJson.read(outline, PageOutline.class));
    }

    private static FaultException none(UUID id) {
        return FaultException.of(Fault.NOT_FOUND, "page to be laid out", id);
    }
}
