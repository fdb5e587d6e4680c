package org.einthoven.registry;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.einthoven.beat.Beat;
import org.einthoven.delineation.Delineation;
import org.einthoven.ecg.Ecg;
import org.einthoven.inference.ModelRef;
import org.einthoven.inference.Temperature;
import org.einthoven.reading.EcgModels;
import org.einthoven.rhythm.ToldRhythm;
import org.einthoven.statement.LearnedStatement;
import org.einthoven.statement.TwelveLeads;
import org.einthoven.telemetry.Spans;

/** Has each step of a reading at which a model or a detector is asked told to the trace; says what they say. */
final class TracedEcgModels implements EcgModels {
    private final EcgModels models;

    TracedEcgModels(EcgModels models) {
        this.models = models;
    }

    @Override
    public Delineation delineate(Ecg ecg) {
        return Spans.in("delineate", () -> models.delineate(ecg));
    }

    @Override
    public double[] detect(Ecg ecg) {
        return Spans.in("detect R peaks", () -> models.detect(ecg));
    }

    @Override
    public List<Beat> classify(Ecg ecg, double[] rPeaksMs) {
        return Spans.in("classify beats", () -> models.classify(ecg, rPeaksMs));
    }

    @Override
    public List<Beat> classify(Ecg ecg, double[] rPeaksMs, List<Integer> chosen) {
        return Spans.in("explain beats", () -> models.classify(ecg, rPeaksMs, chosen));
    }

    @Override
    public Temperature temperatureOfBeats() {
        return models.temperatureOfBeats();
    }

    @Override
    public Ecg lookedAt(Ecg ecg) {
        return models.lookedAt(ecg);
    }

    @Override
    public List<LearnedStatement> state(Ecg ecg) {
        return Spans.in("state", () -> models.state(ecg));
    }

    @Override
    public List<List<LearnedStatement>> state(Stream<TwelveLeads> variants) {
        return Spans.in("state of variants", () -> models.state(variants));
    }

    @Override
    public List<float[]> activations(TwelveLeads leads, List<String> codes) {
        return Spans.in("explain statements", () -> models.activations(leads, codes));
    }

    @Override
    public Optional<ToldRhythm> rhythm(Ecg ecg, List<Beat> beats, Delineation delineation) {
        return Spans.in("tell the rhythm", () -> models.rhythm(ecg, beats, delineation));
    }

    @Override
    public List<ModelRef> refs(List<LearnedStatement> statements, Optional<ToldRhythm> rhythm) {
        return models.refs(statements, rhythm);
    }
}
