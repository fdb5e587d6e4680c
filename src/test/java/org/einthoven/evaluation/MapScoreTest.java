package org.einthoven.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.einthoven.evaluation.MapScore.Areas;
import org.einthoven.explain.CoalitionGame;
import org.einthoven.explain.Faithfulness;
import org.einthoven.statistics.Interval;
import org.junit.jupiter.api.Test;

class MapScoreTest {

    private static final Faithfulness GOOD = new Faithfulness(5, 1);
    private static final Faithfulness BAD = new Faithfulness(1, 1.5);

    @Test
    void countsWhatWasAskedOnly() {
        Map<String, Object> figures = MapScore.figures(
                List.of(List.of(map(1, 0.5, 0.1), map(0, 0.5, 0.3)), List.of(map(Double.NaN, 0.5, 0.2))));

        assertThat(figures).containsEntry("patients", 2).containsEntry("maps", 3);
        assertThat(value(figures, "pointing")).isEqualTo(0.5);
        assertThat(value(figures, "pointingAboveChance")).isEqualTo(0);
        assertThat(value(figures, "rankCorrelationWithShuffledWeights")).isCloseTo(0.2, within(1e-12));
        assertThat(value(figures, "passes")).isEqualTo(1);
        assertThat(value(figures, "passesByChance")).isEqualTo(0.5);
        assertThat(figures).containsEntry("advantageOf95OfChance", 4.0).containsEntry("largestIncompleteness", 0.25);
    }

    @Test
    void comparesEachCurveWithItsOwnChance() {
        Map<String, Object> figures = MapScore.figures(List.of(List.of(map(1, 0.5, 0))));

        assertThat(value((Map<?, ?>) figures.get("deletion"), "aboveChance")).isEqualTo(2);
        assertThat(value((Map<?, ?>) figures.get("deletion"), "aboveAmplitude")).isEqualTo(1);
        assertThat(value((Map<?, ?>) figures.get("insertion"), "aboveChance")).isEqualTo(6);
    }

    @Test
    void patientsWithoutMapsAreNotCounted() {
        assertThat(MapScore.figures(List.of(List.of(), List.of(map(1, 0.5, 0)))))
                .containsEntry("patients", 1);
    }

    @Test
    void theLargestShareIsAHitWhereTheEvidenceIsKnownToBe() {
        CoalitionGame<String> game = new CoalitionGame<>(List.of("a", "b", "c"), new double[] {0, 1, 4, 5, 0, 1, 4, 5});

        MapScore hit = StatementMaps.ofGame(game, new double[3], Set.of("b"), List.of());
        MapScore miss = StatementMaps.ofGame(game, new double[3], Set.of("a", "c"), List.of());
        MapScore unknown = StatementMaps.ofGame(game, new double[3], Set.of(), List.of());

        assertThat(hit.pointed()).isEqualTo(1);
        assertThat(hit.pointedByChance()).isCloseTo(1.0 / 3, within(1e-12));
        assertThat(miss.pointed()).isZero();
        assertThat(miss.pointedByChance()).isCloseTo(2.0 / 3, within(1e-12));
        assertThat(unknown.pointed()).isNaN();
        assertThat(hit.incompleteness()).isCloseTo(0, within(1e-12));
        assertThat(hit.rankCorrelation()).isNaN();
    }

    @Test
    void aMapOfAnUnlearnedModelWithTheSameOrderIsSeen() {
        CoalitionGame<String> game = new CoalitionGame<>(List.of("a", "b"), new double[] {0, 1, 4, 5});

        assertThat(StatementMaps.ofGame(game, new double[2], Set.of(), List.of(new double[] {0.1, 0.2}))
                        .rankCorrelation())
                .isEqualTo(1);
    }

    private static MapScore map(double pointed, double byChance, double correlation) {
        return new MapScore(
                pointed,
                Double.isNaN(pointed) ? Double.NaN : byChance,
                new Areas(4, 3, 2),
                new Areas(9, 1, 3),
                correlation,
                0.25,
                Faithfulness::passes,
                GOOD,
                List.of(GOOD, BAD));
    }

    private static double value(Map<?, ?> figures, String key) {
        return ((Interval) figures.get(key)).value();
    }
}
