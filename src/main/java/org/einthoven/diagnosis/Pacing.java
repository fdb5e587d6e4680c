package org.einthoven.diagnosis;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.einthoven.beat.Beat;
import org.einthoven.ecg.BeatClass;
import org.einthoven.measure.CardiacCycle;
import org.einthoven.signal.PacingSpikes.Spike;
import org.jspecify.annotations.Nullable;

/**
 * What a pacemaker does in a recording: which beats follow a spike. Spikes that keep to no beat are noise, and where they
 * are many none is believed.
 *
 * @param visible whether the sample rate can carry a spike at all
 * @param pacedMs R peaks of the beats with a spike of their own
 * @param ventricularMs those of them whose spike was for the ventricles
 * @param chambers that are paced
 */
public record Pacing(
        boolean visible, int beats, List<Double> pacedMs, Set<Double> ventricularMs, Set<Chamber> chambers) {

    /** What a spike leads to. */
    public enum Chamber {
        ATRIUM,
        VENTRICLE
    }

    public static final Pacing NONE = new Pacing(true, 0, List.of(), Set.of(), Set.of());

    public static final Pacing INVISIBLE = new Pacing(false, 0, List.of(), Set.of(), Set.of());

    /** A faint spike stands before its wave by up to this, and inside it by up to {@link #INSIDE_MS}, in ms. */
    private static final double BEFORE_MS = 60;

    private static final double INSIDE_MS = 15;

    /** One that cannot be mistaken may be the atrial one of a beat with a long PR, or be marked as the R peak itself. */
    private static final double UNMISTAKABLE_BEFORE_R_MS = 450;

    private static final double UNMISTAKABLE_AFTER_R_MS = 60;

    /** Spikes without a beat for each with one, above which they are noise. */
    private static final double STRAYS = 0.5;

    /** Two chambers of the ventricles and one atrium, and some to spare: more spikes a beat are noise. */
    private static final int MOST_PER_BEAT = 5;

    /** An atrial stimulus precedes the QRS complex by more than this, a ventricular one by less, in ms. */
    private static final double ATRIAL_BEFORE_QRS_MS = 90;

    public Pacing {
        pacedMs = List.copyOf(pacedMs);
        ventricularMs = Set.copyOf(ventricularMs);
        chambers = Set.copyOf(chambers);
    }

    /** Gives {@code spikes} to the beats that they stand before. */
    public static Pacing of(List<Spike> spikes, List<CardiacCycle> cycles) {
        Pacing none = new Pacing(true, cycles.size(), List.of(), Set.of(), Set.of());
        if (spikes.size() > MOST_PER_BEAT * cycles.size()) {
            return none;
        }
        List<Double> paced = new ArrayList<>();
        Set<Double> ventricular = new HashSet<>();
        Set<Spike> used = new HashSet<>();
        Set<Chamber> chambers = EnumSet.noneOf(Chamber.class);
        for (CardiacCycle cycle : cycles) {
            List<Spike> own =
                    spikes.stream().filter(spike -> belongs(spike, cycle)).toList();
            if (!own.isEmpty()) {
                paced.add(cycle.beat().timeMs());
                used.addAll(own);
                Set<Chamber> here = EnumSet.noneOf(Chamber.class);
                own.forEach(spike -> here.add(chamber(spike, cycle)));
                chambers.addAll(here);
                if (here.contains(Chamber.VENTRICLE)) {
                    ventricular.add(cycle.beat().timeMs());
                }
            }
        }
        int strays = spikes.size() - used.size();
        return strays > STRAYS * used.size() ? none : new Pacing(true, cycles.size(), paced, ventricular, chambers);
    }

    /**
     * The beats as they stand beside a pacemaker: AAMI EC57 calls a paced beat Q. Where spikes would be seen and a beat
     * has none, but a P wave leads to it, it is conducted and not paced, however wide: it is what is likeliest beside Q.
     * The scores stay the model's.
     */
    public List<Beat> apply(List<CardiacCycle> classified) {
        return classified.stream()
                .map(cycle -> {
                    Beat beat = cycle.beat();
                    if (ventricularMs.contains(beat.timeMs())) {
                        return beat.as(BeatClass.Q);
                    }
                    boolean conducted = visible && pacedMs.isEmpty() && cycle.p() != null;
                    return conducted && beat.beatClass() == BeatClass.Q ? beat.as(likeliestBesideQ(beat)) : beat;
                })
                .toList();
    }

    private static BeatClass likeliestBesideQ(Beat beat) {
        return beat.scores().entrySet().stream()
                .filter(score -> score.getKey() != BeatClass.Q)
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(BeatClass.N);
    }

    /** Whether most beats are paced, so that the rhythm is the pacemaker's. */
    public boolean isTheRhythm() {
        return share() >= Limit.PACED_SHARE.value();
    }

    /** Share of the beats that are paced, 0 to 1. */
    double share() {
        return beats == 0 ? 0 : (double) pacedMs.size() / beats;
    }

    private static boolean belongs(Spike spike, CardiacCycle cycle) {
        double afterR = spike.timeMs() - cycle.beat().timeMs();
        if (spike.isUnmistakable()) {
            return afterR >= -UNMISTAKABLE_BEFORE_R_MS && afterR <= UNMISTAKABLE_AFTER_R_MS;
        }
        return leadsTo(spike, cycle.qrs() == null ? null : cycle.qrs().onsetMs())
                || leadsTo(spike, cycle.p() == null ? null : cycle.p().onsetMs());
    }

    private static boolean leadsTo(Spike spike, @Nullable Double onsetMs) {
        return onsetMs != null && spike.timeMs() >= onsetMs - BEFORE_MS && spike.timeMs() <= onsetMs + INSIDE_MS;
    }

    private static Chamber chamber(Spike spike, CardiacCycle cycle) {
        double onset = cycle.qrs() == null
                ? cycle.beat().timeMs() - ATRIAL_BEFORE_QRS_MS / 2
                : cycle.qrs().onsetMs();
        return spike.timeMs() < onset - ATRIAL_BEFORE_QRS_MS ? Chamber.ATRIUM : Chamber.VENTRICLE;
    }
}
