package org.einthoven.training;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.einthoven.evaluation.RhythmCohort;
import org.einthoven.inference.ModelCard;
import org.einthoven.inference.Tensor;
import org.einthoven.rhythm.BeatSequence;
import org.einthoven.rhythm.RhythmClass;
import org.einthoven.training.net.OnnxGraph;
import org.einthoven.training.net.RhythmNetwork;

/** Trains the rhythm model on three folds of CinC 2017, calibrates it on the fourth and leaves the fifth to be measured. */
final class RhythmTraining implements TrainingTask {

    static final String VERSION = "1.0.0";

    private static final int MEASURED = 0;
    private static final int EPOCHS = 40;
    private static final float LEARNING_RATE = 3e-3f;
    private static final float WEIGHT_DECAY = 0.05f;
    private static final String ROWS = String.valueOf(BeatSequence.ROWS);
    private static final String CLASSES = String.valueOf(RhythmLesson.CLASSES);

    /** How many networks are averaged. */
    private static final int NETWORKS = 3;

    /** Beats of the example. */
    private static final int EXAMPLE = 12;

    @Override
    public String name() {
        return "rhythm";
    }

    @Override
    public void train(TrainingOptions options) throws IOException {
        int measured = options.fold().orElse(MEASURED);
        RhythmCorpus corpus = RhythmCorpus.read(options.requireData(), measured);
        System.out.printf(
                "%s: %d recordings and %d resting ECGs to learn from, %d to calibrate on%n",
                name(),
                corpus.learning().size(),
                corpus.resting().size(),
                corpus.calibration().size());
        int epochs = options.epochs() > 0 ? options.epochs() : EPOCHS;
        RhythmNetwork network = new RhythmNetwork(RhythmLesson.CLASSES, NETWORKS);
        try (Learner learner = new Learner(name(), network, options.seed(), new Shape(1, BeatSequence.ROWS, EXAMPLE))) {
            TrainingLoop.Plan plan = new TrainingLoop.Plan(
                            name() + " without fold " + measured, epochs, options.seed(), LEARNING_RATE, WEIGHT_DECAY)
                    .on(corpus.ids());
            new TrainingLoop(plan, options.checkpoint(), System.out).run(learner, new RhythmLesson(corpus));
            List<double[]> answers =
                    RhythmLesson.logits(learner.trainer(WEIGHT_DECAY), learner.manager(), corpus.calibration());
            write(options, learner, network, card(options, corpus, measured, epochs, learner.size(), answers));
        }
        String fold = "fold" + measured;
        ModelFolder.addMetrics(
                folder(options),
                CardMetrics.of(
                        RhythmCohort.figures(options.requireData(), folder(options), fold),
                        "CinC 2017 " + fold + ", which the model has not seen"));
    }

    private Path folder(TrainingOptions options) {
        return options.outOr(Path.of("models", name(), VERSION));
    }

    private void write(TrainingOptions options, Learner learner, RhythmNetwork network, ModelCard card)
            throws IOException {
        OnnxGraph graph = new OnnxGraph();
        String logits = network.export(graph, graph.input("beats", "recordings", ROWS, "1", "beats"));
        graph.output("logits", logits, "recordings", CLASSES);
        float[] in = new float[BeatSequence.ROWS * EXAMPLE];
        for (int i = 0; i < in.length; i++) {
            // no recording leaves the workshop: bumps stand for beats
            in[i] = (float) (Math.pow(Math.cos(i * 0.039), 40) - 0.2 * Math.sin(i * 0.011));
        }
        float[] out;
        try (NDManager manager = learner.manager().newSubManager()) {
            out = learner.trainer(WEIGHT_DECAY)
                    .evaluate(new NDList(manager.create(in, new Shape(1, BeatSequence.ROWS, EXAMPLE))))
                    .singletonOrThrow()
                    .toFloatArray();
        }
        ModelFolder.write(
                folder(options),
                graph,
                card,
                Map.of("beats", Tensor.of(in, 1, BeatSequence.ROWS, 1, EXAMPLE)),
                Map.of("logits", Tensor.of(out, 1, RhythmLesson.CLASSES)));
    }

    private ModelCard card(
            TrainingOptions options,
            RhythmCorpus corpus,
            int measured,
            int epochs,
            long parameters,
            List<double[]> answers) {
        int calibrating = RhythmCorpus.calibrationFold(measured);
        String on =
                "CinC 2017 fold " + calibrating + ", " + corpus.calibration().size() + " recordings not learned from";
        return new ModelCard(
                name(),
                VERSION,
                "Says whether a recording shows normal rhythm, atrial fibrillation, another rhythm or too much noise.",
                "",
                List.of(new ModelCard.Port(
                        "beats",
                        List.of("recordings", ROWS, "1", "beats"),
                        "of each beat: 90 samples of one lead at 100 Hz, R peak at sample 35, and of the median beat, the"
                                + " typical complex being of size 1; figures of the beat; figures of the recording",
                        null,
                        List.of())),
                List.of(new ModelCard.Port(
                        "logits",
                        List.of("recordings", CLASSES),
                        "logit; the card's slope and offsets make probabilities of them",
                        null,
                        Arrays.stream(RhythmClass.values()).map(Enum::name).toList())),
                RhythmThresholds.of(answers).onCard(on),
                List.of(
                        new ModelCard.Source(
                                "PhysioNet/CinC Challenge 2017 1.0.0 (Clifford et al. 2017)",
                                corpus.learning().size() + " recordings to learn from, "
                                        + corpus.calibration().size() + " of fold " + calibrating
                                        + " to calibrate on: outside fold " + measured
                                        + "; those whose number is divisible by 5 were never used",
                                "ODC-By 1.0"),
                        new ModelCard.Source(
                                "PTB-XL 1.0.3 (Wagner et al. 2020)",
                                corpus.resting().size() + " recordings of folds 1 to 7 with a rhythm beyond doubt",
                                "CC BY 4.0")),
                "CinC 2017 names no patients: five folds by a hash of the record's id",
                List.of(),
                new ModelCard.Training(options.command(), options.seed(), ModelFolder.commit(), epochs),
                parameters,
                List.of(
                        "Learned from hand-held recordings of one lead at rest, labelled by one to eight people.",
                        "\"Another rhythm\" is whatever is neither normal nor fibrillation; it does not say which.",
                        "Atrial flutter is among the other rhythms, and may be taken for fibrillation.",
                        "Not trained on children, paced rhythms or ventricular fibrillation.",
                        "Research use; not a medical device."),
                "Apache-2.0; training data ODC-By 1.0 and CC BY 4.0, to be attributed");
    }
}
