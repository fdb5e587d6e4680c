package org.einthoven.paper;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.einthoven.paper.Ink.Run;

/**
 * One row of a page: its trace, pulse and all, from the left to the right edge of the flat page.
 *
 * @param heights in px from the top, NaN for gaps; not to be changed
 * @param pieces stretches without a gap or a leap, from (inclusive) and to (exclusive), in columns
 */
record Row(TracePath path, float[] heights, List<int[]> pieces, Optional<CalibrationPulse> pulse) {

    /** A pen that is lifted for longer ends a piece. */
    private static final int LONGEST_LIFT_PX = 5;

    /** Strokes of neighbouring columns that are further apart do not belong to one line. */
    private static final double LEAP_PX = 20;

    /** Paths of which more than this share is the same are one row, found twice. */
    private static final double SAME_SHARE = 0.3;

    /** All rows, from top to bottom; of two that share their strokes the fuller one. */
    static List<Row> of(Ink ink) {
        List<TracePath> paths = new ArrayList<>();
        Rows.candidates(ink).forEach(height -> paths.add(TracePath.along(ink, height)));
        List<TracePath> fullestFirst = new ArrayList<>(paths);
        fullestFirst.sort((one, other) -> other.covered() - one.covered());
        List<TracePath> kept = new ArrayList<>();
        for (TracePath path : fullestFirst) {
            if (kept.stream().noneMatch(other -> path.shared(other) > SAME_SHARE * path.covered())) {
                kept.add(path);
            }
        }
        return paths.stream().filter(kept::contains).map(Row::of).toList();
    }

    static Row of(TracePath path) {
        float[] heights = TraceHeights.of(path);
        return new Row(path, heights, pieces(path), CalibrationPulse.in(heights));
    }

    /** The same trace, at other heights. */
    Row at(float[] others) {
        return new Row(path, others, pieces, pulse);
    }

    private static List<int[]> pieces(TracePath path) {
        List<int[]> pieces = new ArrayList<>();
        int start = -1;
        int last = -1;
        for (int x = 0; x < path.width(); x++) {
            Run run = path.at(x);
            if (run == null) {
                continue;
            }
            Run before = last < 0 ? null : path.at(last);
            if (before != null && (x - last > LONGEST_LIFT_PX || run.distance(before) > LEAP_PX)) {
                pieces.add(new int[] {start, last + 1});
                start = -1;
            }
            start = start < 0 ? x : start;
            last = x;
        }
        if (start >= 0) {
            pieces.add(new int[] {start, last + 1});
        }
        return pieces;
    }

    /** How much of a stretch has ink. */
    double coverage(int from, int to) {
        int covered = 0;
        for (int x = Math.max(0, from); x < Math.min(heights.length, to); x++) {
            covered += Float.isNaN(heights[x]) ? 0 : 1;
        }
        return (double) covered / (to - from);
    }

    /** The height of the foot of its pulse. */
    OptionalDouble foot() {
        return pulse.map(found -> OptionalDouble.of(found.footPx())).orElseGet(OptionalDouble::empty);
    }

    /** The height about which the trace lies on average, in px; 0 where there is none. */
    double mean(int from, int to) {
        double sum = 0;
        int known = 0;
        for (int x = Math.max(0, from); x < Math.min(heights.length, to); x++) {
            if (!Float.isNaN(heights[x])) {
                sum += heights[x];
                known++;
            }
        }
        return known == 0 ? 0 : sum / known;
    }

    /** The height at which the trace is most of the time, in px, whatever else a box holds; 0 where there is none. */
    double median(int from, int to) {
        float[] some = Arrays.copyOfRange(heights, from, to);
        Arrays.sort(some);
        int known = 0;
        while (known < some.length && !Float.isNaN(some[known])) {
            known++;
        }
        return known == 0 ? 0 : some[known / 2];
    }
}
