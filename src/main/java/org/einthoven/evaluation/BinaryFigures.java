package org.einthoven.evaluation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.einthoven.statistics.Interval;

/** How well a statement is made that is either made or not: counts of recordings, and shares with their intervals. */
final class BinaryFigures {

    /** A score above this stands for a statement that was made. */
    private static final double MADE = 0.5;

    private BinaryFigures() {}

    /** The recordings of one patient, counted. */
    private record Count(int found, int missed, int falseAlarms, int rightlySilent) {

        static Count of(List<Scored> answers) {
            int[] counts = new int[4];
            for (Scored answer : answers) {
                counts[(answer.truth() ? 0 : 2) + (answer.score() > MADE ? 0 : 1)]++;
            }
            return new Count(counts[0], counts[1], counts[2], counts[3]);
        }
    }

    /** @param patients the answers for the recordings of each patient, score 1 where the statement was made, else 0 */
    static Map<String, Object> of(List<List<Scored>> patients) {
        List<Count> counts = patients.stream().map(Count::of).toList();
        int found = sum(counts, Count::found);
        int falseAlarms = sum(counts, Count::falseAlarms);
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("positives", found + sum(counts, Count::missed));
        figures.put("negatives", falseAlarms + sum(counts, Count::rightlySilent));
        figures.put("found", found);
        figures.put("falseAlarms", falseAlarms);
        figures.put("se", share(counts, Count::found, Count::missed));
        figures.put("sp", share(counts, Count::rightlySilent, Count::falseAlarms));
        figures.put("ppv", share(counts, Count::found, Count::falseAlarms));
        return figures;
    }

    /** NaN where there is nothing of either kind. */
    private static Interval share(List<Count> counts, ToIntFunction<Count> of, ToIntFunction<Count> rest) {
        return Bootstrap.interval(counts, group -> (double) sum(group, of) / (sum(group, of) + sum(group, rest)));
    }

    private static int sum(List<Count> counts, ToIntFunction<Count> what) {
        return counts.stream().mapToInt(what).sum();
    }
}
