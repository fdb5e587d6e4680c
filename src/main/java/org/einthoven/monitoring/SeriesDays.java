package org.einthoven.monitoring;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;

/** What was summed up, day by day. */
@ApplicationScoped
public class SeriesDays {
    private static final String DAYS =
            """
            select day, sum(readings) filter (where measure = :among) as readings,
                sum(total) filter (where measure = :counted) as total,
                sum(squares) filter (where measure = :counted) as squares
            from monitored_day where measure in (:among, :counted)
            """
                    + "and " + Choice.WHERE.formatted("day")
                    + " group by day having sum(readings) filter (where measure = :among) > 0 order by day";

    private static final String OF_DEVICE =
            """
            select day, sum(readings) as readings, coalesce(sum(readings) filter (where device = :named), 0) as total,
                coalesce(sum(readings) filter (where device = :named), 0) as squares
            from monitored_day where measure = :among
            """
                    + "and " + Choice.WHERE.formatted("day") + " group by day order by day";

    /** How many devices have a series of their own. */
    private static final int DEVICES = 8;

    private final Session session;

    SeriesDays(Session session) {
        this.session = session;
    }

    /** Days without a reading are left out. */
    @Transactional
    public List<DayAmount> of(Series series, Choice choice) {
        NativeQuery<Tuple> query = series.isDevice()
                ? session.createNativeQuery(OF_DEVICE, Tuple.class).setParameter("named", series.code())
                : session.createNativeQuery(DAYS, Tuple.class).setParameter("counted", series.name());
        return rows(query.setParameter("among", series.among()), choice);
    }

    /** ECGs day by day. */
    @Transactional
    public List<DayAmount> volume(Choice choice) {
        return of(Series.ECG, choice);
    }

    /** Of a measure that is no series. */
    List<DayAmount> of(String measure, Choice choice) {
        return rows(
                session.createNativeQuery(DAYS, Tuple.class)
                        .setParameter("counted", measure)
                        .setParameter("among", measure),
                choice);
    }

    private static List<DayAmount> rows(NativeQuery<Tuple> query, Choice choice) {
        return choose(query, choice).getResultList().stream()
                .map(row -> new DayAmount(
                        row.get("day", LocalDate.class),
                        row.get("readings", Number.class).longValue(),
                        number(row, "total"),
                        number(row, "squares")))
                .toList();
    }

    private static double number(Tuple row, String name) {
        Number value = row.get(name, Number.class);
        return value == null ? 0 : value.doubleValue();
    }

    static <T> NativeQuery<T> choose(NativeQuery<T> query, Choice choice) {
        return query.setParameter("from", choice.from())
                .setParameter("to", choice.to())
                .setParameter("model", choice.model())
                .setParameter("device", choice.device());
    }

    /** Everything of a period, by the name of its measure, also of what is no series. */
    @Transactional
    public Map<String, DayAmount> sums(Choice choice) {
        List<Tuple> rows = choose(
                        session.createNativeQuery(
                                "select measure, sum(readings) as readings, sum(total) as total, sum(squares) as squares"
                                        + " from monitored_day where " + Choice.WHERE.formatted("day")
                                        + " group by measure",
                                Tuple.class),
                        choice)
                .getResultList();
        Map<String, DayAmount> sums = new TreeMap<>();
        for (Tuple row : rows) {
            sums.put(
                    row.get("measure", String.class),
                    new DayAmount(
                            choice.to(),
                            row.get("readings", Number.class).longValue(),
                            number(row, "total"),
                            number(row, "squares")));
        }
        return sums;
    }

    /** What can be watched of what came in since a day: measures that there are, and the devices that send most. */
    @Transactional
    public List<Series> since(LocalDate day) {
        List<String> measures = session.createNativeQuery(
                        "select distinct measure from monitored_day where day >= :day order by measure", String.class)
                .setParameter("day", day)
                .getResultList();
        List<String> devices = devices(day);
        return Stream.concat(
                        measures.stream().filter(name -> !name.startsWith(Series.DEVICE)),
                        // of one device alone the share never changes
                        devices.size() < 2 ? Stream.empty() : devices.stream().map(Series.DEVICE::concat))
                .flatMap(name -> Series.named(name).stream())
                .collect(Collectors.toUnmodifiableList());
    }

    /** The devices that have sent most since a day, that with most first. */
    @Transactional
    public List<String> devices(LocalDate day) {
        return session.createNativeQuery(
                        "select device from monitored_day where measure = :all and day >= :day group by device"
                                + " order by sum(readings) desc, device limit " + DEVICES,
                        String.class)
                .setParameter("all", Series.ABSTAINED)
                .setParameter("day", day)
                .getResultList();
    }

    /** Versions that have read in a period, such as {@code beat 1.0.0}. */
    @Transactional
    public List<String> models(Choice choice) {
        return session.createNativeQuery(
                        "select distinct model from monitored_day, unnest(string_to_array(models, ', ')) as model"
                                + " where measure = :all and day between :from and :to order by model",
                        String.class)
                .setParameter("all", Series.ABSTAINED)
                .setParameter("from", choice.from())
                .setParameter("to", choice.to())
                .getResultList();
    }
}
