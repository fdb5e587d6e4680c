package org.einthoven.holter;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.einthoven.ecg.BeatClass;
import org.jspecify.annotations.Nullable;

/**
 * What was counted in a stretch of a recording. Episodes count where they begin.
 *
 * @param couplets two ventricular beats in a row, {@code ventricularRuns} three or more
 * @param supraventricularRuns three or more in a row
 * @param bigeminy episodes in which every second beat is ventricular
 * @param intervals how many RR intervals were read, {@code intervalsMs} their sum
 * @param longestRrMs null, as the next two, where nothing was read
 * @param slowestBpm over eight intervals in a row, as {@code fastestBpm}
 * @param toldMs how much of it the rhythm model could read: what it takes for noise is not among it
 * @param fibrillationMs in how much of that it says atrial fibrillation
 */
public record Tally(
        double fromMs,
        double toMs,
        Map<BeatClass, Integer> beats,
        int couplets,
        int ventricularRuns,
        int supraventricularRuns,
        int bigeminy,
        int intervals,
        double intervalsMs,
        @Nullable Double longestRrMs,
        @Nullable Double slowestBpm,
        @Nullable Double fastestBpm,
        double toldMs,
        double fibrillationMs) {

    public Tally {
        beats = Map.copyOf(beats);
    }

    public int beats(BeatClass beatClass) {
        return beats.getOrDefault(beatClass, 0);
    }

    public int allBeats() {
        return beats.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Mean rate of what was read; null where nothing was. */
    public @Nullable Double meanBpm() {
        return intervals == 0 ? null : (Double) (60_000 * intervals / intervalsMs);
    }

    /** From 0 to 1; null where the rhythm model read none of it. */
    public @Nullable Double fibrillationShare() {
        return toldMs == 0 ? null : (Double) (fibrillationMs / toldMs);
    }

    /** All of them together; at least one, in order of time. */
    public static Tally together(List<Tally> tallies) {
        Map<BeatClass, Integer> beats = new EnumMap<>(BeatClass.class);
        tallies.forEach(
                tally -> tally.beats.forEach((beatClass, count) -> beats.merge(beatClass, count, Integer::sum)));
        return new Tally(
                tallies.get(0).fromMs,
                tallies.get(tallies.size() - 1).toMs,
                beats,
                sum(tallies, Tally::couplets),
                sum(tallies, Tally::ventricularRuns),
                sum(tallies, Tally::supraventricularRuns),
                sum(tallies, Tally::bigeminy),
                sum(tallies, Tally::intervals),
                total(tallies, Tally::intervalsMs),
                known(tallies, Tally::longestRrMs).max(Double::compare).orElse(null),
                known(tallies, Tally::slowestBpm).min(Double::compare).orElse(null),
                known(tallies, Tally::fastestBpm).max(Double::compare).orElse(null),
                total(tallies, Tally::toldMs),
                total(tallies, Tally::fibrillationMs));
    }

    private static int sum(List<Tally> tallies, ToIntFunction<Tally> count) {
        return tallies.stream().mapToInt(count).sum();
    }

    private static double total(List<Tally> tallies, ToDoubleFunction<Tally> ms) {
        return tallies.stream().mapToDouble(ms).sum();
    }

    private static Stream<Double> known(List<Tally> tallies, Function<Tally, @Nullable Double> value) {
        return tallies.stream().map(value).filter(Objects::nonNull);
    }
}
