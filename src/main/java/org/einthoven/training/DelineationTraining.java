package org.einthoven.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.einthoven.delineation.Delineator;
import org.einthoven.delineation.LeadPreparation;
import org.einthoven.ecg.Wave;
import org.einthoven.evaluation.DelineationScore;
import org.einthoven.evaluation.LudbRecord;
import org.einthoven.evaluation.NoiseRecords;
import org.einthoven.evaluation.PublicSet;
import org.einthoven.inference.ModelCard;
import org.einthoven.inference.OnnxModel;
import org.einthoven.inference.Tensor;
import org.einthoven.signal.Noise;
import org.einthoven.signal.RecordedNoise;
import org.einthoven.splits.Splits;
import org.einthoven.training.net.DelineationNetwork;
import org.einthoven.training.net.OnnxGraph;

/** Trains the delineation model on the development records of LUDB. */
final class DelineationTraining implements TrainingTask {

    static final String VERSION = "1.1.3";

    private static final int EPOCHS = 30;
    private static final float LEARNING_RATE = 3e-3f;
    private static final float WEIGHT_DECAY = 0.02f;
    private static final int CLASSES = Wave.values().length;

    @Override
    public String name() {
        return "delineation";
    }

    @Override
    public boolean mixes() {
        return true;
    }

    @Override
    public void train(TrainingOptions options) throws IOException {
        Splits splits = Splits.ludb();
        List<String> ids = options.learnedFrom(splits);
        List<String> heldOut = options.heldOut(splits);
        Map<Noise, RecordedNoise> noise =
                options.recordedNoise() ? NoiseRecords.learned(PublicSet.NSTDB.in(options.requireData())) : Map.of();
        List<MarkedEcg> training = new ArrayList<>(marked(read(options.requireData(), ids)));
        training.addAll(new GeneratedWard(noise).ecgs(options.generated(), options.seed()));
        List<LudbRecord> unseen = read(options.requireData(), heldOut);
        int epochs = options.epochs() > 0 ? options.epochs() : EPOCHS;
        DelineationNetwork network = new DelineationNetwork(CLASSES);
        try (Learner learner = new Learner(name(), network, options.seed(), new Shape(1, 1, 400))) {
            TrainingLoop.Plan plan = new TrainingLoop.Plan(
                            name() + options.variant(), epochs, options.seed(), LEARNING_RATE, WEIGHT_DECAY)
                    .on(learnedFrom(ids, options.generated(), noise));
            new TrainingLoop(plan, options.checkpoint(), System.out)
                    .run(learner, new DelineationLesson(network, training, marked(unseen), new EcgAugmentation(noise)));
            write(options, learner, network, card(options, ids.size(), noise.keySet(), epochs, learner.size()));
        }
        ModelFolder.addMetrics(folder(options), measured(options, splits));
    }

    /** All that a checkpoint must have been begun on to be gone on with. */
    static RecordIds learnedFrom(List<String> ids, int generated, Map<Noise, RecordedNoise> noise) {
        RecordIds all = RecordIds.of("ludb", ids).withGenerated(generated);
        noise.forEach(all::with);
        return all;
    }

    /** What mixes is a trial of its own until somebody gives it a version and a place. */
    private static Path folder(TrainingOptions options) {
        if (!options.variant().isEmpty()) {
            return options.outForComparison();
        }
        return options.outOr(Path.of("models", "delineation", VERSION));
    }

    /**
     * What models scored on the fold that they had not seen: this one, or those of this seed, as far as they were
     * trained, where this one has seen all.
     */
    private static List<ModelCard.Metric> measured(TrainingOptions options, Splits splits) throws IOException {
        Map<Integer, Path> folders = new TreeMap<>();
        if (options.fold().isPresent()) {
            folders.put(options.fold().getAsInt(), folder(options));
        } else {
            for (int fold = 0; fold < Splits.FOLDS; fold++) {
                if (Files.exists(options.foldFolder(fold).resolve(ModelCard.FILE))) {
                    folders.put(fold, options.foldFolder(fold));
                }
            }
        }
        DelineationScore score = new DelineationScore();
        for (Map.Entry<Integer, Path> folder : folders.entrySet()) {
            try (OnnxModel model = OnnxModel.open(folder.getValue())) {
                Delineator delineator = new Delineator(model);
                for (LudbRecord record : read(options.requireData(), splits.records("fold" + folder.getKey()))) {
                    score.add(record, delineator.delineate(record.ecg()).withoutFibrillatoryWaves(record.ecg()));
                }
            }
        }
        if (folders.isEmpty()) {
            return List.of();
        }
        String folds = folders.keySet().stream().map(String::valueOf).collect(Collectors.joining(", "));
        return CardMetrics.of(
                score.metrics(),
                "out of fold: " + score.patients() + " LUDB records of fold " + folds
                        + ", each by a model of this recipe that had not seen it");
    }

    private static List<LudbRecord> read(Path data, List<String> ids) throws IOException {
        List<LudbRecord> records = new ArrayList<>();
        for (String id : ids) {
            records.add(LudbRecord.read(PublicSet.LUDB.in(data), id));
        }
        return records;
    }

    private static List<MarkedEcg> marked(List<LudbRecord> records) {
        return records.stream().map(MarkedEcg::of).toList();
    }

    private void write(TrainingOptions options, Learner learner, DelineationNetwork network, ModelCard card)
            throws IOException {
        OnnxGraph graph = new OnnxGraph();
        String x = graph.input("ecg", "leads", "1", "1", "samples");
        String scores = graph.node("Softmax", List.of(network.export(graph, x)), OnnxGraph.integer("axis", 1));
        graph.output("scores", scores, "leads", String.valueOf(CLASSES), "1", "samples");
        int samples = 400;
        int leads = 3;
        float[] in = new float[leads * samples];
        for (int i = 0; i < in.length; i++) {
            // no recording leaves the workshop: narrow and broad bumps stand for one
            in[i] = (float) (Math.pow(Math.cos(i * 0.017), 40) - 0.3 * Math.pow(Math.sin(i * 0.011), 8));
        }
        network.leadsPerRecording(0);
        float[] out;
        try (NDManager manager = learner.manager().newSubManager()) {
            NDArray logits = learner.trainer(WEIGHT_DECAY)
                    .evaluate(new NDList(manager.create(in, new Shape(leads, 1, samples))))
                    .singletonOrThrow();
            out = logits.softmax(1).toFloatArray();
        }
        ModelFolder.write(
                folder(options),
                graph,
                card,
                Map.of("ecg", Tensor.of(in, leads, 1, 1, samples)),
                Map.of("scores", Tensor.of(out, leads, CLASSES, 1, samples)));
    }

    private ModelCard card(TrainingOptions options, int records, Set<Noise> recorded, int epochs, long parameters) {
        return new ModelCard(
                name(),
                VERSION,
                "Scores each sample of each lead of an ECG as NONE, P, QRS or T.",
                "",
                List.of(new ModelCard.Port(
                        "ecg",
                        List.of("leads", "1", "1", "samples"),
                        "mV, baseline removed, divided by the lead's typical peak-to-peak amplitude; all leads of one"
                                + " recording; samples a multiple of " + DelineationNetwork.STRIDE,
                        LeadPreparation.RATE.hz(),
                        List.of())),
                List.of(new ModelCard.Port(
                        "scores",
                        List.of("leads", String.valueOf(CLASSES), "1", "samples"),
                        "score from 0 to 1, summing to 1 over the classes",
                        LeadPreparation.RATE.hz(),
                        Arrays.stream(Wave.values()).map(Wave::name).toList())),
                List.of(),
                sources(options, records, recorded),
                "LUDB by patient: fold is id modulo 5 over 1 to 180; test 181 to 200",
                List.of(),
                new ModelCard.Training(options.command(), options.seed(), ModelFolder.commit(), epochs),
                parameters,
                List.of(
                        "Learned from 10 s resting ECGs of one hospital at 500 Hz; Holter and stress recordings were"
                                + " only imitated by added noise.",
                        "Not trained on children, paced rhythms beyond a few records, or ventricular fibrillation.",
                        "Research use; not a medical device."),
                "Apache-2.0; training data ODC-By 1.0, to be attributed");
    }

    private static List<ModelCard.Source> sources(TrainingOptions options, int records, Set<Noise> recorded) {
        List<ModelCard.Source> sources = new ArrayList<>();
        sources.add(new ModelCard.Source(
                "LUDB 1.0.1 (Kalyakulina et al. 2020)",
                records + " records: " + options.learnedFrom()
                        + " (1 to 180; 181 to 200 are the test and were never used)",
                "ODC-By 1.0"));
        if (options.generated() > 0) {
            sources.add(GeneratedWard.source(options.generated(), records));
        }
        if (!recorded.isEmpty()) {
            sources.add(GeneratedWard.source(recorded));
        }
        return List.copyOf(sources);
    }
}
