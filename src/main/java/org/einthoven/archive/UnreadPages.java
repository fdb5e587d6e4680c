package org.einthoven.archive;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.einthoven.archive.UnreadPage.Said;
import org.einthoven.audit.AuditAction;
import org.einthoven.audit.AuditTrail;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.einthoven.formats.PageOutline;
import org.einthoven.paper.PageNotRead;
import org.einthoven.paper.PaperRefusal;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The printed ECGs that wait to be laid out by hand. */
@ApplicationScoped
public class UnreadPages {
    /** More than readers lay out in a day; pictures of a few megabytes each are not to fill the database. */
    public static final int MOST = 200;

    /** Of one sender, so that none fills the room of the others. */
    public static final int MOST_OF_ONE = 50;

    /** In the audit trail. */
    public static final String TYPE = "UnreadPage";

    private static final Logger LOG = Logger.getLogger(UnreadPages.class);

    private static final String COLUMNS =
            "select id, file_hash, file_name, reason, patient, patient_by, other_patient, other_by, other_by_of, sent_by, received_at, width_px, height_px, outline"
                    + " from unread_page ";

    private final EntityManager entities;
    private final AuditTrail audit;
    private final Clock clock;
    private final MeterRegistry meters;

    UnreadPages(EntityManager entities, AuditTrail audit, Clock clock, MeterRegistry meters) {
        this.entities = entities;
        this.audit = audit;
        this.clock = clock;
        this.meters = meters;
    }

    void publish(@Observes StartupEvent event) {
        meters.gauge("einthoven.pages.waiting", this, UnreadPages::count);
    }

    /**
     * Keeps a page. One whose file waits already learns whose it is, where nobody said so before.
     *
     * @param patient whose it is, such as {@code Patient/123}, who is known here; null where the sender said nothing
     * @return under which id it waits
     * @throws FaultException where too many wait
     */
    @Transactional
    public UUID keep(PageNotRead page, String fileHash, @Nullable String patient, String sentBy) {
        boolean fresh = insert(page, fileHash, patient, sentBy);
        if (!fresh && patient != null) {
            sentAgain(fileHash, new Said(patient, sentBy));
        }
        UnreadPage kept = found("where file_hash = ?1", fileHash).findFirst().orElseThrow(() -> noRoom(page, sentBy));
        if (fresh) {
            record(AuditAction.CREATE, kept, "file " + fileHash);
        }
        return kept.id();
    }

    private boolean insert(PageNotRead page, String fileHash, @Nullable String patient, String sentBy) {
        int inserted = entities.createNativeQuery(
                        """
                        insert into unread_page (id, file_hash, file_name, reason, patient, patient_by, sent_by, received_at,
                            width_px, height_px, outline, jpeg)
                        select :id, :hash, :name, :reason, cast(:patient as text),
                            case when cast(:patient as text) is not null then :sender end, :sender, :now, :width, :height,
                            cast(:outline as text), :jpeg
                        where (select count(*) from unread_page) < :most
                            and (select count(*) from unread_page where sent_by = :sender) < :ofOne
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
                .setParameter("ofOne", MOST_OF_ONE)
                .executeUpdate();
        return inserted > 0;
    }

    /** The first who says whose it is is believed beside the last one who says otherwise; who looks at the trail finds all. */
    private void sentAgain(String fileHash, Said now) {
        Optional<UnreadPage> before = found("where file_hash = ?1 for update", fileHash)
                .findFirst()
                .filter(page ->
                        page.said().stream().noneMatch(said -> said.patient().equals(now.patient())));
        if (before.isEmpty()) {
            return;
        }
        UnreadPage page = before.get();
        String columns = page.said().isEmpty()
                ? "patient = ?2, patient_by = ?3"
                : "other_patient = ?2, other_by = ?3, other_by_of = ?2";
        query("update unread_page set " + columns + " where id = ?1", page.id())
                .setParameter(2, now.patient())
                .setParameter(3, now.by())
                .executeUpdate();
        Set<String> patients = new HashSet<>(page.patients());
        patients.add(now.patient().replaceFirst("^Patient/", ""));
        audit.record(
                AuditAction.UPDATE,
                TYPE,
                page.id().toString(),
                "file " + fileHash + ": sent again by " + now.by() + " for " + now.patient()
                        + (page.said().size() > 1
                                ? ", in place of " + page.said().get(1).words()
                                : ""),
                patients);
    }

    private FaultException noRoom(PageNotRead page, String sentBy) {
        long all = count();
        LOG.warnf(
                "A page that %s sent was not kept to be laid out by hand: %d wait, of which a sender may have %d and all %d",
                sentBy, all, MOST_OF_ONE, MOST);
        return FaultException.of(
                Fault.NO_ROOM_FOR_PAGE, page.fileName(), page.reason().sentence(), all < MOST ? MOST_OF_ONE : all);
    }

    /** Whether there is no room for what is sent, by anybody or by one of them. */
    public static boolean isFull(List<UnreadPage> all) {
        Map<String, Long> ofEach =
                all.stream().collect(Collectors.groupingBy(UnreadPage::sentBy, Collectors.counting()));
        return all.size() >= MOST || ofEach.values().stream().anyMatch(count -> count >= MOST_OF_ONE);
    }

    /** Those that wait, the longest first. */
    @Transactional
    public List<UnreadPage> all() {
        List<UnreadPage> all = found("order by received_at, id").toList();
        Set<String> patients =
                all.stream().flatMap(page -> page.patients().stream()).collect(Collectors.toSet());
        audit.record(AuditAction.SEARCH, TYPE, null, "", patients);
        return all;
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
        UnreadPage page = waiting(id);
        record(AuditAction.READ, page, null);
        return page;
    }

    /**
     * Its picture, a JPEG.
     *
     * @throws FaultException where it does not wait, or not any more
     */
    @Transactional
    public byte[] jpeg(UUID id) {
        record(AuditAction.READ, waiting(id), "picture");
        Stream<?> pictures =
                query("select jpeg from unread_page where id = ?1", id).getResultStream();
        return pictures.map(byte[].class::cast).findFirst().orElseThrow(() -> none(id));
    }

    /**
     * Has nobody throw it away, or say whose it is, until the caller's transaction ends.
     *
     * @return what is known of it now
     * @throws FaultException where it does not wait, or not any more
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public UnreadPage hold(UUID id) {
        return found("where id = ?1 for update", id).findFirst().orElseThrow(() -> none(id));
    }

    /**
     * Throws a page away.
     *
     * @param why in words that name nobody: they stay in the audit trail
     * @throws FaultException where it does not wait, or not any more
     */
    @Transactional
    public void remove(UUID id, String why) {
        UnreadPage page = waiting(id);
        if (query("delete from unread_page where id = ?1", id).executeUpdate() == 0) {
            throw none(id);
        }
        record(AuditAction.DELETE, page, "file " + page.fileHash() + " from " + page.sentBy() + ": " + why);
    }

    /** Has the page of a file wait no longer, where it did: {@code recording} was made of it. */
    @Transactional
    public void became(UUID recording, String fileHash) {
        List<UnreadPage> pages = found("where file_hash = ?1", fileHash).toList();
        for (UnreadPage page : pages) {
            query("delete from unread_page where id = ?1", page.id()).executeUpdate();
            record(AuditAction.DELETE, page, "file " + fileHash + ": became Observation/" + recording);
        }
    }

    private UnreadPage waiting(UUID id) {
        return found("where id = ?1", id).findFirst().orElseThrow(() -> none(id));
    }

    private void record(AuditAction action, UnreadPage page, @Nullable String detail) {
        audit.record(action, TYPE, page.id().toString(), detail, page.patients());
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
                said(row),
                row.get("sent_by", String.class),
                row.get("received_at", Instant.class),
                row.get("width_px", Number.class).intValue(),
                row.get("height_px", Number.class).intValue(),
                outline == null ? null : StoredJson.read(outline, PageOutline.class));
    }

    /** An older server wrote who sent it first for who said whose it is. */
    private static List<Said> said(Tuple row) {
        String by = row.get("patient_by", String.class);
        Stream<Said> first = Stream.ofNullable(row.get("patient", String.class))
                .map(whose -> new Said(whose, by == null ? row.get("sent_by", String.class) : by));
        Stream<Said> again = Stream.ofNullable(row.get("other_patient", String.class))
                .map(whose ->
                        Said.again(whose, row.get("other_by", String.class), row.get("other_by_of", String.class)));
        return Stream.concat(first, again).toList();
    }

    private static FaultException none(UUID id) {
        return FaultException.of(Fault.NOT_FOUND, "page to be laid out", id);
    }
}
