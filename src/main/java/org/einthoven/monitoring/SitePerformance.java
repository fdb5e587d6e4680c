package org.einthoven.monitoring;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;

/** How often the models were right on this site, by what was signed, over whole months. */
@ApplicationScoped
public class SitePerformance {
    private static final String OUTCOMES = "select item%s, sum(hits) as hits, sum(false_alarms) as false_alarms,"
            + " sum(misses) as misses, sum(undecided) as undecided from site_performance where "
            + Choice.WHERE.formatted("month") + "%s group by item%s";

    /**
     * Months that are over in which enough readers read first. Each must have enough by itself: from the sums of two periods
     * those of the months between them can be worked out.
     */
    private static final String BLIND_MONTHS =
            "select month from reader_verdict where verdict = :readFirst and month < :thisMonth"
                    + " group by month having count(distinct reader) >= :fewest";

    /** Leaves out what was told first in all other months; what is counted stands in a column of that name. */
    private static final String OF_ENOUGH_READERS =
            " and (%s not like '" + Item.OWN + "%%' or month in (" + BLIND_MONTHS + "))";

    /** The decade of age; empty where it is not known. */
    private static final String AGE = "case decade when -1 then '' else decade::text end";

    private final Session session;
    private final MonitoringSettings settings;
    private final Clock clock;

    SitePerformance(Session session, MonitoringSettings settings, Clock clock) {
        this.session = session;
        this.settings = settings;
        this.clock = clock;
    }

    /** By what readings are told apart. */
    public enum Grouping {
        SEX("sex"),
        AGE(SitePerformance.AGE),
        DEVICE("device"),
        MODELS("models");

        private final String sql;

        Grouping(String sql) {
            this.sql = sql;
        }
    }

    /**
     * Every item of a period with all that was judged beside it, by the names of {@link Item}; those after {@link Item#OWN} of
     * the months alone that give no reader away.
     */
    @Transactional
    public Map<String, Outcome> outcomes(Choice choice) {
        Map<String, Outcome> outcomes = new TreeMap<>();
        for (Tuple row : query(OUTCOMES.formatted("", OF_ENOUGH_READERS.formatted("item"), ""), choice)) {
            outcomes.put(row.get("item", String.class), outcome(row));
        }
        return among(outcomes);
    }

    /** One item group by group; the key is empty where the group of a reading is not known. */
    @Transactional
    public Map<String, Outcome> byGroup(String item, Grouping grouping, Choice choice) {
        String all = item.substring(0, item.indexOf(':') + 1) + Item.ALL;
        String sql = OUTCOMES.formatted(
                ", " + grouping.sql + " as grouped", " and item in (:item, :all)", ", " + grouping.sql);
        Map<String, Map<String, Outcome>> groups = new TreeMap<>();
        for (Tuple row : SeriesDays.choose(
                        session.createNativeQuery(sql, Tuple.class)
                                .setParameter("item", item)
                                .setParameter("all", all),
                        choice.inMonths())
                .getResultList()) {
            groups.computeIfAbsent(row.get("grouped", String.class), group -> new TreeMap<>())
                    .put(row.get("item", String.class), outcome(row));
        }
        Map<String, Outcome> ofItem = new TreeMap<>();
        groups.forEach((group, outcomes) -> ofItem.put(group, among(outcomes).getOrDefault(item, Outcome.NONE)));
        return ofItem;
    }

    private List<Tuple> query(String sql, Choice choice) {
        return SeriesDays.choose(ofEnough(session.createNativeQuery(sql, Tuple.class)), choice.inMonths())
                .getResultList();
    }

    private <T> NativeQuery<T> ofEnough(NativeQuery<T> query) {
        return query.setParameter("readFirst", SignedTruth.READ_FIRST)
                .setParameter(
                        "thisMonth",
                        LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).withDayOfMonth(1))
                .setParameter("fewest", settings.fewestBlindReaders());
    }

    private static Outcome outcome(Tuple row) {
        return new Outcome(
                count(row, "hits"), count(row, "false_alarms"), count(row, "misses"), count(row, "undecided"), 0);
    }

    private static long count(Tuple row, String name) {
        return row.get(name, Number.class).longValue();
    }

    /** Each with everything that was judged of its prefix; statements by either truth are of the readings of their truth. */
    static Map<String, Outcome> among(Map<String, Outcome> outcomes) {
        Map<String, Outcome> complete = new TreeMap<>();
        outcomes.forEach((item, outcome) -> {
            String prefix = item.substring(0, item.indexOf(':') + 1);
            String counted = prefix.equals(Item.SAID) ? Item.FINDING : prefix;
            Outcome all = outcomes.getOrDefault(counted + Item.ALL, Outcome.NONE);
            complete.put(item, outcome.among(all.hits()));
        });
        return complete;
    }

    /** By statement of the learned classifier; after {@link Item#OWN} by truth that is independent, of the same months. */
    @Transactional
    public Map<String, CalibrationBins> calibration(Choice choice) {
        Map<String, List<CalibrationBins.Bin>> bins = new TreeMap<>();
        for (Tuple row : query(
                "select statement, bin, sum(answers) as answers, sum(probabilities) as probabilities,"
                        + " sum(positives) as positives, sum(squares) as squares from site_calibration where "
                        + Choice.WHERE.formatted("month") + OF_ENOUGH_READERS.formatted("statement")
                        + " group by statement, bin",
                choice)) {
            bins.computeIfAbsent(
                            row.get("statement", String.class),
                            statement -> new ArrayList<>(
                                    Collections.nCopies(CalibrationBins.COUNT, CalibrationBins.Bin.NONE)))
                    .set(
                            row.get("bin", Integer.class),
                            new CalibrationBins.Bin(
                                    count(row, "answers"),
                                    row.get("probabilities", Double.class),
                                    count(row, "positives"),
                                    row.get("squares", Double.class)));
        }
        Map<String, CalibrationBins> calibration = new TreeMap<>();
        bins.forEach((statement, ten) -> calibration.put(statement, new CalibrationBins(ten)));
        return calibration;
    }

    /**
     * Whether in some month of a period so many readers read before the machine that figures of all of them give none of them
     * away. Never of one version or device: those may be a single reader's.
     */
    @Transactional
    public boolean mayShowIndependent(Choice choice) {
        if (choice.model() != null || choice.device() != null) {
            return false;
        }
        Choice months = choice.inMonths();
        return ofEnough(session.createNativeQuery(
                                "select count(*) from (" + BLIND_MONTHS + ") b where month between :from and :to",
                                Long.class))
                        .setParameter("from", months.from())
                        .setParameter("to", months.to())
                        .getSingleResult()
                > 0;
    }
}
