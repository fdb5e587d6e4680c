package org.einthoven.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.einthoven.beat.Beat;
import org.einthoven.beat.BeatClassifier;
import org.einthoven.beat.QrsDetector;
import org.einthoven.delineation.Delineation;
import org.einthoven.delineation.Delineator;
import org.einthoven.ecg.Ecg;
import org.einthoven.inference.ModelRef;
import org.einthoven.inference.OnnxModel;
import org.einthoven.inference.Temperature;
import org.einthoven.rhythm.RhythmClassifier;
import org.einthoven.rhythm.ToldRhythm;
import org.einthoven.statement.LearnedStatement;
import org.einthoven.statement.StatementClassifier;
import org.einthoven.statement.TwelveLeads;

/** What the models of the models folder see in an ECG. */
public final class OnnxEcgModels implements EcgModels {

    private final Delineator delineator;
    private final QrsDetector detector = new QrsDetector();
    private final BeatClassifier classifier;
    private final StatementClassifier statements;
    private final List<ModelRef> refs;
    private final ModelRef statementsRef;
    private final RhythmClassifier rhythm;

    public OnnxEcgModels(OnnxModel delineation, OnnxModel beat, OnnxModel statements, OnnxModel rhythm) {
        this.delineator = new Delineator(delineation);
        this.classifier = new BeatClassifier(beat);
        this.statements = new StatementClassifier(statements);
        this.rhythm = new RhythmClassifier(rhythm);
        this.refs = List.of(delineation.ref(), beat.ref());
        this.statementsRef = statements.ref();
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
    public Temperature temperatureOfBeats() {
        return classifier.temperature();
    }

    @Override
    public Ecg lookedAt(Ecg ecg) {
        return BeatClassifier.lookedAt(ecg);
    }

    @Override
    public List<LearnedStatement> state(Ecg ecg) {
        return StatementClassifier.canRead(ecg) ? statements.state(ecg) : List.of();
    }

    @Override
    public List<List<LearnedStatement>> state(Stream<TwelveLeads> variants) {
        return statements.classify(variants);
    }

    @Override
    public List<float[]> activations(TwelveLeads leads, List<String> codes) {
        return statements.activations(leads, codes);
    }

    @Override
    public Optional<ToldRhythm> rhythm(Ecg ecg, List<Beat> beats, Delineation delineation) {
        return RhythmClassifier.canRead(ecg) ? Optional.of(rhythm.tell(ecg, beats, delineation)) : Optional.empty();
    }

    @Override
    public List<ModelRef> refs(List<LearnedStatement> made, Optional<ToldRhythm> told) {
        List<ModelRef> all = new ArrayList<>(refs);
        if (!made.isEmpty()) {
            all.add(statementsRef);
        }
        told.ifPresent(t -> all.add(rhythm.model()));
        return List.copyOf(all);
    }
}
