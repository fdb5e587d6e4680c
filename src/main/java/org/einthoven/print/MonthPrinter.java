package org.einthoven.print;

import jakarta.enterprise.context.ApplicationScoped;
import org.einthoven.monitoring.MonthReport;
import org.einthoven.monitoring.ReportPrinting;

/** The printing room's side of the report of a month. */
@ApplicationScoped
class MonthPrinter implements ReportPrinting {
    @Override
    public byte[] pdf(MonthReport report) {
        return MonthPages.pdf(report);
    }
}
