package org.einthoven.evaluation;

import java.io.IOException;
import java.util.List;
import org.einthoven.beat.Beat;
import org.einthoven.beat.BeatClassifier;
import org.einthoven.ecg.Ecg;
import org.einthoven.inference.OnnxModel;
import org.einthoven.reading.OnnxEcgModels;
import org.einthoven.reading.Reading;
import org.einthoven.reading.ReadingPipeline;

/** Beats as they stand in a finished reading by one beat model and the newest of the others. */
final class ReadBeats implements BeatReader {

    private final BeatClassifier classifier;
    private final ReadingPipeline pipeline;
    private final List<OnnxModel> others;

    private ReadBeats(OnnxModel beat, OnnxModel delineation, OnnxModel statements, OnnxModel rhythm) {
        classifier = new BeatClassifier(beat);
        pipeline = new ReadingPipeline(new OnnxEcgModels(delineation, beat, statements, rhythm), new NoPleths());
        others = List.of(delineation, statements, rhythm);
    }

    static ReadBeats with(OnnxModel beat) throws IOException {
        return new ReadBeats(
                beat,
                OnnxModel.open(ModelFolders.chosen(null, "delineation")),
                OnnxModel.open(ModelFolders.chosen(null, StatementEvaluation.MODEL)),
                OnnxModel.open(ModelFolders.chosen(null, RhythmEvaluation.MODEL)));
    }

    @Override
    public List<Beat> classify(Ecg ecg, double[] rPeaksMs) {
        return classifier.classify(ecg, rPeaksMs);
    }

    /** None of a recording that is not read. */
    @Override
    public List<Beat> read(Ecg ecg) {
        return pipeline.read(ecg) instanceof Reading.Reported reported ? reported.beats() : List.of();
    }

    @Override
    public void close() {
        others.forEach(OnnxModel::close);
    }
}
