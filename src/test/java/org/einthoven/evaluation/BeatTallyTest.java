package org.einthoven.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.einthoven.beat.Beat;
import org.einthoven.ecg.BeatClass;
import org.einthoven.ecg.Subject;
import org.einthoven.evaluation.Ec57.Stretch;
import org.einthoven.evaluation.Ec57.TrueBeat;
import org.einthoven.statistics.Interval;
import org.junit.jupiter.api.Test;

class BeatTallyTest {

    private static final int N = BeatClass.N.ordinal();
    private static final int S = BeatClass.S.ordinal();
    private static final int V = BeatClass.V.ordinal();

    private static final List<TrueBeat> TRUTH =
            List.of(truth(1000, BeatClass.N), truth(1600, BeatClass.V), truth(2600, BeatClass.N));

    @Test
    void atReferencePositionsOnlyTheClassIsJudged() {
        Confusion confusion = BeatTally.atReference(
                TRUTH, List.of(called(1000, BeatClass.N), called(1600, BeatClass.V), called(2600, BeatClass.S)));

        assertThat(confusion.sensitivity(N)).isEqualTo(0.5);
        assertThat(confusion.positivePredictivity(N)).isEqualTo(1);
        assertThat(confusion.f1(V)).isEqualTo(1);
        assertThat(confusion.f1(S)).as("called but never true").isZero();
    }

    @Test
    void endToEndABeatThatWasNotFoundIsMissedInItsClass() {
        Confusion confusion = endToEnd(TRUTH, List.of(called(1000, BeatClass.N), called(2600, BeatClass.N)), List.of());

        assertThat(confusion.sensitivity(V)).isZero();
        assertThat(confusion.count(V, BeatTally.NO_BEAT)).isEqualTo(1);
    }

    @Test
    void endToEndABeatThatIsNotThereCountsAgainstTheClassItWasGiven() {
        Confusion confusion = endToEnd(
                TRUTH,
                List.of(
                        called(1000, BeatClass.N),
                        called(1600, BeatClass.V),
                        called(2100, BeatClass.V),
                        called(2600, BeatClass.N)),
                List.of());

        assertThat(confusion.positivePredictivity(V)).isEqualTo(0.5);
        assertThat(confusion.f1(N)).isEqualTo(1);
    }

    @Test
    void endToEndABeatMayBe150MsAway() {
        assertThat(endToEnd(TRUTH, List.of(called(1750, BeatClass.V)), List.of())
                        .count(V, V))
                .isEqualTo(1);
        assertThat(endToEnd(TRUTH, List.of(called(1751, BeatClass.V)), List.of())
                        .count(V, V))
                .isZero();
    }

    @Test
    void beatsInFlutterAreNotHeldAgainstTheDetector() {
        Confusion confusion = endToEnd(List.of(), List.of(called(5000, BeatClass.V)), List.of(new Stretch(4500, 6000)));

        assertThat(confusion.count(BeatTally.NO_BEAT, V)).isZero();
    }

    @Test
    void theClassOfADetectionIsThatOfTheNearestBeat() {
        assertThat(Ec57.classesOf(new double[] {1010, 1300, 1500}, TRUTH))
                .containsExactly(Optional.of(BeatClass.N), Optional.empty(), Optional.of(BeatClass.V));
    }

    @Test
    void pacedAndUnclassifiableBeatsAreReportedButNotAveraged() {
        Confusion confusion = BeatTally.empty();
        confusion.add(N, N);
        confusion.add(V, V);
        confusion.add(BeatClass.Q.ordinal(), N);
        Map<String, Object> metrics = BeatTally.metrics(List.of(tally(confusion)));
        assertThat(metrics.get("endToEnd"))
                .as("counts, which a card carries on to the comparison of versions")
                .extracting("confusion")
                .extracting("V")
                .extracting("V")
                .isEqualTo(confusion.count(V, V));

        Map<?, ?> reference = (Map<?, ?>) metrics.get("reference");
        assertThat(reference.keySet().stream().map(String::valueOf))
                .containsExactly("N", "S", "V", "F", "Q", "macroF1", "ec57", "confusion");
        // N: 2 of (1 + 1 + 1 wrongly called N), V: 1
        assertThat(((Interval) reference.get("macroF1")).value()).isCloseTo((2.0 / 3 + 1) / 2, within(1e-12));
    }

    @Test
    void theStandardHoldsNeitherFusionNorUnclassifiableBeatsAgainstV() {
        Confusion all = called(V);

        assertThat(all.positivePredictivity(V)).as("strictly").isEqualTo(1.0 / 6);
        Confusion counted = Ec57.counted(all, BeatClass.V);
        assertThat(counted.positivePredictivity(V))
                .as("a normal, a supraventricular and no beat")
                .isEqualTo(1.0 / 4);
        assertThat(counted.f1(V)).isEqualTo(2.0 / (2 + 3));
    }

    @Test
    void theStandardHoldsFusionAgainstSButNotUnclassifiableBeats() {
        Confusion all = called(S);

        assertThat(all.positivePredictivity(S)).as("strictly").isEqualTo(1.0 / 6);
        assertThat(Ec57.counted(all, BeatClass.S).positivePredictivity(S))
                .as("a normal, a ventricular, a fusion and no beat")
                .isEqualTo(1.0 / 5);
    }

    @Test
    void theStandardStillMissesAVentricularBeatThatWasCalledFusion() {
        Confusion all = BeatTally.empty();
        all.add(V, V);
        all.add(V, BeatClass.F.ordinal());

        assertThat(Ec57.counted(all, BeatClass.V).sensitivity(V)).isEqualTo(0.5);
    }

    @Test
    void theStandardsFiguresStandBesideTheStrictOnes() {
        Map<?, ?> reference =
                (Map<?, ?>) BeatTally.metrics(List.of(tally(called(V)))).get("reference");
        Map<?, ?> ec57 = (Map<?, ?>) reference.get("ec57");

        assertThat(((Interval) ((Map<?, ?>) reference.get("V")).get("ppv")).value())
                .isEqualTo(1.0 / 6);
        assertThat(((Interval) ((Map<?, ?>) ec57.get("V")).get("ppv")).value()).isEqualTo(1.0 / 4);
        assertThat(ec57.keySet().stream().map(String::valueOf)).containsExactly("S", "V");
    }

    private static Confusion endToEnd(List<TrueBeat> truth, List<Beat> found, List<Stretch> unscored) {
        return new BeatTally(
                        "a",
                        BeatTally.empty(),
                        BeatTally.endToEnd(truth, found, unscored, AnnotatedRhythms.NONE),
                        Subject.UNKNOWN)
                .endToEnd();
    }

    private static BeatTally tally(Confusion everywhere) {
        return new BeatTally("a", everywhere, Map.of("N", everywhere), Subject.UNKNOWN);
    }

    /** One beat of each class and one place without a beat, all called the same. */
    private static Confusion called(int everything) {
        Confusion confusion = BeatTally.empty();
        for (int truth = 0; truth <= BeatTally.NO_BEAT; truth++) {
            confusion.add(truth, everything);
        }
        return confusion;
    }

    private static TrueBeat truth(double ms, BeatClass beatClass) {
        return new TrueBeat(ms, beatClass);
    }

    private static Beat called(double ms, BeatClass beatClass) {
        return new Beat(ms, beatClass, Map.of(beatClass, 1.0));
    }
}
