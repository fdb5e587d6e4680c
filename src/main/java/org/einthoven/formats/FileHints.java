package org.einthoven.formats;

import java.time.DateTimeException;
import java.time.ZoneId;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.jspecify.annotations.Nullable;

/**
 * What the sender adds because the file does not say it.
 *
 * @param zone of times of day that the file gives without one
 * @param rateHz samples a second of a table without times
 * @param unit of the voltages of a table: uV, mV, V or nV
 * @param timeColumn the heading of a table's column of times
 * @param split whether a recording that is too long is taken in as consecutive parts
 */
public record FileHints(
        ZoneId zone, @Nullable Double rateHz, @Nullable String unit, @Nullable String timeColumn, boolean split) {
    /** Nothing but the zone in which this server stands. */
    public static final FileHints NONE = new FileHints(ZoneId.systemDefault(), null, null, null, false);

    /**
     * Reads the fields of a form; null and blank ones say nothing.
     *
     * @throws FaultException {@link Fault#INVALID_PARAMETER}
     */
    public static FileHints parse(
            @Nullable String zone,
            @Nullable String rateHz,
            @Nullable String unit,
            @Nullable String timeColumn,
            @Nullable String split) {
        return new FileHints(
                isBlank(zone) ? NONE.zone : zone(zone.strip()),
                isBlank(rateHz) ? null : rate(rateHz.strip()),
                isBlank(unit) ? null : unit(unit.strip()),
                isBlank(timeColumn) ? null : timeColumn.strip(),
                !isBlank(split) && split(split.strip()));
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    private static ZoneId zone(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException unknown) {
            throw invalid(text, "zone (such as Europe/Berlin)");
        }
    }

    private static Double rate(String text) {
        try {
            double hz = Double.parseDouble(text);
            if (hz > 0 && Double.isFinite(hz)) {
                return hz;
            }
        } catch (NumberFormatException notANumber) {
            // said below
        }
        throw invalid(text, "rateHz");
    }

    private static boolean split(String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw invalid(text, "split (true or false)");
        }
        return text.equals("true");
    }

    private static String unit(String text) {
        if (VoltageScale.microvolts(text) == null) {
            throw invalid(text, "unit (uV, mV, V or nV)");
        }
        return text;
    }

    private static FaultException invalid(String text, String field) {
        return FaultException.of(Fault.INVALID_PARAMETER, "\"" + FileFaults.excerpt(text) + "\"", field);
    }
}
