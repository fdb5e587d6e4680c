package org.einthoven.monitoring;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;
import org.einthoven.audit.AuditAction;
import org.einthoven.audit.AuditEvent.Outcome;
import org.einthoven.audit.AuditTrail;
import org.hibernate.Session;

/** The report of each month: made once it is over, and kept as it was. */
@ApplicationScoped
public class MonthlyReports {
    private final SeriesDays days;
    private final SitePerformance performance;
    private final ReaderVerdicts verdicts;
    private final DriftWatch drift;
    private final DriftAlarms alarms;
    private final ReportPrinting printing;
    private final MonitoringSettings settings;
    private final AuditTrail audit;
    private final Session session;
    private final Clock clock;

    MonthlyReports(
            SeriesDays days,
            SitePerformance performance,
            ReaderVerdicts verdicts,
            DriftWatch drift,
            DriftAlarms alarms,
            ReportPrinting printing,
            MonitoringSettings settings,
            AuditTrail audit,
            Session session,
            Clock clock) {
        this.days = days;
        this.performance = performance;
        this.verdicts = verdicts;
        this.drift = drift;
        this.alarms = alarms;
        this.printing = printing;
        this.settings = settings;
        this.audit = audit;
        this.session = session;
        this.clock = clock;
    }

    /** @param sha256 of the document, in hex */
    public record Kept(YearMonth month, Instant madeAt, String sha256) {}

    /** The newest first. */
    @Transactional
    public List<Kept> all() {
        return session.createNativeQuery(
                        "select month, made_at, sha256 from monthly_report order by month desc", Tuple.class)
                .getResultStream()
                .map(row -> new Kept(
                        YearMonth.from(row.get("month", LocalDate.class)),
                        row.get("made_at", Instant.class),
                        row.get("sha256", String.class)))
                .toList();
    }

    @Transactional
    public Optional<byte[]> document(YearMonth month) {
        return session.createNativeQuery("select document from monthly_report where month = :month", byte[].class)
                .setParameter("month", month.atDay(1))
                .uniqueResultOptional();
    }

    /** Months that were over before this one, in which something came in and of which there is no report, the first one first. */
    @Transactional
    List<YearMonth> missing(YearMonth now) {
        return session.createNativeQuery(
                        """
                        select distinct cast(date_trunc('month', day) as date) as month from monitored_day
                        where measure = :all and day < :now and not exists (select 1 from monthly_report
                            where month = date_trunc('month', day)) order by month
                        """,
                        LocalDate.class)
                .setParameter("all", Series.FAILED)
                .setParameter("now", now.atDay(1))
                .getResultStream()
                .map(YearMonth::from)
                .toList();
    }

    /** Makes the report of a month that is over, unless there is one. */
    @Transactional
    void keep(YearMonth month) {
        if (isKept(month)) {
            return;
        }
        byte[] document = printing.pdf(report(month));
        session.createNativeMutationQuery("insert into monthly_report (month, made_at, sha256, document)"
                        + " values (:month, :at, :sha256, :document) on conflict do nothing")
                .setParameter("month", month.atDay(1))
                .setParameter("at", clock.instant())
                .setParameter("sha256", DigestUtils.sha256Hex(document))
                .setParameter("document", document)
                .executeUpdate();
        audit.record(AuditAction.CREATE, "MonthlyReport", month.toString(), null, Outcome.SUCCESS);
    }

    private boolean isKept(YearMonth month) {
        return all().stream().anyMatch(kept -> kept.month().equals(month));
    }

    /** How a month looks now. */
    @Transactional
    public byte[] draft(YearMonth month) {
        return printing.pdf(report(month));
    }

    @Transactional
    MonthReport report(YearMonth month) {
        Choice choice = ofMonth(month);
        List<ReaderVerdicts.Row> rows = verdicts.of(choice.from(), choice.to());
        return new MonthReport(
                month,
                month.isBefore(YearMonth.from(clock.instant().atZone(ZoneOffset.UTC))),
                clock.instant(),
                days.sums(choice),
                days.volume(choice),
                days.models(choice),
                performance.outcomes(choice),
                performance.mayShowIndependent(choice),
                performance.calibration(choice),
                ReaderVerdicts.byFinding(rows),
                verdicts.signed(choice.from(), choice.to()).size(),
                drift.states(),
                alarms.raised(choice.from(), choice.to()),
                settings.daysBetweenFalseAlarms(),
                settings.fewestInGroup());
    }

    private static Choice ofMonth(YearMonth month) {
        return Choice.of(month.atDay(1), month.atEndOfMonth());
    }
}
