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
import java.util.ArrayList;
import java.util.List;
import org.hibernate.Session;
import org.jboss.logging.Logger;

/**
 * One round of work: sums, then what follows from a day or month that is over. Each step is a transaction of its own, so that one that
 * fails holds up none that can do without it; it is tried again in the next round. What is said once and for all, of a day or of a
 * month, waits for the sums. One replica does a step at a time; what is done once is kept
 * by the database and not done again.
 */
@ApplicationScoped
public class Monitor {
    private static final Logger LOG = Logger.getLogger(Monitor.class);

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

    /** Brings everything up to date but for what another replica is at. */
    public void round() {
        LocalDate today = today();
        boolean summed = alone("sums", () -> session.doWork(summing::sum));
        alone("usual readings", () -> {
            LocalDate since = alarms.restartOf(new Series(Series.DISTANCE)).orElse(BEGINNING);
            session.doWork(connection -> references.gather(connection, since));
        });
        if (summed) {
            alone("drift", () -> {
                if (isNew(today)) {
                    drift.evaluate(today.minusDays(1));
                    session.doWork(connection -> summing.forget(connection, today.minus(settings.keep())));
                }
            });
            for (YearMonth month : missing(YearMonth.from(today))) {
                alone("report of " + month, () -> reports.keep(month));
            }
        }
        step("usual readings in memory", () -> session.doWork(references::refresh));
    }

    /**
     * By this server's clock and the database's: what is said of a day or a month once and for all waits until both have it over, so
     * that one that was set forward for a moment ends no month. A database on the same machine has the same clock.
     */
    private LocalDate today() {
        LocalDate here = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        LocalDate there = QuarkusTransaction.requiringNew()
                .call(() -> session.createNativeQuery("select cast(now() at time zone 'UTC' as date)", LocalDate.class)
                        .getSingleResult());
        return here.isBefore(there) ? here : there;
    }

    private List<YearMonth> missing(YearMonth now) {
        List<YearMonth> months = new ArrayList<>();
        step("reports", () -> months.addAll(reports.missing(now)));
        return months;
    }

    /** @return whether it was done here, and not left to another replica */
    private boolean alone(String name, Runnable work) {
        boolean[] mine = new boolean[1];
        boolean done = step(name, () -> {
            mine[0] = session.doReturningWork(Monitor::isLocked);
            if (mine[0]) {
                work.run();
            }
        });
        return done && mine[0];
    }

    private static boolean step(String name, Runnable work) {
        try {
            QuarkusTransaction.requiringNew().run(work);
            return true;
        } catch (RuntimeException failed) {
            LOG.errorf(failed, "Monitoring could not be brought up to date (%s); it is tried again", name);
            return false;
        }
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
