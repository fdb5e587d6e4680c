package org.einthoven.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.einthoven.evaluation.PulseScore;
import org.einthoven.inference.ModelCard;
import org.einthoven.inference.OnnxModel;
import org.einthoven.inference.Tensor;
import org.einthoven.ppg.Phase;
import org.einthoven.ppg.PulseDelineator;
import org.einthoven.ppg.PulsePreparation;
import org.einthoven.training.net.Chain;
import org.einthoven.training.net.OnnxGraph;
import org.einthoven.training.net.PulseNetwork;

/** Trains the pulse model on generated pleths. Where {@code --data} names real ones, it is measured on them too. */
final class PulseTraining implements TrainingTask {

    static final String VERSION = "1.0.2";

    private static final int PLETHS = 800;
    private static final int EPOCHS = 30;
    private static final float LEARNING_RATE = 4e-3f;
    private static final float WEIGHT_DECAY = 0.01f;
    private static final int CLASSES = Phase.values().length;

    @Override
    public String name() {
        return "ppg";
    }

    @Override
    public void train(TrainingOptions options) throws IOException {
        if (options.fold().isPresent()) {
            throw new IllegalArgumentException("generated pleths have no folds: leave --fold out");
        }
        int epochs = options.epochs() > 0 ? options.epochs() : EPOCHS;
        PulseCorpus corpus = PulseCorpus.generate(PLETHS, options.seed());
        System.out.printf("%s: %d pleths generated%n", name(), corpus.size());
        Chain network = PulseNetwork.of(CLASSES);
        Path folder = options.outOr(Path.of("models", name(), VERSION));
        try (Learner learner = new Learner(name(), network, options.seed(), new Shape(1, 1, 400))) {
            TrainingLoop.Plan plan = new TrainingLoop.Plan(name(), epochs, options.seed(), LEARNING_RATE, WEIGHT_DECAY);
            new TrainingLoop(plan, options.checkpoint(), System.out).run(learner, new PulseLesson(corpus));
            write(folder, learner, network, card(options, epochs, learner.size()));
        }
        ModelFolder.addMetrics(folder, measured(folder, options));
    }

    private static List<ModelCard.Metric> measured(Path folder, TrainingOptions options) throws IOException {
        List<ModelCard.Metric> metrics = new ArrayList<>();
        try (OnnxModel model = OnnxModel.open(folder)) {
            PulseDelineator delineator = new PulseDelineator(model);
            metrics.addAll(CardMetrics.of(PulseScore.onGenerated(delineator), PulseScore.GENERATED));
            if (options.data() != null) {
                metrics.addAll(CardMetrics.of(PulseScore.onReal(options.data(), delineator), PulseScore.REAL));
            }
        }
        metrics.forEach(metric -> System.out.printf(Locale.ROOT, "%s %.4f%n", metric.name(), metric.value()));
        return metrics;
    }

    private void write(Path folder, Learner learner, Chain network, ModelCard card) throws IOException {
        OnnxGraph graph = new OnnxGraph();
        String x = graph.input("pleth", "frames", "1", "1", "samples");
        String scores = graph.node("Softmax", List.of(network.export(graph, x)), OnnxGraph.integer("axis", 1));
        graph.output("scores", scores, "frames", String.valueOf(CLASSES), "1", "samples");
        int samples = 400;
        float[] in = new float[samples];
        for (int i = 0; i < samples; i++) {
            // bumps stand for pulses
            in[i] = (float) (Math.pow(Math.cos(i * 0.04), 8) - 0.4);
        }
        float[] out;
        try (NDManager manager = learner.manager().newSubManager()) {
            NDArray logits = learner.trainer(WEIGHT_DECAY)
                    .evaluate(new NDList(manager.create(in, new Shape(1, 1, samples))))
                    .singletonOrThrow();
            out = logits.softmax(1).toFloatArray();
        }
        ModelFolder.write(
                folder,
                graph,
                card,
                Map.of("pleth", Tensor.of(in, 1, 1, 1, samples)),
                Map.of("scores", Tensor.of(out, 1, CLASSES, 1, samples)));
    }

    private ModelCard card(TrainingOptions options, int epochs, long parameters) {
        return new ModelCard(
                name(),
                VERSION,
                "Scores each sample of a photoplethysmogram as diastolic or systolic.",
                "",
                List.of(new ModelCard.Port(
                        "pleth",
                        List.of("frames", "1", "1", "samples"),
                        "pleth with the upstroke going up, baseline removed, divided by its typical peak-to-peak"
                                + " amplitude",
                        PulsePreparation.RATE.hz(),
                        List.of())),
                List.of(new ModelCard.Port(
                        "scores",
                        List.of("frames", String.valueOf(CLASSES), "1", "samples"),
                        "score from 0 to 1, summing to 1 over the classes",
                        PulsePreparation.RATE.hz(),
                        Arrays.stream(Phase.values()).map(Phase::name).toList())),
                List.of(),
                List.of(new ModelCard.Source(
                        "Generated pleths (org.einthoven.synthesis)",
                        PLETHS + " of 24 s: 40 to 160 pulses a minute, regular and irregular, soft and stiff arteries,"
                                + " baseline wander, muscle noise and motion; no real recording",
                        "none needed")),
                "generated: even seeds to learn from, odd ones to measure; no weight was learned from PPG-BP",
                List.of(),
                new ModelCard.Training(options.command(), options.seed(), ModelFolder.commit(), epochs),
                parameters,
                List.of(
                        "Learned from generated pulses only.",
                        "Expects the systolic upstroke to go up; an inverted pleth is read wrongly.",
                        "Not trained on rates below 40 or above 160 a minute.",
                        "Research use; not a medical device."),
                "Apache-2.0");
    }
}
