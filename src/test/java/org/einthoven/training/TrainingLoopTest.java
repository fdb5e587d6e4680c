package org.einthoven.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.Trainer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;
import org.einthoven.inference.ModelCard;
import org.einthoven.inference.OnnxModel;
import org.einthoven.inference.Tensor;
import org.einthoven.training.net.Chain;
import org.einthoven.training.net.Convolution;
import org.einthoven.training.net.Dropout;
import org.einthoven.training.net.OnnxGraph;
import org.einthoven.training.net.Residual;
import org.einthoven.training.net.Upsampling;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingLoopTest {

    private static final PrintStream SILENT = new PrintStream(OutputStream.nullOutputStream());

    /** A Linux device to which nothing can be written because it is full. */
    private static final Path FULL = Path.of("/dev/full");

    @TempDir
    Path folder;

    @Test
    void theSameSeedGivesTheSameModelToTheLastBit() throws IOException {
        assertThat(train("a", 3, 7)).isEqualTo(train("b", 3, 7));
    }

    @Test
    void howItWentIsDrawnBesideTheCheckpoint() throws IOException {
        Path drawn = TrainingLoop.historyFile(folder.resolve("a.checkpoint"));

        train("a", 3, 7);

        assertThat(drawn).hasFileName("a-history.svg");
        assertThat(drawn).content().contains("<svg", "how its training went");
    }

    @Test
    void anotherSeedGivesAnotherModel() throws IOException {
        assertThat(train("a", 1, 7)).isNotEqualTo(train("b", 1, 8));
    }

    @Test
    void anInterruptedTrainingEndsWhereTheUninterruptedOneDoes() throws IOException {
        String whole = train("whole", 4, 7);
        Ramp interrupted = new Ramp(2);
        try {
            train("resumed", 4, 7, interrupted);
        } catch (Interruption expected) {
            assertThat(interrupted.epochsLeft).isZero();
        }
        assertThat(train("resumed", 4, 7)).isEqualTo(whole);
    }

    @Test
    void chanceInTheNetworkIsTheSameAfterAnInterruptionToo() throws IOException {
        float[] whole = withDropout("whole", new Ramp(99));
        try {
            withDropout("resumed", new Ramp(2));
        } catch (Interruption expected) {
            assertThat(folder.resolve("resumed.checkpoint")).exists();
        }

        assertThat(withDropout("resumed", new Ramp(99))).containsExactly(whole);
    }

    @Test
    void withPatienceTheWeightsAreThoseOfTheBestEpochAndNoFurtherOneIsTrained() throws IOException {
        Chain network = new Chain(new Convolution(Convolution.Form.linear(2)));
        Worsening lesson = new Worsening();
        try (Learner learner = new Learner("tiny", network, 3, new Shape(2, 1, 32))) {
            TrainingLoop loop = new TrainingLoop(
                    new TrainingLoop.Plan("tiny", 20, 3, 1e-2f, 0, 2), folder.resolve("patient.checkpoint"), SILENT);

            TrainingLoop.Trained trained = loop.run(learner, lesson);

            assertThat(trained.epoch()).isEqualTo(2);
            assertThat(trained.history().state()).hasSize(8).contains(0, -1, -2);
            assertThat(lesson.seen).hasSize(4);
            assertThat(firstWeight(learner)).isEqualTo(lesson.seen.get(1));
        }
    }

    @Test
    void whatWasBegunOnOtherRecordsIsNotGoneOnWith() throws IOException {
        String alone = train("alone", 2, 7);
        RecordIds others = RecordIds.of("ludb", List.of("1", "2"));
        Ramp lesson = new Ramp(99);
        Chain network = network();
        try (Learner learner = new Learner("tiny", network, 7, new Shape(2, 1, 32))) {
            TrainingLoop.Plan plan = new TrainingLoop.Plan("tiny", 1, 7, 1e-2f, 1e-3f).on(others);
            new TrainingLoop(plan, folder.resolve("alone.checkpoint"), SILENT).run(learner, lesson);
        }

        assertThat(lesson.epochsLeft).as("epochs trained anew").isEqualTo(98);
        assertThat(train("alone", 2, 7)).isEqualTo(alone);
        assertThat(others.digest())
                .isEqualTo(RecordIds.of("ludb", List.of("2", "1")).digest())
                .isNotEqualTo(RecordIds.of("mitdb", List.of("1", "2")).digest())
                .isNotEqualTo(RecordIds.of("ludb", List.of("1")).digest());
    }

    @Test
    void aFullDiscLeavesNoHalfOfAModelAndNoHalfOfAPicture() throws IOException {
        assumeTrue(Files.exists(FULL), "this system has no " + FULL);
        Path model = folder.resolve("model");
        Path beside = Files.createDirectory(folder.resolve(".model.part"));
        Files.createSymbolicLink(beside.resolve("golden.json"), FULL);
        Files.createSymbolicLink(beside.resolve(".golden.json.part"), FULL);
        Chain network = network();
        try (Learner learner = new Learner("tiny", network, 3, new Shape(2, 1, 32))) {
            plan("full", 1, 3).run(learner, new Ramp(99));
            assertThatIOException()
                    .isThrownBy(() -> ModelFolder.write(
                            model,
                            graph(network),
                            card(learner.size()),
                            Map.of("x", Tensor.of(new float[64], 1, 1, 1, 64)),
                            Map.of("y", Tensor.of(new float[128], 1, 2, 1, 64))))
                    .withMessageContaining("could not be written to " + model);
        }
        assertThat(model).doesNotExist();
        assertThat(beside).doesNotExist();

        Files.createSymbolicLink(folder.resolve(".drawn-history.svg.part"), FULL);
        assertThatIOException()
                .isThrownBy(() -> train("drawn", 1, 7))
                .withMessageContaining(folder.resolve("drawn-history.svg") + " could not be written");
        assertThat(Checkpoint.read(folder.resolve("drawn.checkpoint"), "another"))
                .isEmpty();
        assertThat(folder.resolve("drawn.checkpoint")).exists();
    }

    private float[] withDropout(String name, Ramp lesson) throws IOException {
        Chain network = new Chain(
                new Convolution(Convolution.Form.of(4, 3)),
                Dropout.ofValues(0.5f),
                new Convolution(Convolution.Form.linear(2)));
        try (Learner learner = new Learner(name, network, 7, new Shape(2, 1, 32))) {
            plan(name, 4, 7).run(learner, lesson);
            return learner.parameters().get(0).getValue().getArray().toFloatArray();
        }
    }

    private static float firstWeight(Learner learner) {
        return learner.parameters().get(0).getValue().getArray().toFloatArray()[0];
    }

    @Test
    void theExportedModelComputesWhatDjlComputes() throws IOException {
        Chain network = network();
        try (Learner learner = new Learner("tiny", network, 3, new Shape(2, 1, 32))) {
            plan("export", 2, 3).run(learner, new Ramp(99));
            float[] x = new float[3 * 64];
            for (int i = 0; i < x.length; i++) {
                x[i] = (float) Math.cos(i);
            }
            float[] y;
            try (NDManager manager = learner.manager().newSubManager()) {
                y = learner.trainer(0)
                        .evaluate(new NDList(manager.create(x, new Shape(3, 1, 64))))
                        .singletonOrThrow()
                        .toFloatArray();
            }
            ModelFolder.write(
                    folder,
                    graph(network),
                    card(learner.size()),
                    Map.of("x", Tensor.of(x, 3, 1, 1, 64)),
                    Map.of("y", Tensor.of(y, 3, 2, 1, 64)));
        }
        try (OnnxModel model = OnnxModel.open(folder)) {
            assertThat(model.run(Tensor.allocate(5, 1, 1, 40)).shape()).containsExactly(5, 2, 1, 40);
        }
    }

    private String train(String name, int epochs, long seed) throws IOException {
        return train(name, epochs, seed, new Ramp(99));
    }

    private String train(String name, int epochs, long seed, Ramp lesson) throws IOException {
        Chain network = network();
        try (Learner learner = new Learner(name, network, seed, new Shape(2, 1, 32))) {
            plan(name, epochs, seed).run(learner, lesson);
            return OnnxModel.sha256(graph(network).toBytes("tiny", Map.of()));
        }
    }

    private TrainingLoop plan(String name, int epochs, long seed) {
        return new TrainingLoop(
                new TrainingLoop.Plan("tiny", epochs, seed, 1e-2f, 1e-3f),
                folder.resolve(name + ".checkpoint"),
                SILENT);
    }

    private static Chain network() {
        return new Chain(
                new Convolution(Convolution.Form.of(4, 4).strided(2)), new Residual(4, 3, 2), new Upsampling(2, 2));
    }

    private static OnnxGraph graph(Chain network) {
        OnnxGraph graph = new OnnxGraph();
        String x = graph.input("x", "N", "1", "1", "T");
        graph.output("y", network.export(graph, x), "N", "2", "1", "T");
        return graph;
    }

    private static ModelCard card(long parameters) {
        return new ModelCard(
                "tiny",
                "1.0.0",
                "learns a ramp",
                "",
                List.of(new ModelCard.Port("x", List.of("N", "1", "1", "T"), "none", null, List.of())),
                List.of(new ModelCard.Port("y", List.of("N", "2", "1", "T"), "none", null, List.of())),
                List.of(),
                List.of(),
                "none",
                List.of(),
                new ModelCard.Training("none", 1, "unknown", 2),
                parameters,
                List.of(),
                "Apache-2.0");
    }

    /** Stands for a process that is ended from outside. */
    private static final class Interruption extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /** Learns to give its input and the input's square; is interrupted after some epochs. */
    private static final class Ramp implements Lesson {

        private int epochsLeft;

        Ramp(int epochsLeft) {
            this.epochsLeft = epochsLeft;
        }

        @Override
        public int stepsPerEpoch() {
            return 3;
        }

        @Override
        public NDArray loss(Trainer trainer, NDManager manager, RandomGenerator random) {
            float[] values = new float[2 * 32];
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) random.nextGaussian();
            }
            NDArray x = manager.create(values, new Shape(2, 1, 32));
            NDArray y = trainer.forward(new NDList(x)).singletonOrThrow();
            return y.sub(x.concat(x.square(), 1)).square().mean();
        }

        @Override
        public String validate(Trainer trainer, NDManager manager) {
            if (--epochsLeft == 0) {
                throw new Interruption();
            }
            return "";
        }
    }

    /** Does best after its second epoch, and keeps the first weight after each. */
    private static final class Worsening implements Lesson {

        private final Ramp ramp = new Ramp(99);
        private final List<Float> seen = new ArrayList<>();

        @Override
        public int stepsPerEpoch() {
            return ramp.stepsPerEpoch();
        }

        @Override
        public NDArray loss(Trainer trainer, NDManager manager, RandomGenerator random) {
            return ramp.loss(trainer, manager, random);
        }

        @Override
        public String validate(Trainer trainer, NDManager manager) {
            return "";
        }

        @Override
        public OptionalDouble score(Trainer trainer, NDManager manager) {
            seen.add(trainer.getModel()
                    .getBlock()
                    .getParameters()
                    .get(0)
                    .getValue()
                    .getArray()
                    .toFloatArray()[0]);
            return OptionalDouble.of(-Math.abs(seen.size() - 2));
        }
    }
}
