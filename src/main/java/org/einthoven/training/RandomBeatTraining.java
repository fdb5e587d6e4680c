package org.einthoven.training;

import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.einthoven.beat.BeatFrames;
import org.einthoven.ecg.BeatClass;
import org.einthoven.evaluation.BeatCut;
import org.einthoven.evaluation.PublicSet;
import org.einthoven.evaluation.RandomBeats;
import org.einthoven.evaluation.RandomBeats.LabelledBeat;
import org.einthoven.evaluation.RandomBeats.Part;
import org.einthoven.inference.ModelCard;
import org.einthoven.splits.Splits;
import org.einthoven.training.net.BeatNetwork;
import org.einthoven.training.net.Chain;
import org.einthoven.training.net.OverTime;

/**
 * Trains the network of our beat model by the protocol of the field's starting point: on a random part of everybody's beats,
 * to be measured on another. It shows what such a figure is worth beside that of the same network with patients whom it does
 * not know, and reads for nobody.
 */
final class RandomBeatTraining implements TrainingTask {

    private static final int EPOCHS = 12;
    private static final int PATIENCE = 4;
    private static final float LEARNING_RATE = 3e-3f;
    private static final float WEIGHT_DECAY = 0.03f;
    private static final List<String> CLASSES =
            Arrays.stream(BeatClass.values()).map(Enum::name).toList();

    @Override
    public String name() {
        return "beat-random";
    }

    @Override
    public void train(TrainingOptions options) throws IOException {
        List<String> ids = options.learnedFrom(Splits.mitdb());
        RandomBeats all = RandomBeats.read(PublicSet.MITDB.in(options.requireData()), ids, BeatCut.FRAMES);
        List<String> records =
                all.beats().stream().map(LabelledBeat::record).distinct().toList();
        RandomBeats training = all.side(Part.TRAINING);
        String beats = training.beats().size() + " beats of " + records.size() + " records";
        System.out.printf("%s: %s%n", name(), beats);
        RandomBeatLesson lesson =
                new RandomBeatLesson(training.beats(), all.side(Part.VALIDATION).beats());
        int epochs = options.epochs() > 0 ? options.epochs() : EPOCHS;
        Chain network = new Chain(BeatNetwork.of(CLASSES.size()), OverTime.mean());
        Shape frame = new Shape(1, BeatFrames.CHANNELS, BeatFrames.LENGTH);
        try (Learner learner = new Learner(name(), network, options.seed(), frame)) {
            TrainingLoop.Plan plan = new TrainingLoop.Plan(
                            name(), epochs, options.seed(), LEARNING_RATE, WEIGHT_DECAY, PATIENCE)
                    .on(RecordIds.of("mitdb", records));
            TrainingLoop.Trained trained =
                    new TrainingLoop(plan, options.checkpoint(), System.out).run(learner, lesson);
            model(options, beats).write(options, learner, network, RandomBeats.OF_EVERYBODY, trained);
        }
    }

    private ComparisonModel model(TrainingOptions options, String beats) {
        return new ComparisonModel(
                name(),
                "Gives a beat of one lead its AAMI class, for patients of whom it has learned other beats.",
                new ModelCard.Port(
                        "beats",
                        List.of(
                                ComparisonModel.ANY,
                                String.valueOf(BeatFrames.CHANNELS),
                                "1",
                                String.valueOf(BeatFrames.LENGTH)),
                        "as the beat model reads them",
                        BeatFrames.RATE.hz(),
                        List.of()),
                ComparisonModel.logits(CLASSES),
                new ModelCard.Source(
                        "MIT-BIH Arrhythmia Database 1.0.0 (Moody & Mark 2001)",
                        beats + ": " + options.learnedFrom() + " (DS1 without 201; DS2 was never used)",
                        "ODC-By 1.0"));
    }
}
