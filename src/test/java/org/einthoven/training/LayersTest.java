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
import java.util.SplittableRandom;
import org.einthoven.inference.ModelCard;
import org.einthoven.inference.OnnxModel;
import org.einthoven.inference.Tensor;
import org.einthoven.training.net.Attention;
import org.einthoven.training.net.BatchNormalisation;
import org.einthoven.training.net.Branches;
import org.einthoven.training.net.Chain;
import org.einthoven.training.net.Convolution;
import org.einthoven.training.net.Dropout;
import org.einthoven.training.net.Layer;
import org.einthoven.training.net.Lstm;
import org.einthoven.training.net.OnnxGraph;
import org.einthoven.training.net.OverTime;
import org.einthoven.training.net.RecurrentBeatNetwork;
import org.einthoven.training.net.SqueezeExcitation;
import org.einthoven.training.net.StatementSeeds;
import org.einthoven.training.net.TemporalBlock;
import org.einthoven.training.net.TemporalNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LayersTest {

    private static final float CLOSE = 1e-4f;
    private static final int ROWS = 4;

    @TempDir
    Path folder;

    /** Each with its channels and samples in. */
    private enum Example {
        SQUEEZE(6, 40),
        BATCH_NORMALISATION(5, 40),
        DROPOUT(5, 40),
        MEMORY(3, 40),
        MEMORIES_ON_TOP_OF_EACH_OTHER(1, 40),
        LAST_SAMPLE(4, 40),
        MEAN(4, 40),
        BRANCHES(3, 40),
        ATTENTION(6, 40),
        TEMPORAL_BLOCK(4, 40),
        TEMPORAL_BLOCK_THAT_WIDENS(4, 40),
        TEMPORAL_ECG(1, 250),
        TEMPORAL_PULSES(1, 250),
        RECURRENT_BEATS(1, 250),
        TWO_BRANCHES(12, 504),
        HYBRID(12, 504);

        private final int channels;
        private final int samples;

        Example(int channels, int samples) {
            this.channels = channels;
            this.samples = samples;
        }

        Layer layer() {
            return switch (this) {
                case SQUEEZE -> new SqueezeExcitation(6, 2);
                case BATCH_NORMALISATION -> new BatchNormalisation();
                case DROPOUT -> Dropout.ofValues(0.5f);
                case MEMORY -> new Lstm(5);
                case MEMORIES_ON_TOP_OF_EACH_OTHER -> new Chain(new Lstm(7), new Lstm(4), OverTime.last());
                case LAST_SAMPLE -> OverTime.last();
                case MEAN -> OverTime.mean();
                case BRANCHES ->
                    new Branches(
                            new Chain(new Convolution(Convolution.Form.of(4, 3)), OverTime.mean()),
                            new Chain(new Lstm(6), OverTime.last()));
                case ATTENTION -> new Attention(6, 3);
                case TEMPORAL_BLOCK -> new TemporalBlock(new TemporalBlock.Form(4, 4, 7, 2, 2, 0.1f));
                case TEMPORAL_BLOCK_THAT_WIDENS -> new TemporalBlock(new TemporalBlock.Form(4, 6, 7, 4, 0, 0.1f));
                case TEMPORAL_ECG -> TemporalNetwork.ofEcg(4);
                case TEMPORAL_PULSES -> TemporalNetwork.ofPulses(2);
                case RECURRENT_BEATS -> RecurrentBeatNetwork.of(5);
                case TWO_BRANCHES -> StatementSeeds.twoBranches(1);
                case HYBRID -> StatementSeeds.hybrid(5);
            };
        }
    }

    @ParameterizedTest
    @EnumSource
    void theExportedLayerComputesWhatPyTorchComputes(Example example) throws IOException {
        Layer layer = example.layer();
        try (Learner learner = new Learner("layer", layer, 1, shape(example, ROWS))) {
            // normalisation has seen something, as it will have after a training
            try (NDManager manager = learner.manager().newSubManager()) {
                learner.trainer(0).forward(new NDList(manager.create(input(example, ROWS, 3), shape(example, ROWS))));
            }
            float[] in = input(example, ROWS, 1);
            float[] other = input(example, ROWS + 1, 2);
            Tensor expected = evaluated(learner, example, in, ROWS);
            // opening the folder compares the first
            write(example, layer, in, expected);
            try (OnnxModel model = OnnxModel.open(folder)) {
                Tensor run = model.run(Tensor.of(other, ROWS + 1, example.channels, 1, example.samples));

                assertThat(run.toArray())
                        .containsExactly(
                                evaluated(learner, example, other, ROWS + 1).toArray(), within(CLOSE));
                assertThat(run.toArray()).isNotEqualTo(new float[run.toArray().length]);
            }
        }
    }

    @Test
    void dropoutLeavesOutAndMakesUpForItInTrainingOnly() {
        try (Learner learner = new Learner("dropout", Dropout.ofChannels(0.5f), 1, new Shape(1, 1000, 2));
                NDManager manager = learner.manager().newSubManager()) {
            NDArray ones = manager.ones(new Shape(1, 1000, 2));

            float[] trained = learner.trainer(0)
                    .forward(new NDList(ones))
                    .singletonOrThrow()
                    .toFloatArray();

            assertThat(learner.trainer(0).evaluate(new NDList(ones)).singletonOrThrow())
                    .isEqualTo(ones);
            for (int channel = 0; channel < 1000; channel++) {
                assertThat(trained[2 * channel]).isIn(0f, 2f).isEqualTo(trained[2 * channel + 1]);
            }
            float sum = 0;
            for (float value : trained) {
                sum += value;
            }
            assertThat(sum / trained.length).isCloseTo(1f, within(0.15f));
        }
    }

    private void write(Example example, Layer layer, float[] in, Tensor out) throws IOException {
        List<String> sidesIn = List.of("rows", String.valueOf(example.channels), "1", String.valueOf(example.samples));
        List<String> sidesOut = List.of(
                "rows", String.valueOf(out.shape()[1]), String.valueOf(out.shape()[2]), String.valueOf(out.shape()[3]));
        OnnxGraph graph = new OnnxGraph();
        String x = graph.input("x", sidesIn.toArray(String[]::new));
        graph.output("y", layer.export(graph, x), sidesOut.toArray(String[]::new));
        ModelFolder.write(
                folder,
                graph,
                card(sidesIn, sidesOut),
                Map.of("x", Tensor.of(in, ROWS, example.channels, 1, example.samples)),
                Map.of("y", out));
    }

    private static Tensor evaluated(Learner learner, Example example, float[] in, int rows) {
        try (NDManager manager = learner.manager().newSubManager()) {
            NDArray out = learner.trainer(0)
                    .evaluate(new NDList(manager.create(in, shape(example, rows))))
                    .singletonOrThrow();
            long[] sides = out.getShape().getShape();
            return Tensor.of(out.toFloatArray(), sides[0], sides[1], 1, sides[2]);
        }
    }

    private static Shape shape(Example example, int rows) {
        return new Shape(rows, example.channels, example.samples);
    }

    private static float[] input(Example example, int rows, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] values = new float[rows * example.channels * example.samples];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    private static ModelCard card(List<String> in, List<String> out) {
        return new ModelCard(
                "layer",
                "1.0.0",
                "computes",
                "",
                List.of(new ModelCard.Port("x", in, "none", null, List.of())),
                List.of(new ModelCard.Port("y", out, "none", null, List.of())),
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
