package org.einthoven.reading;

import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.einthoven.beat.Beat;
import org.einthoven.beat.BeatClassifier;
import org.einthoven.beat.QrsDetector;
import org.einthoven.delineation.Delineation;
import org.einthoven.delineation.Delineator;
import org.einthoven.ecg.BeatClass;
import org.einthoven.ecg.Ecg;
import org.einthoven.explain.BeatScorer;
import org.einthoven.inference.ModelRef;
import org.einthoven.inference.OnnxModel;

/** What the models of the models folder see in an ECG. */
public final class OnnxEcgModels implements EcgModels {

    private final Delineator delineator;
    private final QrsDetector detector = new QrsDetector();
    private final BeatScorer classifier;
    private final List<ModelRef> refs;

    private OnnxEcgModels(Delineator delineator, BeatScorer classifier, List<ModelRef> refs) {
        this.delineator = delineator;
        this.classifier = classifier;
        this.refs = refs;
    }

    public static OnnxEcgModels of(OnnxModel delineation, OnnxModel beat) {
        return new OnnxEcgModels(
                new Delineator(delineation),
                new BeatClassifier(beat)::classify,
                List.of(delineation.ref(), beat.ref()));
    }

    /** Without a model for beats: each beat is found, measured and left unclassified ({@link BeatClass#Q}). */
    public static OnnxEcgModels withoutBeatModel(OnnxModel delineation) {
        return new OnnxEcgModels(new Delineator(delineation), OnnxEcgModels::unclassified, List.of(delineation.ref()));
    }

    private static List<Beat> unclassified(Ecg ecg, double[] rPeaksMs) {
        return DoubleStream.of(rPeaksMs)
                .mapToObj(ms -> new Beat(ms, BeatClass.Q, Map.of(BeatClass.Q, 1.0)))
                .toList();
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
    public List<ModelRef> refs() {
        return refs;
    }
}
