package org.einthoven.paper;

import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import org.einthoven.paper.Ink.Run;

/**
 * Where the pen was put down and lifted, finer than the edges of its ink can tell: by how much ink it left. A level line of
 * width w from x on leaves w for each column, and half a disc of that width before x.
 */
final class PenDown {

    /** So many columns behind the end of the ink are looked at: few, since letters stand close behind. */
    private static final int COLUMNS = 4;

    /** The last of them say what a column of this line holds: a pen that sets off at a slant leaves more than it is wide. */
    private static final int FULL = 2;

    /** Within this from column to column, in px, a line is level: its columns are hardly fuller than it is wide. */
    private static final double LEVEL_PX = 0.5;

    /** Before the first run there is ink too faint for one, as far as this; above and below a run as well. */
    private static final int FAINT_PX = 3;

    /** Fainter than this is noise of the picture. */
    private static final double NOISE = 0.1;

    /** What the end of a line loses to that, in px; measured on eight rendered pages, at both ends. */
    private static final double LOST_PX = 0.35;

    private PenDown() {}

    /**
     * The middle over all rows whose ink ends near a column and is level there; empty where none is.
     *
     * @param near the column, and {@code within} how far from it the ink may end
     * @param way 1 for where it was put down, −1 for where it was lifted
     */
    static OptionalDouble near(Ink ink, List<Row> rows, int near, int within, int way) {
        double[] places = rows.stream()
                .flatMapToDouble(row -> row.pieces().stream()
                        .mapToInt(piece -> way > 0 ? piece[0] : piece[1] - 1)
                        .filter(end -> Math.abs(end - near) <= within)
                        .filter(end -> isLevel(row.path(), end, way))
                        .mapToDouble(end -> place(ink, row.path(), end, way)))
                .sorted()
                .toArray();
        return places.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(places[places.length / 2]);
    }

    private static boolean isLevel(TracePath path, int end, int way) {
        int last = end + way * COLUMNS;
        if (Math.min(end, last) < FAINT_PX || Math.max(end, last) >= path.width() - FAINT_PX) {
            return false;
        }
        for (int i = 0; i < COLUMNS; i++) {
            Run run = path.at(end + way * i);
            Run next = path.at(end + way * (i + 1));
            if (run == null || next == null || Math.abs(next.centre() - run.centre()) > LEVEL_PX) {
                return false;
            }
        }
        return true;
    }

    private static double place(Ink ink, TracePath path, int end, int way) {
        double all = 0;
        double width = 0;
        for (int i = -FAINT_PX; i < COLUMNS; i++) {
            Run run = Objects.requireNonNull(path.at(end + way * Math.max(0, i)));
            double column = 0;
            for (int y = (int) run.top() - FAINT_PX; y <= Math.ceil(run.bottom()) + FAINT_PX; y++) {
                double here = ink.at(end + way * i, y);
                column += here > NOISE ? here : 0;
            }
            all += column;
            width += i < COLUMNS - FULL ? 0 : column / FULL;
        }
        // the last column ends half a pixel behind its middle
        return end + way * (COLUMNS - 0.5 - all / width + Math.PI * width / 8 - LOST_PX);
    }
}
