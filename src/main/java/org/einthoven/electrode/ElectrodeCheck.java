package org.einthoven.electrode;

import java.util.Optional;
import org.einthoven.ecg.BeatClass;
import org.einthoven.ecg.LeadName;
import org.einthoven.measure.Measurements;
import org.einthoven.measure.RepresentativeBeat;

/**
 * Tells from the representative beat whether electrodes were exchanged. Conducted beats only: what a pacemaker or a
 * ventricle makes looks like anything. Needs I, II and V1 to V6, or what gives them.
 */
public final class ElectrodeCheck {

    /**
     * Both legs are at nearly one potential, so that a lead between them is flat (Batchvarov et al. 2007). A mean part of
     * the QRS complex below this, in mV, counts as flat.
     */
    private static final double FLAT_MV = 0.06;

    /** The other limb leads must not be small themselves. */
    private static final double NOT_FLAT_MV = 0.3;

    /**
     * A swap and the number that it was suspected by.
     *
     * @param limit above which the value lies; below which it lies where the ground electrode took part
     */
    public record Suspected(ElectrodeSwap swap, String quantity, double value, double limit, String unit) {}

    private ElectrodeCheck() {}

    /** Whether there is what the check needs. */
    public static boolean isPossible(Measurements measurements) {
        return shape(measurements).isPresent();
    }

    /** What is suspected; empty where nothing is or it cannot be told. */
    public static Optional<Suspected> of(Measurements measurements) {
        return shape(measurements).flatMap(beat -> flat(beat).or(() -> learned(beat)));
    }

    private static Optional<Suspected> learned(BeatShape beat) {
        ElectrodeModel model = ElectrodeModel.learned();
        return model.suspect(beat)
                .map(suspicion -> new Suspected(
                        suspicion.swap(),
                        "Log likelihood of the beat with these electrodes exchanged over that without",
                        suspicion.gain(),
                        model.threshold(),
                        ""));
    }

    private static Optional<BeatShape> shape(Measurements measurements) {
        RepresentativeBeat beat = measurements.representativeBeat();
        return beat == null || beat.beatClass() != BeatClass.N ? Optional.empty() : BeatShape.of(beat);
    }

    private static Optional<Suspected> flat(BeatShape beat) {
        double one = beat.spanMv(LeadName.I);
        double two = beat.spanMv(LeadName.II);
        double three = beat.spanMv(LeadName.III);
        if (Math.max(one, Math.max(two, three)) < NOT_FLAT_MV) {
            return Optional.empty();
        }
        if (two < FLAT_MV) {
            return flat(ElectrodeSwap.RIGHT_ARM_RIGHT_LEG, LeadName.II, two);
        }
        if (three < FLAT_MV) {
            return flat(ElectrodeSwap.LEFT_ARM_RIGHT_LEG, LeadName.III, three);
        }
        return one < FLAT_MV ? flat(ElectrodeSwap.ARMS_AND_LEGS, LeadName.I, one) : Optional.empty();
    }

    private static Optional<Suspected> flat(ElectrodeSwap swap, LeadName lead, double mv) {
        return Optional.of(
                new Suspected(swap, "QRS in " + lead.display() + " from lowest to highest", mv, FLAT_MV, "mV"));
    }
}
