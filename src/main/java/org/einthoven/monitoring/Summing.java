package org.einthoven.monitoring;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Sums up days and months of which something is new. Each is computed anew from its rows, so a row that is amended or comes
 * late counts once, and who is stopped in between begins again.
 */
@ApplicationScoped
public class Summing {
    /** Told apart a month, as many as a large hospital has carts; senders name them freely, and sums of each are kept for ever. */
    static final int DEVICES = 50;

    /** As which all others are summed up; pages say it in their own language. */
    public static final String OTHERS = "other devices";

    /** Before anything is summed: what comes in between is summed now and once more. */
    private static final String MARK =
            """
            with readings as (update monitored_reading set summed = true where not summed returning day),
                reviews as (update monitored_review set summed = true where not summed returning day, month)
            select day, null::date from readings union select day, null from reviews union select null, month from reviews
            """;

    /** Of a day: devices that are known from other days of its month first, then those that sent most on this one. */
    private static final List<String> DAY = List.of(
            "delete from monitored_day where day = ?",
            """
            with rows as (
                select w.* from (select day, device, models, measures, amounts from monitored_reading
                    union all select day, device, models, measures, amounts from monitored_review where not withdrawn) w
                where w.day = ?),
            known as (select distinct d.device from monitored_day d, (select min(day) as day from rows) the
                where d.day >= date_trunc('month', the.day) and d.day < date_trunc('month', the.day) + interval '1 month'),
            named as (select device from rows group by device
                order by device in (select device from known) desc, count(*) desc, device
                limit greatest(%1$d - (select count(*) from known k where not exists (select 1 from rows r
                    where r.device = k.device)), 0))
            insert into monitored_day (measure, day, device, models, readings, total, squares)
            select m.measure, w.day, case when w.device in (select device from named) then w.device else '%2$s' end, w.models,
                count(*), sum(m.amount), sum(m.amount * m.amount)
            from rows w, unnest(w.measures, w.amounts) as m(measure, amount) group by 1, 2, 3, 4
            """
                    .formatted(DEVICES, OTHERS));

    /** The rows of a month in which devices that signed readings came from least are taken together. */
    private static final String OF_MONTH =
            """
            (select r.*, case when r.device in (select device from monitored_review where month = ? and not withdrawn
                    group by device order by count(*) desc, device limit %d) then r.device else '%s' end as named
                from monitored_review r where r.month = ? and not r.withdrawn)
            """
                    .formatted(DEVICES, OTHERS);

    private static final List<String> MONTH = List.of(
            "delete from site_performance where month = ?",
            """
            insert into site_performance (month, item, device, models, sex, decade, hits, false_alarms, misses, undecided)
            select w.month, i.item, w.named, w.models, w.sex, w.decade, sum(i.hits), sum(i.false_alarms), sum(i.misses),
                sum(i.undecided)
            from %s w, unnest(w.items, w.hits, w.false_alarms, w.misses, w.undecided)
                as i(item, hits, false_alarms, misses, undecided)
            group by 1, 2, 3, 4, 5, 6
            """
                    .formatted(OF_MONTH),
            "delete from site_calibration where month = ?",
            """
            insert into site_calibration (month, statement, bin, device, models, answers, probabilities, positives, squares)
            select w.month, a.statement, least(9, greatest(0, floor(a.probability * 10)))::int, w.named, w.models, count(*),
                sum(a.probability), count(*) filter (where a.truth), sum((a.probability - a.truth::int) ^ 2)
            from %s w, unnest(w.statements, w.probabilities, w.truths) as a(statement, probability, truth)
            group by 1, 2, 3, 4, 5
            """
                    .formatted(OF_MONTH),
            "delete from reader_verdict where month = ?",
            """
            insert into reader_verdict (month, reader, finding, verdict, readings)
            select w.month, w.reader, v.finding, v.verdict, count(*)
            from monitored_review w, unnest(w.decided, w.verdicts) as v(finding, verdict)
            where w.month = ? and not w.withdrawn group by 1, 2, 3, 4
            """);

    /** In the caller's transaction, under a lock that keeps other replicas away. */
    void sum(Connection connection) throws SQLException {
        List<LocalDate> days = new ArrayList<>();
        List<LocalDate> months = new ArrayList<>();
        try (PreparedStatement mark = connection.prepareStatement(MARK)) {
            ResultSet rows = mark.executeQuery();
            while (rows.next()) {
                LocalDate day = rows.getObject(1, LocalDate.class);
                (day == null ? months : days).add(day == null ? rows.getObject(2, LocalDate.class) : day);
            }
        }
        for (LocalDate day : days) {
            run(connection, DAY, day);
        }
        for (LocalDate month : months) {
            run(connection, MONTH, month);
        }
    }

    /** Drops whole months that are older: sums stay, and are never computed of a part of their rows. */
    void forget(Connection connection, LocalDate before) throws SQLException {
        LocalDate month = before.withDayOfMonth(1);
        run(connection, List.of("delete from monitored_reading where day < ?"), month);
        run(connection, List.of("delete from monitored_review where month < ?"), month);
    }

    private static void run(Connection connection, List<String> steps, LocalDate date) throws SQLException {
        for (String sql : steps) {
            try (PreparedStatement step = connection.prepareStatement(sql)) {
                for (int i = 1; i <= step.getParameterMetaData().getParameterCount(); i++) {
                    step.setObject(i, date);
                }
                step.executeUpdate();
            }
        }
    }
}
