package org.einthoven.telemetry;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.formatters.PatternFormatter;

/** All that is logged until it is closed, with the id that each line has. */
public final class LogLines extends Handler implements AutoCloseable {
    private static final PatternFormatter TEXT = new PatternFormatter("%c %X %s%e");

    private final List<Line> lines = new CopyOnWriteArrayList<>();

    /** @param id of the request; empty for none */
    public record Line(Level level, String id, String text) {
        public boolean isWarning() {
            return level.intValue() >= Level.WARNING.intValue();
        }
    }

    private LogLines() {}

    public static LogLines listen() {
        LogLines lines = new LogLines();
        lines.setLevel(Level.ALL);
        Logger.getLogger("").addHandler(lines);
        return lines;
    }

    public List<Line> lines() {
        return List.copyOf(lines);
    }

    @Override
    public void publish(LogRecord logged) {
        ExtLogRecord line = ExtLogRecord.wrap(logged);
        String id = line.getMdc(Correlation.KEY);
        lines.add(new Line(line.getLevel(), id == null ? "" : id, TEXT.format(line)));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        Logger.getLogger("").removeHandler(this);
    }
}
