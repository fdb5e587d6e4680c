package org.einthoven.monitoring;

/** Draws the report of a month: another room knows how. */
public interface ReportPrinting {
    /** @return a PDF, the same bytes for the same report */
    byte[] pdf(MonthReport report);
}
