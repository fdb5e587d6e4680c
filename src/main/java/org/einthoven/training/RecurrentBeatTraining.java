package org.einthoven.training;

import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.einthoven.ecg.BeatClass;
import org.einthoven.evaluation.BeatCut;
import org.einthoven.evaluation.BeatWindow;
import org.einthoven.evaluation.PublicSet;
import org.einthoven.evaluation.RandomBeats;
import org.einthoven.evaluation.RandomBeats.LabelledBeat;
import org.einthoven.evaluation.RandomBeats.Part;
import org.einthoven.inference.ModelCard;
import org.einthoven.splits.Splits;
import org.einthoven.training.net.Chain;
import org.einthoven.training.net.RecurrentBeatNetwork;

/**
 * Trains the stacked memory of 128, 64 and 32 units on single beats of MIT-BIH: with {@code --fold} on other patients than
 * those that it will be measured on, without on a random part of everybody's beats, as its authors did.
 */
final class RecurrentBeatTraining implements TrainingTask {

    private static final int EPOCHS = 14;
    private static final int PATIENCE = 4;
    private static final float LEARNING_RATE = 2e-3f;
    private static final List<String> CLASSES =
            Arrays.stream(BeatClass.values()).map(Enum::name).toList();

    @Override
    public String name() {
        return "beat-lstm";
    }

    @Override
    public boolean oversamples() {
        return true;
    }

    @Override
    public void train(TrainingOptions options) throws IOException {
        Splits splits = Splits.mitdb();
        List<String> ids = options.learnedFrom(splits);
        RandomBeats all = RandomBeats.read(PublicSet.MITDB.in(options.requireData()), ids, BeatCut.WINDOW);
        List<String> records =
                all.beats().stream().map(LabelledBeat::record).distinct().toList();
        RandomBeats training = all.side(Part.TRAINING);
        String beats = training.beats().size() + " beats of " + ids.size() + " records";
        if (options.smote()) {
            training = Smote.oversample(training, options.seed());
            beats += ", oversampled after the split to " + training.beats().size();
        }
        System.out.printf("%s: %s%n", name(), beats);
        WindowLesson lesson =
                new WindowLesson(training.beats(), all.side(Part.VALIDATION).beats());
        int epochs = options.epochs() > 0 ? options.epochs() : EPOCHS;
        Chain network = RecurrentBeatNetwork.of(CLASSES.size());
        try (Learner learner = new Learner(name(), network, options.seed(), new Shape(1, 1, BeatWindow.LENGTH))) {
            TrainingLoop.Plan plan = new TrainingLoop.Plan(name(), epochs, options.seed(), LEARNING_RATE, 0, PATIENCE)
                    .on(RecordIds.of("mitdb", records));
            TrainingLoop.Trained trained =
                    new TrainingLoop(plan, options.checkpoint(), System.out).run(learner, lesson);
            model(options, beats)
                    .write(
                            options,
                            learner,
                            network,
                            options.fold().isPresent()
                                    ? "MIT-BIH by patient, as listed in src/main/resources/splits"
                                    : RandomBeats.OF_EVERYBODY,
                            trained);
        }
    }

    private ComparisonModel model(TrainingOptions options, String beats) {
        return new ComparisonModel(
                name(),
                "Gives a single beat of one lead its AAMI class.",
                ComparisonModel.oneChannel(
                        "beats", BeatWindow.LENGTH, BeatWindow.RATE.hz(), "mean 0, standard deviation 1 in each beat"),
                ComparisonModel.logits(CLASSES),
                new ModelCard.Source(
                        "MIT-BIH Arrhythmia Database 1.0.0 (Moody & Mark 2001)",
                        beats + ": " + options.learnedFrom() + " (DS1 without 201; DS2 was never used)",
                        "ODC-By 1.0"));
    }
}
