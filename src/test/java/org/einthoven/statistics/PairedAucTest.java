package org.einthoven.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.einthoven.evaluation.Discrimination;
import org.einthoven.evaluation.Scored;
import org.einthoven.statistics.PairedAuc.Case;
import org.junit.jupiter.api.Test;

class PairedAucTest {

    /**
     * Worked by hand. Three positives and two negatives; the new score puts 5 of 6 pairs right, the old one 3 and two ties
     * half. Components of positives: 0, 0, 1/4 ... as below; DeLong et al. 1988, (2) to (5).
     */
    @Test
    void givesDeLongsVarianceAsWorkedByHand() {
        PairedAuc areas = PairedAuc.of(List.of(
                new Case(true, 0.9, 0.8),
                new Case(true, 0.8, 0.4),
                new Case(true, 0.4, 0.5),
                new Case(false, 0.5, 0.5),
                new Case(false, 0.2, 0.4)));

        // pairs of the new score: 1 1 / 1 1 / 0 1; of the old one: 1 1 / 0 1/2 / 1/2 1
        assertThat(areas.newAuc()).isEqualTo(5 / 6.0, within(1e-12));
        assertThat(areas.oldAuc()).isEqualTo(4 / 6.0, within(1e-12));
        // differences by positive: 0, 3/4, -1/4; by negative: 1/6, 1/6; mean 1/6
        double ofPositives = (1 / 36.0 + 49 / 144.0 + 25 / 144.0) / 2;
        double half = Share.Z * Math.sqrt(ofPositives / 3);
        assertThat(areas.difference().value()).isEqualTo(1 / 6.0, within(1e-12));
        assertThat(areas.difference().low()).isEqualTo(1 / 6.0 - half, within(1e-12));
        assertThat(areas.difference().high()).isEqualTo(1 / 6.0 + half, within(1e-12));
    }

    @Test
    void givesTheAreaThatTheWorkshopGives() {
        List<Case> cases = random(300, 0.3, 7);

        assertThat(PairedAuc.of(cases).newAuc())
                .isEqualTo(
                        Discrimination.auc(cases.stream()
                                .map(one -> new Scored(one.newScore(), one.truth()))
                                .toList()),
                        within(1e-12));
    }

    /** Two scores of one quality, correlated: 95 % of the intervals hold 0, give or take three standard errors. */
    @Test
    void coversTheTrueDifference() {
        int held = 0;
        int draws = 400;
        for (int draw = 0; draw < draws; draw++) {
            Interval difference = PairedAuc.of(random(120, 0.3, draw)).difference();
            held += difference.low() <= 0 && difference.high() >= 0 ? 1 : 0;
        }
        assertThat((double) held / draws).isBetween(0.915, 0.985);
    }

    @Test
    void saysNothingOfOneKind() {
        assertThat(PairedAuc.of(List.of(new Case(true, 1, 0))).newAuc()).isNaN();
        assertThat(PairedAuc.of(List.of(new Case(true, 1, 0), new Case(false, 0, 0)))
                        .difference()
                        .low())
                .isNaN();
    }

    private static List<Case> random(int count, double share, long seed) {
        Random random = new Random(seed);
        return IntStream.range(0, count)
                .mapToObj(i -> {
                    boolean truth = random.nextDouble() < share;
                    double common = random.nextGaussian() + (truth ? 1 : 0);
                    return new Case(truth, common + random.nextGaussian(), common + random.nextGaussian());
                })
                .toList();
    }
}
