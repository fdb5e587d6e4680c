package org.einthoven.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.einthoven.beat.Beat;
import org.einthoven.beat.FusionBeats;
import org.einthoven.beat.SupraventricularRuns;
import org.einthoven.beat.VentricularRuns;
import org.einthoven.delineation.Delineation;
import org.einthoven.diagnosis.Conduction;
import org.einthoven.diagnosis.Diagnosis;
import org.einthoven.diagnosis.Evidence;
import org.einthoven.diagnosis.Fibrillation;
import org.einthoven.diagnosis.Finding;
import org.einthoven.diagnosis.Pacing;
import org.einthoven.ecg.Ecg;
import org.einthoven.ecg.Subject;
import org.einthoven.ecg.Wave;
import org.einthoven.electrode.ElectrodeCheck;
import org.einthoven.measure.CardiacCycle;
import org.einthoven.measure.EcgMeasurement;
import org.einthoven.measure.Measurements;
import org.einthoven.rhythm.AtrialWaves;
import org.einthoven.rhythm.LearnedRhythm;
import org.einthoven.rhythm.Rhythm;
import org.einthoven.rhythm.RhythmClassifier;
import org.einthoven.rhythm.RhythmStretch;
import org.einthoven.rhythm.Stretch;
import org.einthoven.rhythm.ToldRhythm;
import org.einthoven.signal.PacingSpikes;
import org.einthoven.statement.LearnedStatement;
import org.jspecify.annotations.Nullable;

/**
 * All that follows from the waves and R peaks in an ECG, whoever marked them.
 *
 * @param cycles the beats with their waves
 * @param told what the rhythm model says
 * @param stretches what follows from it, half minute by half minute
 * @param isSinus whether it is a sinus rhythm
 */
record Conclusions(
        List<Beat> beats,
        List<CardiacCycle> cycles,
        Measurements measurements,
        List<Finding> findings,
        Optional<ToldRhythm> told,
        List<RhythmStretch> stretches,
        boolean isSinus) {

    /**
     * What was recorded, and what the models that look at nothing else say of it.
     *
     * @param usable the leads that are read
     * @param complete these and the limb leads that follow from them
     */
    record Recorded(Ecg usable, Ecg complete, SignalCheck check, Subject subject, List<LearnedStatement> statements) {}

    /**
     * @param rPeaksMs ascending, two at least
     * @param decided what a reader says
     */
    static Conclusions of(
            EcgModels models, Recorded recorded, Delineation delineation, double[] rPeaksMs, Decided decided) {
        Ecg usable = recorded.usable;
        SignalCheck check = recorded.check;
        List<Beat> byModel = models.classify(usable, rPeaksMs);
        List<Beat> classified = decided.in(byModel);
        Optional<ToldRhythm> told = models.rhythm(usable, classified, delineation);
        LearnedRhythm whole = told.map(ToldRhythm::whole).orElse(null);
        List<CardiacCycle> unpaced = CardiacCycle.align(classified, delineation);
        Pacing pacing = pacing(usable, unpaced);
        List<Beat> before = pacing.apply(unpaced);
        List<CardiacCycle> cyclesBefore = CardiacCycle.align(before, delineation);
        List<RhythmStretch> stretches = told.map(
                        said -> Fibrillation.byStretches(said.stretches(), cyclesBefore, pacing, check.unreadable()))
                .orElse(List.of());
        List<RhythmStretch> inTurn = RhythmClassifier.isReadInStretches(usable) ? stretches : List.of();
        Predicate<Beat> fibrillating = fibrillating(before, cyclesBefore, check, whole, inTurn);
        List<Beat> beats = inTheirPlace(recorded, cyclesBefore, fibrillating, decided, decided.before(byModel)).stream()
                // only now: the rhythm model learned from scores as they come
                .map(beat -> beat.at(models.temperatureOfBeats()))
                .toList();
        Rhythm rhythm = Rhythm.of(beats, check.unreadable());
        List<CardiacCycle> cycles = CardiacCycle.align(beats, delineation);
        Measurements measured = EcgMeasurement.measure(usable, delineation, cycles, rhythm, decided.values());
        ElectrodeCheck.Suspected electrodes = ElectrodeCheck.of(measured).orElse(null);
        Measurements measurements = electrodes == null
                ? measured
                : measured.doubting(electrodes.swap().affected());
        Evidence seen = new Evidence(
                usable.duration().toMillis(),
                recorded.subject,
                measurements,
                rhythm,
                cycles,
                delineation.global(Wave.P),
                pacing,
                null,
                whole,
                inTurn,
                check.quality().perLead(),
                check.quality().overall(),
                check.unreadable(),
                electrodes);
        Evidence evidence = seen.isSinus() ? seen : seen.with(atrialWaves(usable, delineation));
        List<Finding> findings = new ArrayList<>(Diagnosis.withRhythm(
                evidence, Diagnosis.of(evidence), decided.classes().keySet()));
        findings.addAll(Diagnosis.ofStatements(recorded.statements, findings));
        Diagnosis.ofSilence(evidence, findings, recorded.statements, recorded.complete)
                .ifPresent(findings::add);
        return new Conclusions(beats, cycles, measurements, List.copyOf(findings), told, stretches, evidence.isSinus());
    }

    /** Spikes are looked for before any filter has blunted them. */
    private static Pacing pacing(Ecg usable, List<CardiacCycle> cycles) {
        return PacingSpikes.canBeSeenAt(usable.rate())
                ? Pacing.of(PacingSpikes.find(usable), cycles)
                : Pacing.INVISIBLE;
    }

    /**
     * Where the atria fibrillate.
     *
     * @param stretches of a recording that is too long to be judged at once
     */
    private static Predicate<Beat> fibrillating(
            List<Beat> beats,
            List<CardiacCycle> cycles,
            SignalCheck check,
            @Nullable LearnedRhythm whole,
            List<RhythmStretch> stretches) {
        if (!stretches.isEmpty()) {
            return Fibrillation.during(stretches);
        }
        boolean throughout = !Fibrillation.isRuledOut(whole)
                && Fibrillation.isPossible(Rhythm.of(beats, check.unreadable()), cycles);
        return beat -> throughout;
    }

    /**
     * What the whole recording says of the beats: where the atria fibrillate, none is early, no run goes on and no beat is due;
     * and what a reader decided changes no other beat.
     *
     * @param undecided what the model said of the beats that a reader decided: a run goes on as it did
     */
    private static List<Beat> inTheirPlace(
            Recorded recorded,
            List<CardiacCycle> cycles,
            Predicate<Beat> fibrillating,
            Decided decided,
            Decided undecided) {
        List<Beat> beats = cycles.stream().map(CardiacCycle::beat).toList();
        List<Beat> inRhythm = decided.in(Fibrillation.withoutEarlyBeats(beats, fibrillating));
        Predicate<Beat> settled = fibrillating.or(beat -> decided.classes().containsKey(beat.timeMs()));
        Predicate<Beat> conducted = Conduction.seenIn(cycles, recorded.subject);
        List<Beat> inRuns =
                decided.in(VentricularRuns.in(recorded.usable, undecided.in(inRhythm), fibrillating, conducted));
        return FusionBeats.in(recorded.usable, SupraventricularRuns.in(inRuns, settled), settled);
    }

    private static @Nullable AtrialWaves atrialWaves(Ecg usable, Delineation delineation) {
        List<Stretch> complexes = delineation.global(Wave.QRS).stream()
                .map(qrs -> new Stretch(qrs.onsetMs(), qrs.offsetMs()))
                .toList();
        return AtrialWaves.in(usable, complexes).orElse(null);
    }
}
