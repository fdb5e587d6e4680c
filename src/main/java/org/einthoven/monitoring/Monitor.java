package org.einthoven.monitoring;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import org.hibernate.Session;

/**
 * One round of work: sums, then what follows from a day or month that is over. One replica does it at a time; what it does
 * once is kept by the database and not done again.
 */
@ApplicationScoped
public class Monitor {
    /** Any number that no other lock of this database has. */
    private static final long LOCK = 0x6d6f6e69746f72L;

    private static final LocalDate BEGINNING = LocalDate.EPOCH;

    private final Summing summing;
    private final References references;
    private final DriftWatch drift;
    private final DriftAlarms alarms;
    private final MonthlyReports reports;
    private final MonitoringSettings settings;
    private final Session session;
    private final Clock clock;

    Monitor(
            Summing summing,
            References references,
            DriftWatch drift,
            DriftAlarms alarms,
            MonthlyReports reports,
            MonitoringSettings settings,
            Session session,
            Clock clock) {
        this.summing = summing;
        this.references = references;
        this.drift = drift;
        this.alarms = alarms;
        this.reports = reports;
        this.settings = settings;
        this.session = session;
        this.clock = clock;
    }

    /** Brings everything up to date, unless another replica is at it. */
    public void round() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        QuarkusTransaction.requiringNew().run(() -> {
            if (session.doReturningWork(Monitor::isLocked)) {
                work(today);
            }
            session.doWork(references::refresh);
        });
    }

    private void work(LocalDate today) {
        LocalDate since = alarms.restartOf(new Series(Series.DISTANCE)).orElse(BEGINNING);
        session.doWork(connection -> {
            summing.sum(connection);
            references.gather(connection, since);
        });
        if (isNew(today)) {
            drift.evaluate(today.minusDays(1));
            session.doWork(connection -> summing.forget(connection, today.minus(settings.keep())));
        }
        reports.keep(YearMonth.from(today).minusMonths(1));
    }

    /** Until the transaction ends. */
    private static boolean isLocked(Connection connection) throws SQLException {
        try (Statement lock = connection.createStatement();
                ResultSet row = lock.executeQuery("select pg_try_advisory_xact_lock(" + LOCK + ")")) {
            row.next();
            return row.getBoolean(1);
        }
    }

    private boolean isNew(LocalDate today) {
        return drift.states().stream().noneMatch(state -> !state.evaluated().isBefore(today.minusDays(1)));
    }
}
