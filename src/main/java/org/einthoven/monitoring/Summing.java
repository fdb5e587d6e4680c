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
class Summing {
    /** Before anything is summed: what comes in between is summed now and once more. */
    private static final String MARK =
            """
            with readings as (update monitored_reading set summed = true where not summed returning day),
                reviews as (update monitored_review set summed = true where not summed returning day, month)
            select day, null::date from readings union select day, null from reviews union select null, month from reviews
            """;

    private static final List<String> DAY = List.of(
            "delete from monitored_day where day = ?",
            """
            insert into monitored_day (measure, day, device, models, readings, total, squares)
            select m.measure, w.day, w.device, w.models, count(*), sum(m.amount), sum(m.amount * m.amount)
            from (select day, device, models, measures, amounts from monitored_reading
                union all select day, device, models, measures, amounts from monitored_review where not withdrawn) w,
                unnest(w.measures, w.amounts) as m(measure, amount)
            where w.day = ? group by 1, 2, 3, 4
            """);

    private static final List<String> MONTH = List.of(
            "delete from site_performance where month = ?",
            """
            insert into site_performance (month, item, device, models, sex, decade, hits, false_alarms, misses, undecided)
            select w.month, i.item, w.device, w.models, w.sex, w.decade, sum(i.hits), sum(i.false_alarms), sum(i.misses),
                sum(i.undecided)
            from monitored_review w, unnest(w.items, w.hits, w.false_alarms, w.misses, w.undecided)
                as i(item, hits, false_alarms, misses, undecided)
            where w.month = ? and not w.withdrawn group by 1, 2, 3, 4, 5, 6
            """,
            "delete from site_calibration where month = ?",
            """
            insert into site_calibration (month, statement, bin, device, models, answers, probabilities, positives, squares)
            select w.month, a.statement, least(9, greatest(0, floor(a.probability * 10)))::int, w.device, w.models, count(*),
                sum(a.probability), count(*) filter (where a.truth), sum((a.probability - a.truth::int) ^ 2)
            from monitored_review w, unnest(w.statements, w.probabilities, w.truths) as a(statement, probability, truth)
            where w.month = ? and not w.withdrawn group by 1, 2, 3, 4, 5
            """,
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
                step.setObject(1, date);
                step.executeUpdate();
            }
        }
    }
}
