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
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.einthoven.beat.BeatFrames;
import org.einthoven.ecg.BeatClass;
import org.einthoven.inference.ModelCard;
import org.einthoven.inference.Tensor;
import org.einthoven.training.net.BeatNetwork;
import org.einthoven.training.net.MappedNetwork;
import org.einthoven.training.net.OnnxGraph;
import org.jspecify.annotations.Nullable;

/** Trains the beat model on the development records of MIT-BIH, SVDB and PTB-XL, and on what a site's readers corrected. */
final class BeatTraining implements TrainingTask {

    static final String VERSION = "1.0.4";

    private static final int EPOCHS = 12;
    private static final float LEARNING_RATE = 3e-3f;
    private static final float WEIGHT_DECAY = 0.03f;
    private static final Shape FRAME = new Shape(1, BeatFrames.CHANNELS, BeatFrames.LENGTH);

    @Override
    public String name() {
        return "beat";
    }

    @Override
    public boolean learnsFromReviews() {
        return true;
    }

    @Override
    public void train(TrainingOptions options) throws IOException {
        ReviewExport reviews = options.reviews() == null ? null : ReviewExport.open(options.reviews());
        BeatCorpus corpus =
                BeatCorpus.read(reviews == null ? options.requireData() : options.data(), reviews, options.fold());
        for (BeatClass c : BeatClass.values()) {
            List<List<BeatExample>> patients = corpus.patients(c);
            System.out.printf(
                    "%s: %d examples of %d patients%n",
                    c, patients.stream().mapToInt(List::size).sum(), patients.size());
        }
        System.out.println("recordings of 10 s: " + corpus.short12Lead().size());
        int epochs = options.epochs() > 0 ? options.epochs() : EPOCHS;
        MappedNetwork network = BeatNetwork.of(BeatLesson.CLASSES);
        try (Learner learner = new Learner(name(), network, options.seed(), FRAME)) {
            // what was learned from one set is not gone on with from another
            String what = reviews == null ? name() : name() + " from " + reviews.title();
            TrainingLoop.Plan plan =
                    new TrainingLoop.Plan(what, epochs, options.seed(), LEARNING_RATE, WEIGHT_DECAY).on(corpus.ids());
            new TrainingLoop(plan, options.checkpoint(), System.out).run(learner, new BeatLesson(corpus));
            write(folder(options, reviews), learner, network, card(options, reviews, corpus, epochs, learner.size()));
        }
        if (reviews == null) {
            ModelFolder.addMetrics(folder(options, null), BeatFigures.of(folder(options, null), options));
        } else {
            System.out.println(
                    "Zip the files of " + folder(options, reviews) + " and upload them at /models, or put the folder"
                            + " into models/beat of the server and have it looked for there: it comes in as a candidate.");
        }
    }

    private static Path folder(TrainingOptions options, @Nullable ReviewExport reviews) {
        return options.outOr(Path.of("models", "beat", version(reviews)));
    }

    private static String version(@Nullable ReviewExport reviews) {
        return reviews == null ? VERSION : VERSION + "-" + reviews.suffix();
    }

    private void write(Path folder, Learner learner, MappedNetwork network, ModelCard card) throws IOException {
        OnnxGraph graph = new OnnxGraph();
        String map = network.export(
                graph,
                graph.input(
                        "beats", "beats", String.valueOf(BeatFrames.CHANNELS), "1", String.valueOf(BeatFrames.LENGTH)));
        graph.output("logits", MappedNetwork.logits(graph, map), "beats", String.valueOf(BeatLesson.CLASSES));
        graph.output("cam", map, "beats", String.valueOf(BeatLesson.CLASSES), "1", String.valueOf(mapLength()));
        int beats = 3;
        float[] in = new float[beats * BeatFrames.CHANNELS * BeatFrames.LENGTH];
        for (int i = 0; i < in.length; i++) {
            // no recording leaves the workshop: bumps stand for beats
            in[i] = (float) (Math.pow(Math.cos(i * 0.0245), 40) - 0.3 * Math.pow(Math.sin(i * 0.011), 8));
        }
        float[] cam;
        float[] logits;
        try (NDManager manager = learner.manager().newSubManager()) {
            NDArray out = learner.trainer(WEIGHT_DECAY)
                    .evaluate(new NDList(manager.create(in, new Shape(beats, BeatFrames.CHANNELS, BeatFrames.LENGTH))))
                    .singletonOrThrow();
            cam = out.toFloatArray();
            logits = out.mean(new int[] {2}).toFloatArray();
        }
        ModelFolder.write(
                folder,
                graph,
                card,
                Map.of("beats", Tensor.of(in, beats, BeatFrames.CHANNELS, 1, BeatFrames.LENGTH)),
                Map.of(
                        "logits",
                        Tensor.of(logits, beats, BeatLesson.CLASSES),
                        "cam",
                        Tensor.of(cam, beats, BeatLesson.CLASSES, 1, mapLength())));
    }

    private static int mapLength() {
        return BeatFrames.LENGTH / BeatNetwork.STRIDE;
    }

    private ModelCard card(
            TrainingOptions options, @Nullable ReviewExport reviews, BeatCorpus corpus, int epochs, long parameters) {
        List<String> classes = Arrays.stream(BeatClass.values()).map(Enum::name).toList();
        List<ModelCard.Threshold> thresholds = new ArrayList<>();
        for (BeatClass c : BeatClass.values()) {
            thresholds.add(BeatThresholds.bias(c));
            thresholds.add(BeatThresholds.least(c));
        }
        return new ModelCard(
                name(),
                version(reviews),
                "Scores each beat of one ECG lead as N, S, V, F or Q (ANSI/AAMI EC57).",
                "",
                List.of(new ModelCard.Port(
                        "beats",
                        List.of("beats", String.valueOf(BeatFrames.CHANNELS), "1", String.valueOf(BeatFrames.LENGTH)),
                        "channel 0 the lead, 1 the patient's usual beat so far, both over the usual beat's QRS size;"
                                + " others the rhythm, each constant; R peak at sample " + BeatFrames.BEFORE,
                        BeatFrames.RATE.hz(),
                        List.of())),
                List.of(
                        new ModelCard.Port(
                                "logits",
                                List.of("beats", String.valueOf(BeatLesson.CLASSES)),
                                "logit, to be averaged over leads",
                                null,
                                classes),
                        new ModelCard.Port(
                                "cam",
                                List.of("beats", String.valueOf(BeatLesson.CLASSES), "1", String.valueOf(mapLength())),
                                "class activation map: its mean over time is the logit",
                                BeatFrames.RATE.hz() / BeatNetwork.STRIDE,
                                classes)),
                thresholds,
                sources(options, reviews, corpus),
                split(options, reviews),
                List.of(),
                new ModelCard.Training(options.command(), options.seed(), ModelFolder.commit(), epochs),
                parameters,
                limits(options, reviews),
                licence(options, reviews));
    }

    private static String licence(TrainingOptions options, @Nullable ReviewExport reviews) {
        String attribution = options.data() == null ? "" : "; training data ODC-By 1.0 and CC BY 4.0, to be attributed";
        return (reviews == null ? "Apache-2.0" : "For this site only") + attribution;
    }

    private static String split(TrainingOptions options, @Nullable ReviewExport reviews) {
        return Stream.of(
                        options.data() == null ? "" : "by patient, as listed in src/main/resources/splits",
                        reviews == null ? "" : "reviews by a keyed hash of the patient")
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("; "));
    }

    private static List<String> limits(TrainingOptions options, @Nullable ReviewExport reviews) {
        List<String> limits = new ArrayList<>();
        if (options.data() != null) {
            limits.add("Fusion beats: nearly all that it learned from are one patient's.");
            limits.add("Paced beats: learned from four patients.");
        }
        if (reviews != null) {
            limits.add(
                    "Not measured where it was trained: how it does is seen in shadow, on this site's own readings.");
            limits.add("For the site whose readers' corrections it learned from.");
        }
        if (options.data() == null) {
            limits.add(
                    "Learned from nothing but beats that readers corrected: classes that nobody corrected it does not know.");
        }
        limits.addAll(List.of(
                "A rhythm that is ectopic throughout has no usual beat to compare with.",
                "Not trained on children or on ventricular fibrillation.",
                "Research use; not a medical device."));
        return limits;
    }

    private static List<ModelCard.Source> sources(
            TrainingOptions options, @Nullable ReviewExport reviews, BeatCorpus corpus) {
        int records = corpus.records() - corpus.reviewed();
        List<ModelCard.Source> sources = new ArrayList<>();
        if (options.data() != null) {
            sources.add(new ModelCard.Source(
                    "MIT-BIH Arrhythmia Database 1.0.0 (Moody & Mark 2001), MIT-BIH Supraventricular"
                            + " Arrhythmia Database 1.0.0 (Greenwald 1990), PTB-XL 1.0.3 (Wagner et al. 2020)",
                    records + " records: " + options.learnedFrom()
                            + " (DS1 without 201, the paced records, SVDB, and of PTB-XL folds 1 to 8 those"
                            + " without ectopy or pacemaker; DS2 and fold 10 were never used)",
                    "ODC-By 1.0, PTB-XL CC BY 4.0"));
        }
        if (reviews != null) {
            sources.add(reviews.source(corpus.reviewed(), corpus.reviewedBeats()));
        }
        return sources;
    }
}
