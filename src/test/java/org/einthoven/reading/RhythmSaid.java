package org.einthoven.reading;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.einthoven.beat.Beat;
import org.einthoven.delineation.Delineation;
import org.einthoven.ecg.Ecg;
import org.einthoven.inference.ModelRef;
import org.einthoven.inference.Temperature;
import org.einthoven.rhythm.LearnedRhythm;
import org.einthoven.rhythm.RhythmClass;
import org.einthoven.rhythm.Stretch;
import org.einthoven.rhythm.ToldRhythm;
import org.einthoven.rhythm.ToldStretch;
import org.einthoven.statement.LearnedStatement;
import org.einthoven.statement.TwelveLeads;

/** Sees what others see, and is sure of one rhythm. */
record RhythmSaid(EcgModels others, RhythmClass rhythm) implements EcgModels {

    @Override
    public Delineation delineate(Ecg ecg) {
        return others.delineate(ecg);
    }

    @Override
    public double[] detect(Ecg ecg) {
        return others.detect(ecg);
    }

    @Override
    public List<Beat> classify(Ecg ecg, double[] rPeaksMs) {
        return others.classify(ecg, rPeaksMs);
    }

    @Override
    public Temperature temperatureOfBeats() {
        return others.temperatureOfBeats();
    }

    @Override
    public List<LearnedStatement> state(Ecg ecg) {
        return others.state(ecg);
    }

    @Override
    public List<List<LearnedStatement>> state(Stream<TwelveLeads> variants) {
        return others.state(variants);
    }

    @Override
    public List<float[]> activations(TwelveLeads leads, List<String> codes) {
        return others.activations(leads, codes);
    }

    @Override
    public Optional<ToldRhythm> rhythm(Ecg ecg, List<Beat> beats, Delineation delineation) {
        Map<RhythmClass, Double> scores = new EnumMap<>(RhythmClass.class);
        for (RhythmClass each : RhythmClass.values()) {
            scores.put(each, each == rhythm ? 1.0 : 0.0);
        }
        LearnedRhythm told = new LearnedRhythm(rhythm, scores);
        Stretch all = new Stretch(0, ecg.duration().toMillis());
        return Optional.of(new ToldRhythm(told, List.of(new ToldStretch(all, told))));
    }

    @Override
    public List<ModelRef> refs(List<LearnedStatement> statements, Optional<ToldRhythm> told) {
        return others.refs(statements, told);
    }
}
