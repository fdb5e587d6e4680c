package org.einthoven.monitoring;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.einthoven.statistics.Share;
import org.hibernate.Session;

/**
 * What readers decided of the findings that they were shown. This is the site's quality data: what became of the machine's
 * statements. How the machine moves a reader from their own reading stands elsewhere and is for that reader alone.
 */
@ApplicationScoped
public class ReaderVerdicts {
    private static final String COUNTS =
            """
            select reader, finding, sum(readings) filter (where verdict = 'CONFIRMED') as confirmed,
                sum(readings) filter (where verdict = 'CHANGED') as changed,
                sum(readings) filter (where verdict = 'REJECTED') as rejected,
                sum(readings) filter (where verdict = 'ADDED') as added
            from reader_verdict where month between :from and :to and finding <> '*' group by reader, finding order by reader, finding
            """;

    private final Session session;

    ReaderVerdicts(Session session) {
        this.session = session;
    }

    /** In readings. */
    public record Verdicts(long confirmed, long changed, long rejected, long added) {
        public static final Verdicts NONE = new Verdicts(0, 0, 0, 0);

        public Verdicts plus(Verdicts other) {
            return new Verdicts(
                    confirmed + other.confirmed,
                    changed + other.changed,
                    rejected + other.rejected,
                    added + other.added);
        }

        /** Findings of the machine that were decided by hand. */
        public long decided() {
            return confirmed + changed + rejected;
        }

        public Share agreement() {
            return new Share(confirmed, decided());
        }

        public Share overrides() {
            return new Share(changed + rejected, decided());
        }
    }

    /** @param finding the code of the finding */
    public record Row(String reader, String finding, Verdicts verdicts) {}

    /** By reader and finding, over the months that two days lie in. */
    @Transactional
    public List<Row> of(LocalDate from, LocalDate to) {
        return session.createNativeQuery(COUNTS, Tuple.class)
                .setParameter("from", from.withDayOfMonth(1))
                .setParameter("to", to.withDayOfMonth(1))
                .getResultStream()
                .map(row -> new Row(
                        row.get("reader", String.class),
                        row.get("finding", String.class),
                        new Verdicts(
                                count(row, "confirmed"),
                                count(row, "changed"),
                                count(row, "rejected"),
                                count(row, "added"))))
                .toList();
    }

    /** How many readings each reader signed. */
    @Transactional
    public Map<String, Long> signed(LocalDate from, LocalDate to) {
        Map<String, Long> signed = new LinkedHashMap<>();
        session.createNativeQuery(
                        "select reader, sum(readings) as readings from reader_verdict where verdict = :signed"
                                + " and month between :from and :to group by reader order by reader",
                        Tuple.class)
                .setParameter("signed", SignedTruth.SIGNED)
                .setParameter("from", from.withDayOfMonth(1))
                .setParameter("to", to.withDayOfMonth(1))
                .getResultStream()
                .forEach(row -> signed.put(row.get("reader", String.class), count(row, "readings")));
        return signed;
    }

    private static long count(Tuple row, String name) {
        Number count = row.get(name, Number.class);
        return count == null ? 0 : count.longValue();
    }

    /** The same reader by reader. */
    public static Map<String, Verdicts> byReader(List<Row> rows) {
        Map<String, Verdicts> readers = new LinkedHashMap<>();
        rows.forEach(row -> readers.merge(row.reader, row.verdicts, Verdicts::plus));
        return readers;
    }

    /** The same finding by finding, those that were decided most often first. */
    public static List<Row> byFinding(List<Row> rows) {
        Map<String, Verdicts> findings = new LinkedHashMap<>();
        rows.forEach(row -> findings.merge(row.finding, row.verdicts, Verdicts::plus));
        List<Row> sorted = new ArrayList<>();
        findings.forEach((finding, verdicts) -> sorted.add(new Row("", finding, verdicts)));
        sorted.sort(Comparator.comparingLong((Row row) -> -row.verdicts.decided()));
        return sorted;
    }
}
