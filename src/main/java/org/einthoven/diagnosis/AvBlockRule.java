package org.einthoven.diagnosis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.einthoven.delineation.Fiducial;
import org.einthoven.ecg.BeatClass;
import org.einthoven.ecg.BeatPart;
import org.einthoven.measure.CardiacCycle;

/**
 * Blocks between atria and ventricles, as far as P waves were found: one that nobody found makes no statement. The second
 * and third degree are only ever suspected.
 */
final class AvBlockRule implements Rule {

    @Override
    public List<Finding> apply(Evidence evidence) {
        if (evidence.isPaced() || evidence.mayFibrillate() || evidence.mayFlutter()) {
            return List.of();
        }
        Optional<Finding> third = thirdDegree(evidence);
        if (third.isPresent()) {
            return List.of(third.get());
        }
        List<Finding> findings = new ArrayList<>();
        firstDegree(evidence).ifPresent(findings::add);
        secondDegree(evidence).ifPresent(findings::add);
        return findings;
    }

    private static Optional<Finding> firstDegree(Evidence evidence) {
        Double pr = evidence.measurements().prMs();
        if (pr == null) {
            return Optional.empty();
        }
        Comparison longPr =
                Comparison.above("PR interval", Math.round(pr), Limit.LONG_PR).readOff(BeatPart.P, BeatPart.PR);
        boolean child = ReferenceRange.isChild(evidence.subject());
        if (!longPr.holds()) {
            return child ? Optional.of(prNotJudged()) : Optional.empty();
        }
        FindingCode code = evidence.isSinus() ? FindingCode.FIRST_DEGREE_AV_BLOCK : FindingCode.LONG_PR;
        String name = evidence.isSinus() ? "First-degree AV block, PR " : "Long PR interval, ";
        String whose = child ? " (longer than even adults' limit)" : "";
        return Optional.of(Finding.of(code, name + Wording.rounded(pr) + " ms" + whose, true, List.of(longPr)));
    }

    /** The PR interval is shorter in children: what is within the adults' limit may be too long for them. */
    private static Finding prNotJudged() {
        return Finding.ofNotJudged(
                "not-judged-pr",
                "Not judged: PR interval (no limit below the age of 16)",
                List.of(FindingCode.FIRST_DEGREE_AV_BLOCK, FindingCode.LONG_PR));
    }

    /** A beat is missing where a P wave led to none, or where PR grew before the pause and is short again after it. */
    private static Optional<Finding> secondDegree(Evidence evidence) {
        double typical = evidence.rhythm().typicalRrMs().orElse(Double.POSITIVE_INFINITY);
        List<Double> dropped = new ArrayList<>();
        List<Comparison> basis = new ArrayList<>();
        List<CardiacCycle> cycles = evidence.cycles();
        double[] blockedPs = blockedPs(evidence);
        for (int i = 1; i + 1 < cycles.size(); i++) {
            CardiacCycle before = cycles.get(i);
            CardiacCycle after = cycles.get(i + 1);
            Comparison pause =
                    Comparison.atLeast("RR over the typical RR", rr(before, after) / typical, Limit.DROPPED_BEAT);
            if (!pause.holds()
                    || !isNormal(before)
                    || !isNormal(after)
                    || isEarly(cycles.get(i - 1), before, typical)) {
                continue;
            }
            Comparison shorter = Comparison.atLeast("PR before less PR after", pr(before) - pr(after), Limit.PR_RESET);
            if (shorter.holds()) {
                basis.add(pause);
                basis.add(shorter);
                dropped.add(before.beat().timeMs());
            } else if (hasBlockedP(blockedPs, before, after)) {
                basis.add(pause);
                dropped.add(before.beat().timeMs());
            }
        }
        if (dropped.isEmpty()) {
            return Optional.empty();
        }
        String display = "Second-degree AV block possible: " + Wording.count(dropped.size(), "dropped beat");
        return Optional.of(Finding.of(FindingCode.SECOND_DEGREE_AV_BLOCK_POSSIBLE, display, true, basis)
                .at(dropped));
    }

    /** Atria and ventricles each keep their own regular time, the atria the faster one. */
    private static Optional<Finding> thirdDegree(Evidence evidence) {
        double[] pp = intervals(
                evidence.pWaves().stream().mapToDouble(Fiducial::peakMs).toArray());
        double[] rr = intervals(
                evidence.cycles().stream().mapToDouble(c -> c.beat().timeMs()).toArray());
        double[] pr = evidence.cycles().stream()
                .mapToDouble(AvBlockRule::pr)
                .filter(ms -> !Double.isNaN(ms))
                .toArray();
        if (pp.length < Limit.DISSOCIATED_INTERVALS.value()
                || rr.length < Limit.DISSOCIATED_INTERVALS.value()
                || pr.length < 2) {
            return Optional.empty();
        }
        List<Comparison> basis = List.of(
                Comparison.atLeast("Atrial over ventricular rate", median(rr) / median(pp), Limit.ATRIA_FASTER),
                Comparison.atMost("Spread of PP intervals", spread(pp) / median(pp), Limit.STEADY),
                Comparison.atMost("Spread of RR intervals", spread(rr) / median(rr), Limit.STEADY),
                Comparison.above("Spread of PR intervals", spread(pr), Limit.DISSOCIATED_PR));
        if (!basis.stream().allMatch(Comparison::holds)) {
            return Optional.empty();
        }
        String display = "Third-degree AV block possible: atria at %s/min and ventricles at %s/min, PR without relation"
                .formatted(Wording.rounded(60_000 / median(pp)), Wording.rounded(60_000 / median(rr)));
        return Optional.of(Finding.of(FindingCode.THIRD_DEGREE_AV_BLOCK_POSSIBLE, display, true, basis));
    }

    /** The peaks of those P waves, in order of time, that led to no beat. */
    private static double[] blockedPs(Evidence evidence) {
        Set<Fiducial> leading = evidence.cycles().stream()
                .flatMap(cycle -> Stream.ofNullable(cycle.p()))
                .collect(Collectors.toSet());
        return evidence.pWaves().stream()
                .filter(p -> !leading.contains(p))
                .mapToDouble(Fiducial::peakMs)
                .toArray();
    }

    private static boolean hasBlockedP(double[] blockedPs, CardiacCycle before, CardiacCycle after) {
        double from = before.t() == null ? before.beat().timeMs() : before.t().peakMs();
        return after.p() != null
                && Arrays.stream(blockedPs)
                        .anyMatch(p -> p > from && p < after.beat().timeMs());
    }

    private static boolean isNormal(CardiacCycle cycle) {
        return cycle.beat().beatClass() == BeatClass.N;
    }

    /** After an early beat a pause is nothing but its compensation. */
    private static boolean isEarly(CardiacCycle previous, CardiacCycle cycle, double typicalMs) {
        return rr(previous, cycle) < Limit.EARLY_BEAT.value() * typicalMs;
    }

    private static double rr(CardiacCycle first, CardiacCycle second) {
        return second.beat().timeMs() - first.beat().timeMs();
    }

    /** NaN where a wave was not found. */
    private static double pr(CardiacCycle cycle) {
        return cycle.p() == null || cycle.qrs() == null
                ? Double.NaN
                : cycle.qrs().onsetMs() - cycle.p().onsetMs();
    }

    private static double[] intervals(double[] times) {
        return IntStream.range(1, times.length)
                .mapToDouble(i -> times[i] - times[i - 1])
                .toArray();
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    private static double spread(double[] values) {
        double median = median(values);
        return median(
                Arrays.stream(values).map(value -> Math.abs(value - median)).toArray());
    }
}
