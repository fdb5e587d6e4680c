package org.einthoven.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.Trainer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.einthoven.evaluation.Scored;
import org.einthoven.evaluation.StatementFigures;
import org.einthoven.inference.ModelCard;
import org.einthoven.inference.Tensor;
import org.einthoven.statement.StatementClassifier;
import org.einthoven.statement.TwelveLeads;
import org.einthoven.training.net.Layer;
import org.einthoven.training.net.MappedNetwork;
import org.einthoven.training.net.OnnxGraph;
import org.einthoven.training.net.StatementNetwork;

/** Trains the statement model on folds 1 to 7 of PTB-XL and calibrates it on fold 8. */
final class StatementTraining implements TrainingTask {

    static final String VERSION = "1.0.0";

    private static final int EPOCHS = 24;
    private static final float LEARNING_RATE = 3e-3f;
    private static final float WEIGHT_DECAY = 0.05f;
    private static final int LEADS = TwelveLeads.ORDER.size();

    private final StatementArchitecture architecture;
    private final List<String> codes;
    private final String[] classAxis;

    StatementTraining(StatementArchitecture architecture) {
        this.architecture = architecture;
        codes = architecture.codes();
        classAxis = new String[] {"recordings", String.valueOf(codes.size())};
    }

    @Override
    public String name() {
        return architecture.word();
    }

    @Override
    public void train(TrainingOptions options) throws IOException {
        if (options.fold().isPresent()) {
            throw new IllegalArgumentException(
                    "statements have the folds of PTB-XL: 1 to 7 to learn, 8 to calibrate, 9 to measure; leave --fold out");
        }
        StatementCorpus corpus = StatementCorpus.read(options.requireData());
        System.out.printf(
                "%s: %d recordings to learn from, %d to calibrate on%n",
                name(), corpus.learning().size(), corpus.calibration().size());
        int epochs = options.epochs() > 0 ? options.epochs() : EPOCHS;
        Path folder = architecture.folder(options, VERSION);
        Layer network = architecture.network();
        StatementLesson lesson = new StatementLesson(codes.size(), corpus.learning(), corpus.calibration());
        try (Learner learner =
                new Learner(name(), network, options.seed(), new Shape(1, LEADS, StatementClassifier.STRETCH))) {
            TrainingLoop.Plan plan =
                    new TrainingLoop.Plan(name(), epochs, options.seed(), LEARNING_RATE, WEIGHT_DECAY).on(corpus.ids());
            new TrainingLoop(plan, options.checkpoint(), System.out).run(learner, lesson);
            List<List<Scored>> answers =
                    lesson.answers(learner.trainer(WEIGHT_DECAY), learner.manager(), corpus.calibration());
            write(
                    folder,
                    learner,
                    network,
                    card(options, corpus, epochs, learner.size(), StatementThresholds.of(answers)));
        }
        ModelFolder.addMetrics(
                folder,
                CardMetrics.of(StatementFigures.onValidation(options.requireData(), folder), StatementFigures.ON));
    }

    private void write(Path folder, Learner learner, Layer network, ModelCard card) throws IOException {
        String statements = String.valueOf(codes.size());
        OnnxGraph graph = new OnnxGraph();
        String map = network.export(graph, graph.input("ecg", "recordings", String.valueOf(LEADS), "1", "samples"));
        graph.output("logits", MappedNetwork.logits(graph, map), classAxis);
        if (architecture.isMapped()) {
            graph.output("cam", map, "recordings", statements, "1", "steps");
        }
        int samples = StatementClassifier.SHORTEST / StatementNetwork.STRIDE * StatementNetwork.STRIDE;
        float[] in = new float[LEADS * samples];
        for (int i = 0; i < in.length; i++) {
            // no recording leaves the workshop: bumps stand for beats
            in[i] = (float) (Math.pow(Math.cos(i * 0.039), 40) - 0.2 * Math.sin(i * 0.011));
        }
        float[] cam;
        float[] logits;
        try (NDManager manager = learner.manager().newSubManager()) {
            Trainer trainer = learner.trainer(WEIGHT_DECAY);
            NDArray out = trainer.evaluate(new NDList(manager.create(in, new Shape(1, LEADS, samples))))
                    .singletonOrThrow();
            cam = out.toFloatArray();
            logits = out.mean(new int[] {2}).toFloatArray();
        }
        Map<String, Tensor> outputs = new TreeMap<>(Map.of("logits", Tensor.of(logits, 1, codes.size())));
        if (architecture.isMapped()) {
            outputs.put("cam", Tensor.of(cam, 1, codes.size(), 1, samples / StatementNetwork.STRIDE));
        }
        ModelFolder.write(folder, graph, card, Map.of("ecg", Tensor.of(in, 1, LEADS, 1, samples)), outputs);
    }

    private ModelCard card(
            TrainingOptions options,
            StatementCorpus corpus,
            int epochs,
            long parameters,
            List<ModelCard.Threshold> thresholds) {
        return new ModelCard(
                name(),
                VERSION,
                "Scores diagnostic superclasses and single statements (SCP-ECG, EN 1064) of a whole 12-lead ECG.",
                "",
                List.of(new ModelCard.Port(
                        "ecg",
                        List.of("recordings", String.valueOf(LEADS), "1", "samples"),
                        "mV, baseline removed; leads I, II, III, aVR, aVL, aVF, V1 to V6; 5 to 10 s, samples a multiple of "
                                + StatementNetwork.STRIDE,
                        TwelveLeads.RATE.hz(),
                        List.of())),
                outputs(),
                thresholds,
                List.of(new ModelCard.Source(
                        "PTB-XL 1.0.3 (Wagner et al. 2020)",
                        corpus.learning().size() + " recordings of folds 1 to 7 to learn from, "
                                + corpus.calibration().size()
                                + " of fold 8 to calibrate on: outside validation (fold 9) and test (fold 10)",
                        "CC BY 4.0")),
                "PTB-XL's own folds by patient: 1 to 7 learned, 8 calibrated, 9 measured, 10 test",
                List.of(),
                new ModelCard.Training(options.command(), options.seed(), ModelFolder.commit(), epochs),
                parameters,
                List.of(
                        "Learned from about a tenth of PTB-XL, resting ECGs of one region in Germany, mostly adults.",
                        "Statements are those of one or two cardiologists, some written from a machine's proposal.",
                        "Says nothing of acute ST-elevation infarction: PTB-XL has few, and does not tell them apart.",
                        "Not made for fewer than twelve leads, misplaced electrodes, children or paced rhythms.",
                        "Research use; not a medical device."),
                "Apache-2.0; training data CC BY 4.0, to be attributed");
    }

    private List<ModelCard.Port> outputs() {
        List<ModelCard.Port> outputs = new ArrayList<>();
        outputs.add(new ModelCard.Port(
                "logits",
                List.of(classAxis),
                "logit; the card's slope and offset make a probability of it",
                null,
                codes));
        if (architecture.isMapped()) {
            outputs.add(new ModelCard.Port(
                    "cam",
                    List.of("recordings", String.valueOf(codes.size()), "1", "steps"),
                    "class activation map: its mean over time is the logit",
                    TwelveLeads.RATE.hz() / StatementNetwork.STRIDE,
                    codes));
        }
        return outputs;
    }
}
