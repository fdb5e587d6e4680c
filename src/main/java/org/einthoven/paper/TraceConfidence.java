package org.einthoven.paper;

import java.util.List;
import org.einthoven.paper.Ink.Run;

/**
 * How far a stretch of a trace can be trusted, 0 (a guess) to 1 (a clear line): the mean over its columns of what each
 * says. A column without ink says nothing; ink is trusted by how dark it is, and less where the line leaps, where another
 * row took the same stroke for its own, and where a second stroke lies so near that either could be the trace.
 */
final class TraceConfidence {

    /** Ink this dark, in parts of a full stroke, is clear: a blurred line is not doubtful for its blur. */
    private static final double CLEAR = 0.8;

    /** Strokes of neighbouring columns that are further apart, in px, leave open what lies between. */
    private static final double LEAP_PX = 20;

    /** A second stroke within this of the first, in px, may be the trace. */
    private static final double NEAR_PX = 15;

    private static final double OF_A_LEAP = 0.3;
    private static final double OF_A_SHARED_STROKE = 0.2;
    private static final double BESIDE_ANOTHER = 0.6;

    private TraceConfidence() {}

    /** @param rows of the page, {@code row} among them */
    static double of(Row row, List<Row> rows, int from, int to) {
        double sum = 0;
        for (int x = from; x < to; x++) {
            Run run = row.path().at(x);
            sum += run == null ? 0 : of(row, rows, x, run);
        }
        return sum / Math.max(1, to - from);
    }

    private static double of(Row row, List<Row> rows, int x, Run run) {
        double confidence = Math.min(1, run.darkest() / CLEAR);
        Run before = x == 0 ? null : row.path().at(x - 1);
        if (before != null && run.distance(before) > LEAP_PX) {
            confidence *= OF_A_LEAP;
        }
        for (Row other : rows) {
            Run theirs = other == row ? null : other.path().at(x);
            if (theirs == run) {
                confidence *= OF_A_SHARED_STROKE;
            } else if (theirs != null && run.distance(theirs) < NEAR_PX) {
                confidence *= BESIDE_ANOTHER;
            }
        }
        return confidence;
    }
}
