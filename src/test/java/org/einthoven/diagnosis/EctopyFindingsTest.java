package org.einthoven.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.einthoven.beat.Beat;
import org.einthoven.delineation.Delineation;
import org.einthoven.ecg.BeatClass;
import org.junit.jupiter.api.Test;

class EctopyFindingsTest {

    @Test
    void aFindingIsAsSureAsTheModelIsOfTheBeatsThatItCalledSo() {
        Beat surely = beat(BeatClass.V, .9);
        Beat hardly = beat(BeatClass.V, .6);
        Beat byCriterion = beat(BeatClass.N, .95).as(BeatClass.V);

        assertThat(score(FindingCode.VENTRICULAR_ECTOPY, surely, hardly, byCriterion))
                .isCloseTo(.75, within(1e-9));
    }

    @Test
    void whatACriterionOrAReaderCalledSoIsNotDoubtedByTheModelsScore() {
        assertThat(score(FindingCode.FUSION_BEATS, beat(BeatClass.N, .8).as(BeatClass.F)))
                .isEqualTo(1);
        assertThat(score(FindingCode.VENTRICULAR_ECTOPY, new Beat(0, BeatClass.V, Map.of())))
                .isEqualTo(1);
    }

    private static Beat beat(BeatClass best, double score) {
        BeatClass second = best == BeatClass.N ? BeatClass.V : BeatClass.N;
        return new Beat(0, best, Map.of(best, score, second, 1 - score));
    }

    private static double score(FindingCode code, Beat... ectopic) {
        List<Beat> beats = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            Beat one = i < ectopic.length ? ectopic[i] : beat(BeatClass.N, .99);
            beats.add(new Beat(800.0 * i, one.beatClass(), one.scores()));
        }
        Evidence evidence = Cases.of(beats, Delineation.EMPTY, Cases.measured(75, null));
        return new EctopyRule()
                .apply(evidence).stream()
                        .filter(finding -> finding.code() == code)
                        .findFirst()
                        .orElseThrow()
                        .score();
    }
}
