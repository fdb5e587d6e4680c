package org.einthoven.reading;

import java.util.List;
import org.einthoven.beat.Beat;
import org.einthoven.beat.BeatClassifier;
import org.einthoven.beat.QrsDetector;
import org.einthoven.delineation.Delineation;
import org.einthoven.delineation.Delineator;
import org.einthoven.ecg.Ecg;
import org.einthoven.inference.ModelRef;
import org.einthoven.inference.OnnxModel;

/** What the models of the models folder see in an ECG. */
public final class OnnxEcgModels implements EcgModels {

    private final Delineator delineator;
    private final QrsDetector detector = new QrsDetector();
    private final BeatClassifier classifier;
    private final List<ModelRef> refs;

    private OnnxEcgModels(Delineator delineator, BeatClassifier classifier, List<ModelRef> refs) {
        this.delineator = delineator;
        this.classifier = classifier;
        this.refs = refs;
    }

    public static OnnxEcgModels of(OnnxModel delineation, OnnxModel beat) {
        return new OnnxEcgModels(
                new Delineator(delineation), new BeatClassifier(beat), List.of(delineation.ref(), beat.ref()));
    }

    @Override
    public Delineation delineate(Ecg ecg) {
        return delineator.delineate(ecg);
    }

    @Override
    public double[] detect(Ecg ecg) {
        return detector.detect(ecg);
    }

    @Override
    public List<Beat> classify(Ecg ecg, double[] rPeaksMs) {
        return classifier.classify(ecg, rPeaksMs);
    }

    @Override
    public List<Beat> classify(Ecg ecg, double[] rPeaksMs, List<Integer> chosen) {
        return classifier.classify(ecg, rPeaksMs, chosen);
    }

    @Override
    public Ecg lookedAt(Ecg ecg) {
        return BeatClassifier.lookedAt(ecg);
    }

    @Override
    public List<ModelRef> refs() {
        return refs;
    }
}
