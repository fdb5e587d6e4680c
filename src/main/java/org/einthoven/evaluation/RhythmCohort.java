package org.einthoven.evaluation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.einthoven.evaluation.RhythmScore.Answer;
import org.einthoven.inference.OnnxModel;
import org.einthoven.rhythm.RhythmClassifier;
import org.einthoven.splits.Splits;

/** Recordings of PhysioNet/CinC 2017 with what a rhythm model says of them, end to end from the samples. */
public final class RhythmCohort {

    private RhythmCohort() {}

    /** The figures of a model for its card, on the recordings of one fold. */
    public static Map<String, Object> figures(Path data, Path folder, String fold) throws IOException {
        try (OnnxModel model = OnnxModel.open(folder);
                RhythmSequences sequences = new RhythmSequences()) {
            return RhythmScore.metrics(
                    read(PublicSet.CINC2017.in(data), Splits.cinc2017().records(fold), model, sequences)
                            .tallies());
        }
    }

    static Cohort<Answer> read(Path set, List<String> ids, OnnxModel model, RhythmSequences sequences)
            throws IOException {
        Cinc2017 cinc = Cinc2017.read(set);
        RhythmClassifier classifier = new RhythmClassifier(model);
        return Cohort.score(ids, id -> new Answer(cinc.label(id), classifier.classify(sequences.of(cinc.ecg(id)))));
    }
}
