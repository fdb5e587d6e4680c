package org.einthoven.diagnosis;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.einthoven.delineation.Fiducial;
import org.einthoven.ecg.LeadName;
import org.einthoven.ecg.Subject;
import org.einthoven.electrode.ElectrodeCheck;
import org.einthoven.measure.CardiacCycle;
import org.einthoven.measure.Measurements;
import org.einthoven.rhythm.AtrialWaves;
import org.einthoven.rhythm.LearnedRhythm;
import org.einthoven.rhythm.Rhythm;
import org.einthoven.rhythm.RhythmStretch;
import org.einthoven.rhythm.Stretch;
import org.einthoven.signal.ChannelQuality;
import org.jspecify.annotations.Nullable;

/**
 * All that the findings on an ECG rest on.
 *
 * @param cycles every beat of the rhythm with its waves
 * @param pWaves all P waves over all leads in order of time, also those that led to no beat
 * @param atrialWaves the most regular waves between the complexes; null where none repeat
 * @param told what the rhythm model says of all of it; null where it did not read the recording
 * @param stretches a recording that is too long to be judged at once, half minute by half minute; empty for a shorter one
 * @param quality of every lead that was recorded, used or not
 * @param overallQuality 0 (useless) to 1 (clean)
 * @param unreadable stretches in which no lead could be read
 * @param electrodes that were possibly exchanged; null where none are suspected
 */
public record Evidence(
        double durationMs,
        Subject subject,
        Measurements measurements,
        Rhythm rhythm,
        List<CardiacCycle> cycles,
        List<Fiducial> pWaves,
        Pacing pacing,
        @Nullable AtrialWaves atrialWaves,
        @Nullable LearnedRhythm told,
        List<RhythmStretch> stretches,
        Map<LeadName, ChannelQuality> quality,
        double overallQuality,
        List<Stretch> unreadable,
        ElectrodeCheck.@Nullable Suspected electrodes) {

    public Evidence {
        cycles = List.copyOf(cycles);
        pWaves = List.copyOf(pWaves);
        stretches = List.copyOf(stretches);
        quality = Map.copyOf(quality);
        unreadable = List.copyOf(unreadable);
    }

    double shareWithP() {
        return Fibrillation.shareWithP(cycles);
    }

    /** The same with what was found between the complexes, which is looked for only where the rhythm is not sinus. */
    public Evidence with(@Nullable AtrialWaves waves) {
        return new Evidence(
                durationMs,
                subject,
                measurements,
                rhythm,
                cycles,
                pWaves,
                pacing,
                waves,
                told,
                stretches,
                quality,
                overallQuality,
                unreadable,
                electrodes);
    }

    /** Leads that possibly show another potential than they should. */
    Set<LeadName> doubted() {
        return electrodes == null ? Set.of() : electrodes.swap().affected();
    }

    /** Whether upright P waves lead the beats, and no pacemaker. */
    public boolean isSinus() {
        Double axis = measurements.axisDeg().get("P");
        return !isPaced()
                && measurements.prMs() != null
                && shareWithP() >= Limit.P_BEFORE_BEATS.value()
                && axis != null
                && axis >= Limit.SINUS_P_AXIS_FROM.value()
                && axis <= Limit.SINUS_P_AXIS_TO.value();
    }

    boolean isPaced() {
        return pacing.isTheRhythm();
    }

    boolean isVentricularPaced() {
        return isPaced() && pacing.chambers().contains(Pacing.Chamber.VENTRICLE);
    }

    /** Whether the atria may fibrillate by criteria, and the rhythm model does not rule it out. */
    boolean mayFibrillate() {
        return Fibrillation.isPossible(rhythm, cycles) && !isFibrillationRuledOut();
    }

    /** Whether criteria would say fibrillation and the rhythm model rules it out. */
    boolean isFibrillationDisputed() {
        return Fibrillation.isPossible(rhythm, cycles) && isFibrillationRuledOut();
    }

    private boolean isFibrillationRuledOut() {
        return Fibrillation.isRuledOut(told) && stretches.stream().noneMatch(RhythmStretch::fibrillates);
    }

    /** Whether what is said of all beats together may be said of the rhythm: not of fibrillation that is there for a part. */
    boolean isOneRhythm() {
        long fibrillating =
                stretches.stream().filter(RhythmStretch::fibrillates).count();
        return stretches.isEmpty() || fibrillating >= Limit.FIBRILLATION_PERSISTS.value() * stretches.size();
    }

    /** Whether the atria may flutter: like waves at a flutter's rate, in a rhythm that is not led by P waves. */
    boolean mayFlutter() {
        return atrialWaves != null
                && !isSinus()
                && !isPaced()
                && atrialWaves.regularity() >= Limit.FLUTTER_REGULARITY.value()
                && atrialWaves.amplitudeMv() >= Limit.FLUTTER_AMPLITUDE.value();
    }

    double readableMs() {
        return durationMs - unreadable.stream().mapToDouble(Stretch::durationMs).sum();
    }
}
