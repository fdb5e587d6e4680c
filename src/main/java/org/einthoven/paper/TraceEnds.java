package org.einthoven.paper;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Where the traces of a page begin and end. On the flat page all rows do so at the same two places, so rows outvote what
 * is attached to one of them: a pulse, a letter, the edge of the sheet.
 *
 * @param from first column
 * @param to the column behind the last
 * @param columnPx how wide a column of four is: 62.5 mm, or what the breaks between leads say
 * @param breaks in how many of three places where four columns would meet the rows break; 3 for all rows in all places
 */
record TraceEnds(int from, int to, double columnPx, double breaks) {

    /** Ends of rows within this are one place, in px. */
    private static final int TOGETHER_PX = 6;

    /** Ten seconds at 25 mm/s. */
    private static final double USUAL_PX = 250 * FlatPage.PX_PER_MM;

    /** From the first of their samples to the last, at the 500 Hz that carts take. */
    private static final double TEN_SECONDS_PX = USUAL_PX - 0.5;

    /** Ends that are so far apart, but for this, are those of all ten: each is known to the nearest column at least. */
    private static final double ALL_WITHIN_PX = 2.5;

    private static final double USUAL_WITHIN_PX = 15;
    private static final double WHOLE_WITHIN_PX = 110;
    private static final int SHORTEST_PX = 100 * FlatPage.PX_PER_MM;

    /** A row that is a trace has ink nearly everywhere between the ends. */
    static final double LEAST_COVERAGE = 0.7;

    private static final int MOST_PLACES = 30;

    /** Four columns share the width; carts print them a little narrower than 2.5 s, too. */
    private static final int COLUMNS = 4;

    private static final double[] COLUMN_PX = {625, 619, 612};

    /** So many breaks show four columns, also on a page of which a part is cut off. */
    private static final double SURE_BREAKS = 1.5;

    /**
     * Without the half thickness by which a pen's line is longer than its path, at either end: as its ink tells, or where no row
     * is level there, to the nearest column.
     */
    static Optional<TraceEnds> of(Ink ink, List<Row> rows) {
        return ofInk(rows).map(ends -> {
            double[] thickness = rows.stream()
                    .mapToDouble(row -> TraceHeights.thickness(row.path()))
                    .sorted()
                    .toArray();
            int half = (int) Math.round(Math.max(0, thickness[thickness.length / 2] / 2 - 0.5));
            OptionalDouble down = PenDown.near(ink, rows, ends.from, TOGETHER_PX, 1);
            OptionalDouble lifted = PenDown.near(ink, rows, ends.to - 1, TOGETHER_PX, -1);
            return ends.at(ends.from + half, down, ends.to - 1 - half, lifted);
        });
    }

    /**
     * Where all of the ten seconds are there, the one end says where the other is, and both together better than either: what
     * they leave of the pen is the same.
     */
    private TraceEnds at(int near, OptionalDouble down, int nearEnd, OptionalDouble lifted) {
        double first = down.orElse(near);
        double last = lifted.orElse(nearEnd);
        if (Math.abs(last - first - TEN_SECONDS_PX) < ALL_WITHIN_PX) {
            double fromLast = last - TEN_SECONDS_PX;
            first = down.isPresent() == lifted.isPresent() ? (first + fromLast) / 2 : down.orElse(fromLast);
            last = first + TEN_SECONDS_PX;
        }
        return new TraceEnds((int) Math.round(first), (int) Math.round(last) + 1, columnPx, breaks);
    }

    /** Whether the page shows ten seconds, or so much of them that the four columns are found by where they meet. */
    boolean areOf(Layout layout) {
        return Math.abs(to - from - USUAL_PX) < WHOLE_WITHIN_PX
                || layout.columns() == COLUMNS && breaks >= SURE_BREAKS && to - from > (COLUMNS - 0.8) * columnPx;
    }

    /** The columns of the flat page that show a column of leads. */
    int[] window(Layout layout, int column) {
        double width = columnPx * COLUMNS / layout.columns();
        int left = (int) Math.round(from + column * width);
        int right = column == layout.columns() - 1 ? to : (int) Math.round(from + (column + 1) * width);
        return new int[] {left, Math.min(to, right)};
    }

    private static Optional<TraceEnds> ofInk(List<Row> rows) {
        List<Integer> starts = new ArrayList<>();
        List<Integer> ends = new ArrayList<>();
        for (Row row : rows) {
            for (int[] piece : row.pieces()) {
                starts.add(piece[0]);
                ends.add(piece[1]);
            }
            row.pulse().ifPresent(pulse -> {
                starts.add(pulse.endPx());
                ends.add(pulse.startPx());
            });
        }
        TraceEnds best = null;
        double bestScore = 0;
        List<int[]> endPlaces = places(ends);
        for (int[] start : places(starts)) {
            double columnPx = columnPx(rows, start[0]);
            double breaks = breaks(rows, start[0], columnPx);
            for (int[] end : endPlaces) {
                if (end[0] - start[0] >= SHORTEST_PX) {
                    double score = score(rows, start, end) + breaks;
                    if (score > bestScore) {
                        bestScore = score;
                        best = new TraceEnds(start[0], end[0], columnPx, breaks);
                    }
                }
            }
        }
        return Optional.ofNullable(best);
    }

    private static double columnPx(List<Row> rows, int from) {
        double best = COLUMN_PX[0];
        for (double px : COLUMN_PX) {
            // another width than the usual must show in one row more
            if (breaks(rows, from, px) > breaks(rows, from, best) + 1.0 / rows.size()) {
                best = px;
            }
        }
        return best;
    }

    private static double breaks(List<Row> rows, int from, double columnPx) {
        double sum = 0;
        for (Row row : rows) {
            for (int column = 1; column < COLUMNS; column++) {
                double place = from + column * columnPx;
                sum += row.pieces().stream().anyMatch(piece -> Math.abs(piece[0] - place) <= TOGETHER_PX) ? 1 : 0;
            }
        }
        return sum / rows.size();
    }

    private static double score(List<Row> rows, int[] start, int[] end) {
        double off = (end[0] - start[0] - USUAL_PX) / USUAL_WITHIN_PX;
        double covered = 0;
        int pulses = 0;
        for (Row row : rows) {
            double coverage = row.coverage(start[0], end[0]);
            covered += coverage >= LEAST_COVERAGE ? coverage : 0;
            pulses += row.pulse()
                            .filter(pulse ->
                                    pulse.endPx() > start[0] + TOGETHER_PX && pulse.startPx() < end[0] - TOGETHER_PX)
                            .isPresent()
                    ? 1
                    : 0;
        }
        double size = rows.size();
        double length = (end[0] - start[0]) / USUAL_PX;
        return (start[1] + end[1]) / size
                + 1.5 * Math.exp(-off * off)
                + Math.min(1, length)
                + 2 * covered / size
                - 2 * pulses / size;
    }

    /** Places where some gather, each with how many; the fullest first. */
    private static List<int[]> places(List<Integer> all) {
        int[] sorted = all.stream().mapToInt(Integer::intValue).sorted().toArray();
        List<int[]> places = new ArrayList<>();
        for (int i = 0; i < sorted.length; i++) {
            int j = i;
            while (j + 1 < sorted.length && sorted[j + 1] - sorted[i] <= TOGETHER_PX) {
                j++;
            }
            places.add(new int[] {sorted[(i + j) / 2], j - i + 1});
        }
        places.sort((one, other) -> other[1] - one[1]);
        List<int[]> apart = new ArrayList<>();
        for (int[] place : places) {
            if (apart.stream().noneMatch(other -> Math.abs(other[0] - place[0]) <= TOGETHER_PX)) {
                apart.add(place);
            }
        }
        return apart.subList(0, Math.min(MOST_PLACES, apart.size()));
    }
}
