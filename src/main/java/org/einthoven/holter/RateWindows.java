package org.einthoven.holter;

import java.util.ArrayList;
import java.util.List;
import org.einthoven.rhythm.Rhythm;
import org.einthoven.rhythm.RrInterval;

/** The rate over eight intervals in a row, as ambulatory recorders average before they name a slowest and a fastest one. */
record RateWindows(List<Window> windows) {
    static final int INTERVALS = 8;

    record Window(double fromMs, double toMs, double perMinute) {}

    /** Only intervals that follow each other with nothing unread between them. */
    static RateWindows of(Rhythm rhythm) {
        List<RrInterval> intervals = rhythm.intervals();
        List<Window> windows = new ArrayList<>();
        int unbroken = 0;
        for (int i = 0; i < intervals.size(); i++) {
            boolean follows =
                    i > 0 && intervals.get(i - 1).second() == intervals.get(i).first();
            unbroken = follows ? unbroken + 1 : 1;
            if (unbroken >= INTERVALS) {
                double from = intervals.get(i - INTERVALS + 1).first().timeMs();
                double to = intervals.get(i).second().timeMs();
                windows.add(new Window(from, to, 60_000 * INTERVALS / (to - from)));
            }
        }
        return new RateWindows(windows);
    }
}
