package org.einthoven.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.einthoven.inference.ModelCard;
import org.einthoven.inference.OnnxModel;
import org.einthoven.inference.Tensor;
import org.einthoven.training.net.OnnxGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FamiliarityTest {

    private static final int CHANNELS = 6;

    @TempDir
    Path folder;

    /** A cloud that is a hundred times as wide along its first channel as along its last, far from the origin. */
    private static List<float[]> cloud(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return IntStream.range(0, count)
                .mapToObj(r -> {
                    float[] point = new float[CHANNELS];
                    for (int c = 0; c < CHANNELS; c++) {
                        point[c] = (float) (7 + Math.pow(10, 2 - 0.4 * c) * random.nextGaussian());
                    }
                    return point;
                })
                .toList();
    }

    @Test
    void whatIsLikeWhatWasLearnedFromLiesAboutOneAway() {
        Familiarity familiarity = Familiarity.of(cloud(500, 1));
        double mean = cloud(500, 2).stream()
                .mapToDouble(familiarity::distance)
                .average()
                .orElseThrow();

        assertThat(mean).isBetween(0.4, 1.1);
        assertThat(familiarity.within(0.99, cloud(500, 2))).isBetween(mean, 2.5);
    }

    @Test
    void farIsJudgedByHowFarTheCloudReachesInThatDirection() {
        Familiarity familiarity = Familiarity.of(cloud(500, 1));
        float[] alongTheWide = cloud(1, 3).get(0);
        float[] alongTheNarrow = alongTheWide.clone();
        alongTheWide[0] += 300;
        alongTheNarrow[CHANNELS - 1] += 300;

        assertThat(familiarity.distance(alongTheNarrow)).isGreaterThan(2 * familiarity.distance(alongTheWide));
    }

    @Test
    void theExportedGraphMeasuresTheSameDistance() throws IOException {
        Familiarity familiarity = Familiarity.of(cloud(500, 1));
        float[] point = cloud(1, 4).get(0);
        OnnxGraph graph = new OnnxGraph();
        String x = graph.input("x", "rows", String.valueOf(CHANNELS));
        graph.output("distance", familiarity.export(graph, x), "rows");
        ModelFolder.write(
                folder,
                graph,
                card(),
                Map.of("x", Tensor.of(point, 1, CHANNELS)),
                Map.of("distance", Tensor.of(new float[] {(float) familiarity.distance(point)}, 1)));

        try (OnnxModel model = OnnxModel.open(folder)) {
            float[] other = cloud(1, 5).get(0);
            assertThat((double) model.run(Map.of("x", Tensor.of(other, 1, CHANNELS)))
                            .get("distance")
                            .at(0))
                    .isCloseTo(familiarity.distance(other), within(1e-4));
        }
    }

    private static ModelCard card() {
        return new ModelCard(
                "distance",
                "1.0.0",
                "measures",
                "",
                List.of(new ModelCard.Port("x", List.of("rows", String.valueOf(CHANNELS)), "none", null, List.of())),
                List.of(new ModelCard.Port("distance", List.of("rows"), "none", null, List.of())),
                List.of(),
                List.of(),
                "none",
                List.of(),
                new ModelCard.Training("none", 1, "unknown", 0),
                1,
                List.of(),
                "Apache-2.0");
    }
}
