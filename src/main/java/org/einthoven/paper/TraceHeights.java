package org.einthoven.paper;

import java.util.Arrays;
import org.einthoven.paper.Ink.Run;

/**
 * The middle of a pen's line: what a pen draws is its path widened by its point, so the path lies a half thickness inside
 * both edges. Where the line is level or steep the two agree. A peak narrower than the point is whole on its outer edge
 * alone, and so is a trough (closing and opening by a disc, Serra 1982).
 */
final class TraceHeights {

    /** Edges that leave this much room between them, in px, enclose a peak or a trough. */
    private static final double ROOM_PX = 1.0;

    private TraceHeights() {}

    /** Heights of a row's line in px from the top, NaN where the trace has a gap. */
    static float[] of(TracePath path) {
        int width = path.width();
        double radius = thickness(path) / 2;
        int reach = (int) radius;
        double[] disc = new double[reach + 1];
        for (int i = 0; i <= reach; i++) {
            disc[i] = Math.sqrt(radius * radius - i * i);
        }
        float[] fromAbove = new float[width];
        float[] fromBelow = new float[width];
        for (int x = 0; x < width; x++) {
            fromAbove[x] = Float.NaN;
            fromBelow[x] = Float.NaN;
            if (path.at(x) == null) {
                continue;
            }
            double highest = Double.NEGATIVE_INFINITY;
            double lowest = Double.POSITIVE_INFINITY;
            for (int i = -reach; i <= reach; i++) {
                Run near = x + i < 0 || x + i >= width ? null : path.at(x + i);
                if (near != null) {
                    highest = Math.max(highest, near.top() + disc[Math.abs(i)]);
                    lowest = Math.min(lowest, near.bottom() - disc[Math.abs(i)]);
                }
            }
            fromAbove[x] = (float) highest;
            fromBelow[x] = (float) lowest;
        }
        return middle(path, fromAbove, fromBelow);
    }

    /** The usual thickness of the line where it is level, in px. */
    static double thickness(TracePath path) {
        double[] heights = new double[path.width()];
        int count = 0;
        for (int x = 0; x < heights.length; x++) {
            Run run = path.at(x);
            if (run != null) {
                heights[count++] = run.height();
            }
        }
        Arrays.sort(heights, 0, count);
        return count == 0 ? 1 : Math.max(1, heights[count / 4]);
    }

    private static float[] middle(TracePath path, float[] fromAbove, float[] fromBelow) {
        float[] heights = new float[fromAbove.length];
        for (int x = 0; x < heights.length; x++) {
            Run run = path.at(x);
            if (run == null) {
                heights[x] = Float.NaN;
                continue;
            }
            float room = fromBelow[x] - fromAbove[x];
            float middle = (fromAbove[x] + fromBelow[x]) / 2;
            if (room <= ROOM_PX) {
                // level: the centre of its darkness is finer than its edges
                heights[x] = room < -ROOM_PX ? middle : (float) (run.height() < 8 ? run.centre() : middle);
                continue;
            }
            float before = middleAt(fromAbove, fromBelow, x - 2, middle);
            float after = middleAt(fromAbove, fromBelow, x + 2, middle);
            if (before > middle && after > middle) {
                heights[x] = fromAbove[x];
            } else if (before < middle && after < middle) {
                heights[x] = fromBelow[x];
            } else {
                heights[x] = middle;
            }
        }
        return heights;
    }

    private static float middleAt(float[] fromAbove, float[] fromBelow, int x, float otherwise) {
        if (x < 0 || x >= fromAbove.length || Float.isNaN(fromAbove[x])) {
            return otherwise;
        }
        return (fromAbove[x] + fromBelow[x]) / 2;
    }
}
