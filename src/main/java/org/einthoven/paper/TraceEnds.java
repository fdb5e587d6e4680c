package org.einthoven.paper;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where the traces of a page begin and end. On the flat page all rows do so at the same two places, so rows outvote what
 * is attached to one of them: a pulse, a letter, the edge of the sheet.
 *
 * @param from first column
 * @param to the column behind the last
 */
record TraceEnds(int from, int to) {

    /** Ends of rows within this are one place, in px. */
    private static final int TOGETHER_PX = 6;

    /** Ten seconds at 25 mm/s. */
    private static final double USUAL_PX = 250 * FlatPage.PX_PER_MM;

    private static final double USUAL_WITHIN_PX = 15;
    private static final int SHORTEST_PX = 100 * FlatPage.PX_PER_MM;

    /** A row that is a trace has ink nearly everywhere between the ends. */
    static final double LEAST_COVERAGE = 0.7;

    private static final int MOST_PLACES = 40;

    /** Without the half thickness by which a pen's line is longer than its path, at either end. */
    static Optional<TraceEnds> of(List<Row> rows) {
        return ofInk(rows).map(ends -> {
            double[] thickness = rows.stream()
                    .mapToDouble(row -> TraceHeights.thickness(row.path()))
                    .sorted()
                    .toArray();
            int half = (int) Math.round(Math.max(0, thickness[thickness.length / 2] / 2 - 0.5));
            return new TraceEnds(ends.from() + half, ends.to() - half);
        });
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
        List<int[]> startPlaces = places(starts);
        List<int[]> endPlaces = places(ends);
        for (int[] start : startPlaces) {
            for (int[] end : endPlaces) {
                if (end[0] - start[0] >= SHORTEST_PX) {
                    double score = score(rows, start, end);
                    if (score > bestScore) {
                        bestScore = score;
                        best = new TraceEnds(start[0], end[0]);
                    }
                }
            }
        }
        return Optional.ofNullable(best);
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
        return (start[1] + end[1]) / size + 1.5 * Math.exp(-off * off) + 2 * covered / size - 2 * pulses / size;
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
