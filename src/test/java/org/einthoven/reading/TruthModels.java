package org.einthoven.reading;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.einthoven.beat.Beat;
import org.einthoven.delineation.Delineation;
import org.einthoven.delineation.Fiducial;
import org.einthoven.ecg.BeatClass;
import org.einthoven.ecg.Ecg;
import org.einthoven.inference.ModelRef;
import org.einthoven.inference.Temperature;
import org.einthoven.rhythm.ToldRhythm;
import org.einthoven.statement.LearnedStatement;
import org.einthoven.statement.TwelveLeads;
import org.einthoven.synthesis.GeneratedEcg;
import org.einthoven.synthesis.TrueBeat;
import org.einthoven.synthesis.TrueWave;

/** Sees in a generated ECG exactly what was put into it, and so shows what the pipeline makes of it. */
record TruthModels(GeneratedEcg generated) implements EcgModels {

    @Override
    public Delineation delineate(Ecg ecg) {
        List<Fiducial> perLead = new ArrayList<>();
        List<Fiducial> global = new ArrayList<>();
        for (TrueWave wave : generated.waves()) {
            (wave.lead() == null ? global : perLead)
                    .add(new Fiducial(wave.lead(), wave.wave(), wave.onsetMs(), wave.peakMs(), wave.offsetMs(), 1));
        }
        return new Delineation(perLead, global);
    }

    @Override
    public double[] detect(Ecg ecg) {
        return generated.beats().stream().mapToDouble(TrueBeat::timeMs).toArray();
    }

    /** A beat's score is 0.9, or what is left of it where the trace at its R peak was erased. */
    @Override
    public List<Beat> classify(Ecg ecg, double[] rPeaksMs) {
        List<Beat> beats = new ArrayList<>();
        for (double r : rPeaksMs) {
            BeatClass truth = generated.beats().stream()
                    .filter(beat -> beat.timeMs() == r)
                    .findFirst()
                    .map(TrueBeat::beatClass)
                    .orElse(BeatClass.N);
            Map<BeatClass, Double> scores = new EnumMap<>(BeatClass.class);
            int at = (int) Math.min(ecg.length() - 1, ecg.rate().indexAt(r));
            double left = Math.min(0.9, Math.abs(ecg.leads().get(0).samples().at(at)));
            scores.put(truth, left);
            beats.add(new Beat(r, truth, scores));
        }
        return beats;
    }

    @Override
    public Temperature temperatureOfBeats() {
        return Temperature.NONE;
    }

    @Override
    public List<LearnedStatement> state(Ecg ecg) {
        return List.of();
    }

    @Override
    public List<List<LearnedStatement>> state(Stream<TwelveLeads> variants) {
        throw new IllegalArgumentException("nothing is stated");
    }

    @Override
    public List<float[]> activations(TwelveLeads leads, List<String> codes) {
        throw new IllegalArgumentException("nothing is stated");
    }

    @Override
    public Optional<ToldRhythm> rhythm(Ecg ecg, List<Beat> beats, Delineation delineation) {
        return Optional.empty();
    }

    @Override
    public List<ModelRef> refs(List<LearnedStatement> statements, Optional<ToldRhythm> rhythm) {
        return List.of(new ModelRef("truth", "1", "0".repeat(64)));
    }
}
