package org.einthoven.paper;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.einthoven.paper.Ink.Run;

/** Finds the rows of a page: heights at which thin, level strokes lie over most of its width, as a trace does between beats. */
final class Rows {

    /** A stroke that is higher than this is not level: twice the thickest line, in px. */
    private static final double LEVEL_PX = 12;

    /** Over which a trace's level strokes are gathered, in px (standard deviation). */
    private static final double GATHER_PX = 14;

    /** Rows that are closer would not leave room for a QRS complex: 6 mm. */
    static final int CLOSEST_PX = 60;

    /** Of the fullest row. */
    private static final double LEAST_SHARE = 0.12;

    /** No page has more rows with some text among them. */
    private static final int MOST = 24;

    private Rows() {}

    /** Heights in px from the top, from top to bottom; more than there are rows, where text or dirt lies like one. */
    static List<Integer> candidates(Ink ink) {
        double[] level = new double[ink.height()];
        for (int x = 0; x < ink.width(); x++) {
            for (Run run : ink.column(x)) {
                if (run.height() < LEVEL_PX) {
                    level[(int) Math.max(0, Math.min(level.length - 1, Math.round(run.centre())))]++;
                }
            }
        }
        double[] gathered = gathered(level);
        List<Integer> peaks = new ArrayList<>();
        for (int y = 1; y < gathered.length - 1; y++) {
            if (gathered[y] > gathered[y - 1] && gathered[y] >= gathered[y + 1]) {
                peaks.add(y);
            }
        }
        peaks.sort(Comparator.comparingDouble((Integer y) -> -gathered[y]));
        List<Integer> rows = new ArrayList<>();
        for (int y : peaks) {
            boolean free = rows.stream().allMatch(row -> Math.abs(row - y) >= CLOSEST_PX);
            if (free && rows.size() < MOST && gathered[y] >= LEAST_SHARE * gathered[peaks.get(0)]) {
                rows.add(y);
            }
        }
        rows.sort(Comparator.naturalOrder());
        return rows;
    }

    private static double[] gathered(double[] level) {
        int reach = (int) (3 * GATHER_PX);
        double[] kernel = new double[2 * reach + 1];
        for (int i = -reach; i <= reach; i++) {
            kernel[i + reach] = Math.exp(-i * i / (2 * GATHER_PX * GATHER_PX));
        }
        double[] gathered = new double[level.length];
        for (int y = 0; y < level.length; y++) {
            for (int i = Math.max(-reach, -y); i <= Math.min(reach, level.length - 1 - y); i++) {
                gathered[y] += kernel[i + reach] * level[y + i];
            }
        }
        return gathered;
    }
}
