package org.einthoven.reading;

import java.util.List;
import java.util.Optional;
import org.einthoven.beat.Beat;
import org.einthoven.delineation.Delineation;
import org.einthoven.diagnosis.Diagnosis;
import org.einthoven.diagnosis.Evidence;
import org.einthoven.diagnosis.Finding;
import org.einthoven.ecg.Ecg;
import org.einthoven.explain.BeatExplainer;
import org.einthoven.explain.Explanation;
import org.einthoven.measure.CardiacCycle;
import org.einthoven.measure.EcgMeasurement;
import org.einthoven.measure.Measurements;
import org.einthoven.rhythm.Rhythm;

/** Reads electrocardiograms. */
final class EcgReader {

    private final EcgModels models;
    private final BeatExplainer explainer;

    EcgReader(EcgModels models) {
        this.models = models;
        this.explainer = new BeatExplainer(models);
    }

    /** The steps of a reading, in order. */
    Reading read(Ecg ecg) {
        SignalCheck check = SignalCheck.of(ecg);
        Optional<Abstention> poor = Abstention.ofSignal(ecg, check);
        if (poor.isPresent()) {
            return poor.get().reading(check.quality(), models.refs());
        }
        Ecg usable = new Ecg(ecg.rate(), check.usable());
        Delineation delineation = check.readable(models.delineate(usable));
        double[] rPeaksMs = check.readable(models.detect(usable));
        Optional<Abstention> silent = Abstention.ofBeats(ecg, rPeaksMs.length);
        if (silent.isPresent()) {
            return silent.get().reading(check.quality(), models.refs());
        }
        List<Beat> beats = models.classify(usable, rPeaksMs);
        Rhythm rhythm = Rhythm.of(beats, check.unreadable());
        List<CardiacCycle> cycles = CardiacCycle.align(beats, delineation);
        Measurements measurements = EcgMeasurement.measure(usable, delineation, cycles, rhythm);
        List<Finding> findings = Diagnosis.of(evidence(ecg, check, measurements, rhythm, cycles));
        List<Explanation> explanations = explainer.explain(usable, beats, findings);
        return new Reading.Reported(
                check.quality(), delineation, beats, List.of(), measurements, findings, explanations, models.refs());
    }

    private static Evidence evidence(
            Ecg ecg, SignalCheck check, Measurements measurements, Rhythm rhythm, List<CardiacCycle> cycles) {
        return new Evidence(
                ecg.duration().toMillis(),
                measurements,
                rhythm,
                cycles,
                check.quality().perLead(),
                check.quality().overall(),
                check.unreadable());
    }
}
