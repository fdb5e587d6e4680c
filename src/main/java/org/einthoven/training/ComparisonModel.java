package org.einthoven.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.einthoven.inference.ModelCard;
import org.einthoven.inference.Tensor;
import org.einthoven.training.net.Layer;
import org.einthoven.training.net.OnnxGraph;

/**
 * A system as others built it, trained here to be measured beside ours; no server reads with it.
 *
 * @param input rows of any number, then channels, 1 and samples
 * @param output classes in the order of the network's channels
 */
record ComparisonModel(String name, String task, ModelCard.Port input, ModelCard.Port output, ModelCard.Source source) {

    static final String VERSION = "1.0.0";

    /** A picture of the training, beside the model. */
    private static final int ROWS = 3;

    /** Rows of the graph, of which there may be any number. */
    static final String ANY = "rows";

    /** One channel of {@code samples} samples at {@code rateHz}. */
    static ModelCard.Port oneChannel(String name, int samples, double rateHz, String unit) {
        return new ModelCard.Port(name, List.of(ANY, "1", "1", String.valueOf(samples)), unit, rateHz, List.of());
    }

    /** A score from 0 to 1 of each class for each sample. */
    static ModelCard.Port scores(int samples, double rateHz, List<String> classes) {
        return new ModelCard.Port(
                "scores",
                List.of(ANY, String.valueOf(classes.size()), "1", String.valueOf(samples)),
                "score from 0 to 1, summing to 1 over the classes",
                rateHz,
                classes);
    }

    /** One logit a class for the whole row. */
    static ModelCard.Port logits(List<String> classes) {
        return new ModelCard.Port("logits", List.of(ANY, String.valueOf(classes.size())), "logit", null, classes);
    }

    /**
     * Writes the model's folder, with a picture of how the training went.
     *
     * @param split how what was learned from is kept apart from what it will be measured on
     */
    void write(TrainingOptions options, Learner learner, Layer network, String split, TrainingLoop.Trained trained)
            throws IOException {
        boolean eachSample = output.shape().size() > 2;
        OnnxGraph graph = new OnnxGraph();
        String x = graph.input(input.name(), input.shape().toArray(String[]::new));
        String y = network.export(graph, x);
        String out = eachSample
                ? graph.node("Softmax", List.of(y), OnnxGraph.integer("axis", 1))
                : graph.node("Squeeze", List.of(y, graph.integers(2, 3)));
        graph.output(output.name(), out, output.shape().toArray(String[]::new));
        int channels = Integer.parseInt(input.shape().get(1));
        int samples = Integer.parseInt(input.shape().get(3));
        float[] in = new float[ROWS * channels * samples];
        for (int i = 0; i < in.length; i++) {
            // no recording leaves the workshop: bumps stand for beats
            in[i] = (float) (Math.pow(Math.cos(i * 0.0245), 40) - 0.3 * Math.pow(Math.sin(i * 0.011), 8));
        }
        long classes = output.classes().size();
        float[] golden;
        try (NDManager manager = learner.manager().newSubManager()) {
            NDArray logits = learner.trainer(0)
                    .evaluate(new NDList(manager.create(in, new Shape(ROWS, channels, samples))))
                    .singletonOrThrow();
            golden = (eachSample ? logits.softmax(1) : logits).toFloatArray();
        }
        ModelFolder.write(
                options.outForComparison(),
                graph,
                card(options, split, trained.epoch(), learner.size()),
                Map.of(input.name(), Tensor.of(in, ROWS, channels, 1, samples)),
                Map.of(
                        output.name(),
                        eachSample ? Tensor.of(golden, ROWS, classes, 1, samples) : Tensor.of(golden, ROWS, classes)));
    }

    private ModelCard card(TrainingOptions options, String split, int epochs, long parameters) {
        return new ModelCard(
                name,
                VERSION,
                task,
                "",
                List.of(input),
                List.of(output),
                List.of(),
                List.of(source),
                split,
                List.of(),
                new ModelCard.Training(options.command(), options.seed(), ModelFolder.commit(), epochs),
                parameters,
                List.of("Made to be compared with, not to read for anybody.", "Research use; not a medical device."),
                "Apache-2.0; training data under their own licences, to be attributed");
    }
}
