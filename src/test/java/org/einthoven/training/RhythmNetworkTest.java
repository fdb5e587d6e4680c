package org.einthoven.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.einthoven.inference.ModelCard;
import org.einthoven.inference.OnnxModel;
import org.einthoven.inference.Tensor;
import org.einthoven.training.net.OnnxGraph;
import org.einthoven.training.net.RhythmNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RhythmNetworkTest {

    private static final int ROWS = 5;
    private static final int CLASSES = 4;

    @TempDir
    Path folder;

    @Test
    void theExportedModelComputesWhatDjlComputesForAnyNumberOfBeats() throws IOException {
        RhythmNetwork network = new RhythmNetwork(CLASSES, 2);
        float[] in = wave(7);
        float[] more = wave(30);
        try (Learner learner = new Learner("rhythm", network, 1, new Shape(1, ROWS, 12))) {
            float[] out = evaluated(learner, in);
            OnnxGraph graph = new OnnxGraph();
            String logits = network.export(graph, graph.input("beats", "N", String.valueOf(ROWS), "1", "beats"));
            graph.output("logits", logits, "N", String.valueOf(CLASSES));
            // opening the folder compares the two
            ModelFolder.write(
                    folder,
                    graph,
                    card(learner.size()),
                    Map.of("beats", Tensor.of(in, 1, ROWS, 1, 7)),
                    Map.of("logits", Tensor.of(out, 1, CLASSES)));
            try (OnnxModel model = OnnxModel.open(folder)) {
                Tensor run = model.run(Map.of("beats", Tensor.of(more, 1, ROWS, 1, 30)))
                        .get("logits");
                assertThat(run.toArray()).containsExactly(evaluated(learner, more), within(1e-4f));
            }
        }
    }

    @Test
    void inTrainingEachNetworkAnswersForItself() {
        RhythmNetwork network = new RhythmNetwork(CLASSES, 3);
        try (Learner learner = new Learner("rhythm", network, 1, new Shape(1, ROWS, 12));
                NDManager manager = learner.manager().newSubManager()) {
            NDArray x = manager.create(wave(12), new Shape(1, ROWS, 12));

            NDArray each = learner.trainer(0).forward(new NDList(x)).singletonOrThrow();

            assertThat(each.getShape()).isEqualTo(new Shape(3, 1, CLASSES));
        }
    }

    private static float[] evaluated(Learner learner, float[] in) {
        try (NDManager manager = learner.manager().newSubManager()) {
            return learner.trainer(0)
                    .evaluate(new NDList(manager.create(in, new Shape(1, ROWS, in.length / ROWS))))
                    .singletonOrThrow()
                    .toFloatArray();
        }
    }

    private static float[] wave(int beats) {
        float[] wave = new float[ROWS * beats];
        for (int i = 0; i < wave.length; i++) {
            wave[i] = (float) Math.cos(i * i * 0.1);
        }
        return wave;
    }

    private static ModelCard card(long parameters) {
        return new ModelCard(
                "rhythm",
                "1.0.0",
                "tells rhythms",
                "",
                List.of(new ModelCard.Port(
                        "beats", List.of("N", String.valueOf(ROWS), "1", "beats"), "none", null, List.of())),
                List.of(new ModelCard.Port("logits", List.of("N", String.valueOf(CLASSES)), "logit", null, List.of())),
                List.of(),
                List.of(),
                "none",
                List.of(),
                new ModelCard.Training("none", 1, "unknown", 0),
                parameters,
                List.of(),
                "Apache-2.0");
    }
}
