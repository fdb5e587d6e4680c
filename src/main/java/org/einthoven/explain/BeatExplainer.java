package org.einthoven.explain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.einthoven.beat.Beat;
import org.einthoven.diagnosis.Finding;
import org.einthoven.diagnosis.FindingCode;
import org.einthoven.ecg.BeatClass;
import org.einthoven.ecg.BeatPart;
import org.einthoven.ecg.Ecg;
import org.einthoven.measure.CardiacCycle;

/**
 * Explains the findings that rest on the class of beats by a heatmap and by what each wave adds. A map that does hardly
 * better than chance is not given, nor are shares that do not, or that are at odds with the map: a wrong reason is worse
 * than none.
 */
public final class BeatExplainer {

    private static final Map<FindingCode, BeatClass> EXPLAINED = Map.of(
            FindingCode.VENTRICULAR_ECTOPY, BeatClass.V,
            FindingCode.SUPRAVENTRICULAR_ECTOPY, BeatClass.S,
            FindingCode.FUSION_BEATS, BeatClass.F,
            FindingCode.UNCLASSIFIABLE_BEATS, BeatClass.Q);

    /** In longer recordings an excerpt of this length is explained, so that an explanation costs no more than a reading. */
    private static final double LONGEST_MS = 30_000;

    /** Beats whose waves share out the decision: beats of a class are alike, and each costs 32 runs of the model. */
    private static final int MOST_SHARED = 6;

    private static final String MODEL = "beat";
    private static final String SHARES = "wave-shapley";

    private final BeatScorer scorer;
    private final SanityChecks checks;

    public BeatExplainer(BeatScorer scorer) {
        this(scorer, SanityChecks.published());
    }

    BeatExplainer(BeatScorer scorer, SanityChecks checks) {
        this.scorer = scorer;
        this.checks = checks;
    }

    /**
     * @param ecg the leads that the model was given; only those that it looked at are asked about
     * @param cycles the beats as the model classified them, with their waves
     * @return at most one explanation for each finding
     */
    public List<Explanation> explain(Ecg ecg, List<CardiacCycle> cycles, List<Finding> findings) {
        List<Explanation> explanations = new ArrayList<>();
        if (!checks.allow(Occlusion.METHOD, MODEL)) {
            return explanations;
        }
        for (Finding finding : findings) {
            BeatClass explained = EXPLAINED.get(finding.code());
            if (explained != null) {
                explain(ecg, cycles, explained, finding.id()).ifPresent(explanations::add);
            }
        }
        return explanations;
    }

    private Optional<Explanation> explain(Ecg ecg, List<CardiacCycle> cycles, BeatClass explained, String findingId) {
        List<Beat> beats = cycles.stream().map(CardiacCycle::beat).toList();
        Excerpt excerpt = Excerpt.around(scorer.lookedAt(ecg), beats, explained, LONGEST_MS);
        // asked anew in any case: the reading's beats have probabilities, and a score can only fall from a score
        List<Beat> inside = scorer.classify(excerpt.ecg(), excerpt.rPeaksMs(beats));
        List<Integer> chosen = IntStream.range(0, inside.size())
                .filter(b -> inside.get(b).beatClass() == explained)
                // not what a criterion or a reader called something else
                .filter(b -> !excerpt.isWhole() || beats.get(b).beatClass() == explained)
                .boxed()
                .toList();
        if (chosen.isEmpty()) {
            return Optional.empty();
        }
        Occlusion occlusion = new Occlusion(scorer, excerpt.ecg(), inside, explained, chosen);
        double[][] drops = occlusion.drops();
        Faithfulness faithfulness = occlusion.faithfulness(drops);
        if (!faithfulness.passesAsMap()) {
            return Optional.empty();
        }
        Explanation explanation = occlusion.explain(findingId, drops, faithfulness);
        List<Integer> surest = surest(inside, chosen, explained);
        double[] rPeaksMs = inside.stream().mapToDouble(Beat::timeMs).toArray();
        List<CardiacCycle> waves = excerpt.cycles(cycles);
        CoalitionGame<BeatPart> game = game(scorer, excerpt.ecg(), waves, rPeaksMs, surest, explained);
        boolean told = checks.allow(SHARES, MODEL)
                && game.faithfulness().passes()
                && WaveAgreement.holds(
                        surest.stream().map(b -> drops[chosen.indexOf(b)]).toList(),
                        surest.stream()
                                .map(b -> occlusion.windows().get(chosen.indexOf(b)))
                                .toList(),
                        surest.stream()
                                .map(b -> BeatParts.of(waves.get(b), excerpt.ecg()))
                                .toList(),
                        game);
        return Optional.of(excerpt.spread(explanation).withWaveShares(told ? game.shares() : Map.of()));
    }

    /** Beats of a class of which the model is surest, in order of time. */
    public static List<Integer> surest(List<Beat> beats, BeatClass explained) {
        List<Integer> all = IntStream.range(0, beats.size())
                .filter(b -> beats.get(b).beatClass() == explained)
                .boxed()
                .toList();
        return surest(beats, all, explained);
    }

    private static List<Integer> surest(List<Beat> beats, List<Integer> among, BeatClass explained) {
        return among.stream()
                .sorted(Comparator.comparingDouble(b -> -beats.get(b).scores().getOrDefault(explained, 0.0)))
                .limit(MOST_SHARED)
                .sorted()
                .toList();
    }

    /**
     * How the waves of some beats share out the mean log-odds of their class.
     *
     * @param cycles all beats with their waves
     * @param rPeaksMs of all beats
     * @param chosen indices of those that take part
     */
    public static CoalitionGame<BeatPart> game(
            BeatScorer scorer,
            Ecg ecg,
            List<CardiacCycle> cycles,
            double[] rPeaksMs,
            List<Integer> chosen,
            BeatClass explained) {
        return WaveShapley.game(
                variant -> scorer.classify(variant, rPeaksMs, chosen).stream()
                        .mapToDouble(beat -> LogOdds.of(beat, explained))
                        .average()
                        .orElseThrow(),
                ecg,
                chosen.stream().map(cycles::get).toList());
    }
}
