package org.einthoven.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.einthoven.beat.Beat;
import org.einthoven.diagnosis.Finding;
import org.einthoven.diagnosis.FindingCode;
import org.einthoven.ecg.BeatClass;
import org.einthoven.ecg.Ecg;

/**
 * Explains the findings that rest on the class of beats. A map that does no better than chance is not given: a wrong
 * reason is worse than none.
 */
public final class BeatExplainer {

    private static final Map<FindingCode, BeatClass> EXPLAINED = Map.of(
            FindingCode.VENTRICULAR_ECTOPY, BeatClass.V,
            FindingCode.SUPRAVENTRICULAR_ECTOPY, BeatClass.S,
            FindingCode.FUSION_BEATS, BeatClass.F,
            FindingCode.UNCLASSIFIABLE_BEATS, BeatClass.Q);

    /** In longer recordings an excerpt of this length is explained, so that an explanation costs no more than a reading. */
    private static final double LONGEST_MS = 30_000;

    private final BeatScorer scorer;

    public BeatExplainer(BeatScorer scorer) {
        this.scorer = scorer;
    }

    /**
     * @param ecg the leads that the model was given; only those that it looked at are asked about
     * @param beats as the model classified them
     * @return at most one explanation for each finding
     */
    public List<Explanation> explain(Ecg ecg, List<Beat> beats, List<Finding> findings) {
        List<Explanation> explanations = new ArrayList<>();
        for (Finding finding : findings) {
            BeatClass explained = EXPLAINED.get(finding.code());
            if (explained != null) {
                explain(ecg, beats, explained, finding.id()).ifPresent(explanations::add);
            }
        }
        return explanations;
    }

    private Optional<Explanation> explain(Ecg ecg, List<Beat> beats, BeatClass explained, String findingId) {
        Excerpt excerpt = Excerpt.around(scorer.lookedAt(ecg), beats, explained, LONGEST_MS);
        List<Beat> inside = excerpt.isWhole() ? beats : scorer.classify(excerpt.ecg(), excerpt.rPeaksMs(beats));
        List<Integer> chosen = IntStream.range(0, inside.size())
                .filter(b -> inside.get(b).beatClass() == explained)
                .boxed()
                .toList();
        if (chosen.isEmpty()) {
            return Optional.empty();
        }
        Explanation explanation = new Occlusion(scorer, excerpt.ecg(), inside, explained, chosen).explain(findingId);
        return explanation.faithfulness().passes() ? Optional.of(excerpt.spread(explanation)) : Optional.empty();
    }
}
