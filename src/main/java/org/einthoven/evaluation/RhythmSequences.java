package org.einthoven.evaluation;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.einthoven.beat.BeatClassifier;
import org.einthoven.beat.QrsDetector;
import org.einthoven.delineation.Delineation;
import org.einthoven.delineation.Delineator;
import org.einthoven.ecg.Ecg;
import org.einthoven.inference.ModelCard;
import org.einthoven.inference.OnnxModel;
import org.einthoven.rhythm.BeatSequence;
import org.einthoven.rhythm.RhythmClassifier;

/** Recordings as the rhythm model reads them, with beats and waves by the newest models. */
public final class RhythmSequences implements AutoCloseable {

    private final OnnxModel delineation;
    private final OnnxModel beat;
    private final Delineator delineator;
    private final QrsDetector detector = new QrsDetector();
    private final BeatClassifier classifier;

    public RhythmSequences() throws IOException {
        delineation = OnnxModel.open(ModelFolders.chosen(null, "delineation"));
        beat = OnnxModel.open(ModelFolders.chosen(null, "beat"));
        delineator = new Delineator(delineation);
        classifier = new BeatClassifier(beat);
    }

    /** Name, version and hash of the models that find beats and waves. */
    public List<String> models() {
        return Stream.of(delineation.ref(), beat.ref())
                .map(ref -> ref.name() + " " + ref.version() + " " + ref.sha256())
                .toList();
    }

    /** The cards of these models and of one that reads what they found. */
    List<ModelCard> and(OnnxModel model) {
        return List.of(delineation.card(), beat.card(), model.card());
    }

    public List<BeatSequence> of(Ecg ecg) {
        Delineation waves = delineator.delineate(ecg);
        return RhythmClassifier.sequences(ecg, classifier.classify(ecg, detector.detect(ecg)), waves);
    }

    @Override
    public void close() {
        delineation.close();
        beat.close();
    }
}
