package org.einthoven.reading;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.einthoven.beat.Beat;
import org.einthoven.delineation.Delineation;
import org.einthoven.ecg.Ecg;
import org.einthoven.inference.ModelRef;
import org.einthoven.inference.Temperature;
import org.einthoven.rhythm.ToldRhythm;
import org.einthoven.statement.LearnedStatement;
import org.einthoven.statement.TwelveLeads;

/** Sees what others see, but for what a subclass sees otherwise; some of the beats are those of its own {@code classify}. */
abstract class AsOthersSee implements EcgModels {
    private final EcgModels others;

    AsOthersSee(EcgModels others) {
        this.others = others;
    }

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
        return others.rhythm(ecg, beats, delineation);
    }

    @Override
    public List<ModelRef> refs(List<LearnedStatement> statements, Optional<ToldRhythm> told) {
        return others.refs(statements, told);
    }
}
