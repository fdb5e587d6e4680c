package org.einthoven.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.einthoven.evaluation.StatementFigures;
import org.einthoven.inference.ModelCard;
import org.einthoven.statement.TwelveLeads;
import org.einthoven.training.net.StatementNetwork;

/**
 * Trains the statement model on folds 1 to 7 of PTB-XL and calibrates it on fold 8. Ours first learns from all sets at hand,
 * without their labels, what ECGs are like ({@link PretrainingLesson}).
 */
final class StatementTraining implements TrainingTask {

    static final String VERSION = "1.1.0";

    private static final int EPOCHS = 24;

    private static final float LEARNING_RATE = 3e-3f;
    private static final float WEIGHT_DECAY = 0.05f;
    private static final int LEADS = TwelveLeads.ORDER.size();

    private final StatementArchitecture architecture;
    private final List<String> codes;

    StatementTraining(StatementArchitecture architecture) {
        this.architecture = architecture;
        codes = architecture.codes();
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
        StatementLesson lesson = new StatementLesson(codes.size(), corpus.learning(), corpus.calibration());
        try (StatementVoices voices = new StatementVoices(architecture, WEIGHT_DECAY)) {
            Optional<Pretraining> pretraining =
                    architecture.isPretrained() ? Optional.of(Pretraining.run(options, corpus)) : Optional.empty();
            String pretrained = pretraining.map(Pretraining::from).orElse("");
            for (int voice = 0; voice < architecture.voices(); voice++) {
                long seed = options.seed() + voice;
                Learner learner = voices.add(seed);
                pretraining.ifPresent(p -> p.into(learner));
                String what = name()
                        + (voice == 0 ? "" : ", voice " + (voice + 1))
                        + pretraining.map(p -> ", after " + p.records()).orElse("");
                TrainingLoop.Plan plan =
                        new TrainingLoop.Plan(what, epochs, seed, LEARNING_RATE, WEIGHT_DECAY).on(corpus.ids());
                new TrainingLoop(plan, checkpoint(options, voice), System.out).run(learner, lesson);
            }
            pretraining.ifPresent(Pretraining::close);
            List<ModelCard.Threshold> thresholds =
                    new ArrayList<>(StatementThresholds.of(voices.answers(lesson, corpus.calibration())));
            if (architecture.isMapped()) {
                thresholds.add(voices.know(corpus));
            }
            voices.write(folder, card(options, corpus, pretrained, epochs, voices.size(), thresholds));
        }
        ModelFolder.addMetrics(
                folder,
                CardMetrics.of(StatementFigures.onValidation(options.requireData(), folder), StatementFigures.ON));
    }

    private static Path checkpoint(TrainingOptions options, int voice) {
        Path first = options.checkpoint();
        return voice == 0
                ? first
                : first.resolveSibling(
                        first.getFileName().toString().replace(".checkpoint", "-voice" + (voice + 1) + ".checkpoint"));
    }

    private ModelCard card(
            TrainingOptions options,
            StatementCorpus corpus,
            String pretrained,
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
                sources(corpus, pretrained),
                "PTB-XL's own folds by patient: 1 to 7 learned, 8 calibrated, 9 measured, 10 test",
                List.of(),
                new ModelCard.Training(options.command(), options.seed(), ModelFolder.commit(), epochs),
                parameters,
                List.of(
                        "Learned from about a tenth of PTB-XL, resting ECGs of one region in Germany, mostly adults.",
                        "Statements are those of one or two cardiologists, some written from a machine's proposal.",
                        "Says nothing of acute ST-elevation infarction: PTB-XL has few, and does not tell them apart.",
                        "Not made for fewer than eleven leads, misplaced electrodes, children or paced rhythms.",
                        "Research use; not a medical device."),
                "Apache-2.0; training data CC BY 4.0 and ODC-By 1.0, to be attributed");
    }

    private static List<ModelCard.Source> sources(StatementCorpus corpus, String pretrained) {
        List<ModelCard.Source> sources = new ArrayList<>();
        sources.add(new ModelCard.Source(
                "PTB-XL 1.0.3 (Wagner et al. 2020)",
                corpus.learning().size() + " recordings of folds 1 to 7 to learn from, "
                        + corpus.calibration().size()
                        + " of fold 8 to calibrate on: outside validation (fold 9) and test (fold 10)",
                "CC BY 4.0"));
        if (!pretrained.isEmpty()) {
            sources.add(new ModelCard.Source(
                    "LUDB 1.0.1, PhysioNet/CinC Challenge 2017 1.0.0, MIT-BIH Arrhythmia Database 1.0.0 and MIT-BIH"
                            + " Supraventricular Arrhythmia Database 1.0.0",
                    "all development records, without labels, and with the recordings above: " + pretrained
                            + ", none of a standard test set",
                    "ODC-By 1.0"));
        }
        return sources;
    }

    private List<ModelCard.Port> outputs() {
        List<ModelCard.Port> outputs = new ArrayList<>();
        outputs.add(new ModelCard.Port(
                "logits",
                List.of("recordings", String.valueOf(codes.size())),
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
            outputs.add(new ModelCard.Port(
                    "distance",
                    List.of("recordings"),
                    "Mahalanobis' distance from what was learned from, by what the last layer sees; about 1 there",
                    null,
                    List.of()));
        }
        return outputs;
    }
}
