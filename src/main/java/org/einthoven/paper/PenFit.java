package org.einthoven.paper;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.einthoven.paper.Ink.Run;

/**
 * Finds the traces that a pen must have followed to leave the ink that is there. Where a line is steep, turns within a few
 * columns or crosses another, its height in one column is not to be seen from the edges of the ink in that column. So heights
 * are moved, one after the other, towards the least squares between the ink that the pen would leave and the ink of the page
 * (Gauss and Newton's method, a coordinate at a time). All traces are fitted together, since where two cross the ink is of both.
 */
final class PenFit {

    /** A line that rises less from column to column is as well known by the centre of its ink, in px. */
    private static final double STEEP_PX = 1.5;

    private static final int SWEEPS = 10;

    /** What moved less is settled until its neighbours move, in px: 1 µV at 10 mm/mV. */
    private static final double STILL_PX = 0.1;

    /** In one sweep, in px. */
    private static final double LONGEST_MOVE_PX = 4;

    /** Over which slopes are taken, in px to both sides. */
    private static final double STEP_PX = 0.25;

    /**
     * Inside of a stroke nothing says where the pen went; it bends as little as may be. So much, in pixels' errors, weighs the
     * square of a second difference in px, and the square of the way from where the height was found first. Tuned on six
     * rendered scans of PTB-XL's fold 9.
     */
    private static final double BEND = 0.004;

    private static final double AWAY = 0.0002;

    /** Beyond the ends of a stroke's ink it is looked so far for ink that should be there, in px. */
    private static final int BEYOND_PX = 3;

    private final Ink page;
    private final Pen pen;
    private final int reach;
    private final List<PenLine> lines;

    private PenFit(Ink page, Pen pen, List<Row> rows) {
        this.page = page;
        this.pen = pen;
        this.reach = (int) Math.ceil(pen.reachPx() + 0.5);
        this.lines = rows.stream().map(row -> new PenLine(row, STEEP_PX)).toList();
    }

    /** The same rows, their heights fitted to the ink; as they are where the pen cannot be told. */
    static List<Row> of(Ink page, List<Row> rows) {
        Optional<Pen> pen = Pen.of(page, rows);
        return pen.isEmpty() ? rows : new PenFit(page, pen.get(), rows).fitted(rows);
    }

    private List<Row> fitted(List<Row> rows) {
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            for (PenLine line : lines) {
                for (int i = 0; i < line.width(); i++) {
                    // there and back, so that neither direction is favoured
                    int x = sweep % 2 == 0 ? i : line.width() - 1 - i;
                    if (line.isUnsettled(x)) {
                        move(line, x);
                    }
                }
                line.settle();
            }
        }
        List<Row> fitted = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            fitted.add(rows.get(i).at(lines.get(i).heights()));
        }
        return fitted;
    }

    private void move(PenLine line, int x) {
        double here = line.at(x);
        double[] bounds = line.bounds(x - 1, x + 1);
        double low = bounds[0] - pen.reachPx() - 1;
        double high = bounds[1] + pen.reachPx() + 1;
        List<PenLine> others = near(line, x, low, high);
        double gradient = AWAY * (here - line.startedAt(x)) + BEND * line.bend(x);
        double curvature = AWAY + 6 * BEND;
        for (int column = Math.max(0, x - reach); column <= Math.min(line.width() - 1, x + reach); column++) {
            Run run = line.run(column);
            if (run == null) {
                continue;
            }
            int top = (int) Math.floor(Math.max(run.top() - BEYOND_PX, low));
            int bottom = (int) Math.ceil(Math.min(run.bottom() + BEYOND_PX, high));
            for (int y = Math.max(0, top); y <= Math.min(page.height() - 1, bottom); y++) {
                double is = line.aside(x, column, y);
                line.set(x, here + STEP_PX);
                double lower = line.aside(x, column, y);
                line.set(x, here - STEP_PX);
                double higher = line.aside(x, column, y);
                line.set(x, here);
                if (Math.min(lower, higher) > pen.reachPx() || Math.max(lower, higher) < pen.fullPx()) {
                    continue;
                }
                double rest = rest(line, x, column, y, others);
                double slope = (pen.ink(Math.min(rest, lower)) - pen.ink(Math.min(rest, higher))) / (2 * STEP_PX);
                gradient += (pen.ink(Math.min(rest, is)) - page.at(column, y)) * slope;
                curvature += slope * slope;
            }
        }
        double move = Math.max(-LONGEST_MOVE_PX, Math.min(LONGEST_MOVE_PX, -gradient / curvature));
        line.move(x, here + move, Math.abs(move) > STILL_PX);
    }

    /** The other lines that may leave ink where the strokes at a column do. */
    private List<PenLine> near(PenLine line, int x, double low, double high) {
        List<PenLine> near = new ArrayList<>();
        for (PenLine other : lines) {
            double[] bounds = other.bounds(x - 2 * reach - 1, x + 2 * reach + 1);
            if (other != line && bounds[0] - reach < high && bounds[1] + reach > low) {
                near.add(other);
            }
        }
        return near;
    }

    /** Distance of a place from all strokes but the two that end at {@code knot} of this line. */
    private double rest(PenLine line, int knot, int column, int y, List<PenLine> others) {
        int first = Math.max(0, column - reach - 1);
        int last = Math.min(line.width() - 2, column + reach);
        double nearest = line.without(knot, first, last, column, y);
        for (PenLine other : others) {
            nearest = Math.min(nearest, other.without(-2, first, last, column, y));
        }
        return nearest;
    }
}
