package org.einthoven.registry;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.einthoven.archive.StatedFindings;
import org.einthoven.diagnosis.Diagnosis;
import org.einthoven.statement.LearnedStatement;
import org.einthoven.statistics.PairedAuc;
import org.einthoven.statistics.PairedCounts;

/**
 * Says of a version on trial whether it is not worse than the active one: paired on the same recordings, with the truth of
 * signed reviews. Readers saw the active reading and are drawn to it, so the comparison errs against the new version.
 */
@ApplicationScoped
public class PromotionGate {
    private final GateSettings settings;
    private final GatePairs pairs;

    PromotionGate(GateSettings settings, GatePairs pairs) {
        this.settings = settings;
        this.pairs = pairs;
    }

    public GateResult judge(ModelVersion tried) {
        return judge(pairs.of(tried, settings.latest()), settings);
    }

    /** The same of recordings that are at hand. */
    static GateResult judge(List<PairedReading> all, GateSettings settings) {
        List<PairedReading> coded =
                all.stream().filter(pair -> pair.truth().codeable()).toList();
        PairedCounts counts = counts(coded);
        List<GateResult.Group> groups = groups(coded, settings);
        List<GateResult.Score> scores = scores(coded, settings);
        int lost = coded.stream().mapToInt(pair -> pair.lostCritical().size()).sum();
        List<String> closed = new ArrayList<>();
        if (counts.all() < settings.fewest()) {
            closed.add("%d signed recordings were read by both, and it takes %d."
                    .formatted(counts.all(), settings.fewest()));
        }
        // also where there is nothing to measure, which is not a number
        if (!(counts.difference().low() > -settings.margin())) {
            closed.add(String.format(
                    Locale.ROOT,
                    "It may be right less often by more than the margin of %.1f %%.",
                    100 * settings.margin()));
        }
        if (lost > settings.lostCritical()) {
            closed.add("It does not state " + lost + " critical findings that readers confirmed.");
        }
        groups.stream()
                .filter(group -> group.judged() && group.counts().difference().value() < -settings.groupMargin())
                .forEach(group -> closed.add(String.format(
                        Locale.ROOT,
                        "Of %s it is right less often by more than %.1f %%.",
                        group.name(),
                        100 * settings.groupMargin())));
        scores.stream()
                .filter(score -> !(score.areas().difference().low() > -settings.aucMargin()))
                .forEach(score -> closed.add(String.format(
                        Locale.ROOT,
                        "Its probabilities of %s may tell less by more than %.2f of the area.",
                        score.code(),
                        settings.aucMargin())));
        return new GateResult(counts, all.size() - coded.size(), groups, scores, lost, closed);
    }

    private static PairedCounts counts(List<PairedReading> pairs) {
        Predicate<PairedReading> old = PairedReading::isActiveRight;
        Predicate<PairedReading> now = PairedReading::isTriedRight;
        return new PairedCounts(
                pairs.stream().filter(old.and(now)).count(),
                pairs.stream().filter(now.and(old.negate())).count(),
                pairs.stream().filter(old.and(now.negate())).count(),
                pairs.stream().filter(now.or(old).negate()).count());
    }

    private static List<GateResult.Group> groups(List<PairedReading> pairs, GateSettings settings) {
        Map<String, List<PairedReading>> byName = new TreeMap<>();
        for (PairedReading pair : pairs) {
            pair.groups().forEach(name -> byName.computeIfAbsent(name, any -> new ArrayList<>())
                    .add(pair));
        }
        return byName.entrySet().stream()
                .map(group -> new GateResult.Group(
                        group.getKey(),
                        counts(group.getValue()),
                        group.getValue().size() >= settings.fewestInGroup()))
                .toList();
    }

    /** Of every statement that both give a probability for and that was judged often enough by its own finding. */
    private static List<GateResult.Score> scores(List<PairedReading> pairs, GateSettings settings) {
        Map<String, List<PairedAuc.Case>> byCode = new TreeMap<>();
        for (PairedReading pair : pairs) {
            Map<String, Double> before = probabilities(pair.active());
            probabilities(pair.tried()).forEach((code, now) -> Diagnosis.ofLearned(code)
                    .filter(finding ->
                            before.containsKey(code) && !pair.truth().open().contains(finding))
                    .ifPresent(finding -> byCode.computeIfAbsent(code, any -> new ArrayList<>())
                            .add(new PairedAuc.Case(
                                    pair.truth().present().contains(finding), now, before.getOrDefault(code, 0.0)))));
        }
        return byCode.entrySet().stream()
                .map(code -> new GateResult.Score(code.getKey(), PairedAuc.of(code.getValue())))
                .filter(score ->
                        Math.min(score.areas().positives(), score.areas().negatives()) >= settings.fewestOfAKind())
                .toList();
    }

    private static Map<String, Double> probabilities(StatedFindings stated) {
        Map<String, Double> probabilities = new HashMap<>();
        for (LearnedStatement statement : stated.statements()) {
            probabilities.put(statement.code(), statement.probability());
        }
        return probabilities;
    }
}
