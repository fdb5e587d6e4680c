package org.einthoven.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.einthoven.beat.Beat;
import org.einthoven.delineation.Delineation;
import org.einthoven.diagnosis.Diagnosis;
import org.einthoven.diagnosis.Evidence;
import org.einthoven.diagnosis.Fibrillation;
import org.einthoven.diagnosis.Finding;
import org.einthoven.diagnosis.Pacing;
import org.einthoven.ecg.Ecg;
import org.einthoven.ecg.LimbLeads;
import org.einthoven.ecg.Subject;
import org.einthoven.ecg.Wave;
import org.einthoven.electrode.ElectrodeCheck;
import org.einthoven.explain.BeatExplainer;
import org.einthoven.explain.Explanation;
import org.einthoven.explain.StatementExplainer;
import org.einthoven.measure.CardiacCycle;
import org.einthoven.measure.EcgMeasurement;
import org.einthoven.measure.Measurements;
import org.einthoven.rhythm.AtrialWaves;
import org.einthoven.rhythm.LearnedRhythm;
import org.einthoven.rhythm.Rhythm;
import org.einthoven.rhythm.Stretch;
import org.einthoven.signal.PacingSpikes;
import org.einthoven.statement.LearnedStatement;
import org.jspecify.annotations.Nullable;

/** Reads electrocardiograms. */
final class EcgReader {

    private final EcgModels models;
    private final BeatExplainer beatExplainer;
    private final StatementExplainer statementExplainer;

    EcgReader(EcgModels models) {
        this.models = models;
        this.beatExplainer = new BeatExplainer(models);
        this.statementExplainer = new StatementExplainer(models);
    }

    /** The steps of a reading, in order. */
    Reading read(Ecg ecg, Subject subject) {
        SignalCheck check = SignalCheck.of(ecg);
        Optional<Abstention> poor = Abstention.ofSignal(ecg, check);
        if (poor.isPresent()) {
            return poor.get().reading(check.quality(), List.of());
        }
        Ecg usable = new Ecg(ecg.rate(), check.usable());
        Delineation delineation = check.readable(models.delineate(usable));
        double[] rPeaksMs = check.readable(models.detect(usable));
        Optional<Abstention> silent = Abstention.ofBeats(ecg, rPeaksMs.length);
        if (silent.isPresent()) {
            return silent.get().reading(check.quality(), models.refs(List.of(), Optional.empty()));
        }
        List<Beat> classified = models.classify(usable, rPeaksMs);
        Optional<LearnedRhythm> told = models.rhythm(usable, classified, delineation);
        List<CardiacCycle> unpaced = CardiacCycle.align(classified, delineation);
        Pacing pacing = pacing(usable, unpaced);
        List<Beat> beats = inTheirRhythm(pacing.apply(unpaced), delineation, check, told);
        Rhythm rhythm = Rhythm.of(beats, check.unreadable());
        List<CardiacCycle> cycles = CardiacCycle.align(beats, delineation);
        Measurements measured = EcgMeasurement.measure(usable, delineation, cycles, rhythm);
        ElectrodeCheck.Suspected electrodes = ElectrodeCheck.of(measured).orElse(null);
        Measurements measurements = electrodes == null
                ? measured
                : measured.doubting(electrodes.swap().affected());
        Ecg complete = LimbLeads.complete(usable);
        List<LearnedStatement> statements = Diagnosis.isForClassifier(subject) ? models.state(complete) : List.of();
        Evidence seen = new Evidence(
                ecg.duration().toMillis(),
                subject,
                measurements,
                rhythm,
                cycles,
                delineation.global(Wave.P),
                pacing,
                null,
                told.orElse(null),
                check.quality().perLead(),
                check.quality().overall(),
                check.unreadable(),
                electrodes);
        Evidence evidence = seen.isSinus() ? seen : seen.with(atrialWaves(usable, delineation));
        List<Finding> findings = new ArrayList<>(Diagnosis.withRhythm(told, Diagnosis.of(evidence)));
        findings.addAll(Diagnosis.ofStatements(statements, findings));
        Diagnosis.ofSilence(evidence, findings, complete).ifPresent(findings::add);
        List<Explanation> explanations = new ArrayList<>(beatExplainer.explain(usable, cycles, findings));
        explanations.addAll(statementExplainer.explain(complete, statements, findings));
        return new Reading.Reported(
                check.quality(),
                delineation,
                beats,
                List.of(),
                measurements,
                findings,
                statements,
                explanations,
                models.refs(statements, told));
    }

    /** Spikes are looked for before any filter has blunted them. */
    private static Pacing pacing(Ecg usable, List<CardiacCycle> cycles) {
        return PacingSpikes.canBeSeenAt(usable.rate())
                ? Pacing.of(PacingSpikes.find(usable), cycles)
                : Pacing.INVISIBLE;
    }

    /** What the rhythm says of the beats: where the atria fibrillate, none is early. */
    private static List<Beat> inTheirRhythm(
            List<Beat> beats, Delineation delineation, SignalCheck check, Optional<LearnedRhythm> told) {
        boolean fibrillating = !Fibrillation.isRuledOut(told.orElse(null))
                && Fibrillation.isPossible(
                        Rhythm.of(beats, check.unreadable()), CardiacCycle.align(beats, delineation));
        return fibrillating ? Fibrillation.withoutEarlyBeats(beats) : beats;
    }

    private static @Nullable AtrialWaves atrialWaves(Ecg usable, Delineation delineation) {
        List<Stretch> complexes = delineation.global(Wave.QRS).stream()
                .map(qrs -> new Stretch(qrs.onsetMs(), qrs.offsetMs()))
                .toList();
        return AtrialWaves.in(usable, complexes).orElse(null);
    }
}
