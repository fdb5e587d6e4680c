package org.einthoven.training;

import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.einthoven.inference.ModelCard;
import org.einthoven.ppg.Phase;
import org.einthoven.ppg.PulsePreparation;
import org.einthoven.training.net.Chain;
import org.einthoven.training.net.TemporalNetwork;

/** Trains heartKIT's pulse model ({@code seg-ppg-2-tcn-sm}) on generated pleths. */
final class TemporalPulseTraining implements TrainingTask {

    private static final int PLETHS = 800;
    private static final int EPOCHS = 30;
    private static final float LEARNING_RATE = 3e-3f;
    private static final List<String> CLASSES =
            Arrays.stream(Phase.values()).map(Phase::name).toList();

    @Override
    public String name() {
        return "ppg-tcn";
    }

    @Override
    public void train(TrainingOptions options) throws IOException {
        if (options.fold().isPresent()) {
            throw new IllegalArgumentException("generated pleths have no folds: leave --fold out");
        }
        PulseFrames frames = new PulseFrames(PulseCorpus.generate(PLETHS, options.seed()));
        int epochs = options.epochs() > 0 ? options.epochs() : EPOCHS;
        Chain network = TemporalNetwork.ofPulses(CLASSES.size());
        try (Learner learner = new Learner(name(), network, options.seed(), new Shape(1, 1, TemporalNetwork.FRAME))) {
            TrainingLoop.Plan plan = new TrainingLoop.Plan(name(), epochs, options.seed(), LEARNING_RATE, 0);
            TrainingLoop.Trained trained = new TrainingLoop(plan, options.checkpoint(), System.out)
                    .run(learner, new FrameLesson(CLASSES.size(), frames, List.of()));
            model().write(
                            options,
                            learner,
                            network,
                            "generated: even seeds to learn from, odd ones to measure; PPG-BP was only measured on",
                            trained);
        }
    }

    private ComparisonModel model() {
        double rateHz = PulsePreparation.RATE.hz();
        return new ComparisonModel(
                name(),
                "Scores each sample of a photoplethysmogram as diastolic or systolic, in frames of 2.5 s.",
                ComparisonModel.oneChannel(
                        "pleth",
                        TemporalNetwork.FRAME,
                        rateHz,
                        "baseline removed, divided by its typical peak-to-peak amplitude; zeros after a shorter one"),
                ComparisonModel.scores(TemporalNetwork.FRAME, rateHz, CLASSES),
                new ModelCard.Source("Generated pleths (org.einthoven.synthesis)", PLETHS + " of 24 s", "none needed"));
    }
}
