package org.einthoven.diagnosis;

import java.util.ArrayList;
import java.util.List;
import org.einthoven.ecg.BeatPart;
import org.einthoven.ecg.Subject;
import org.einthoven.measure.Measurements;

/**
 * Always one statement on the rate; called sinus only where upright P waves were found before the beats. Where hardly any
 * were, and nothing else says what the atria do, that is a statement of its own.
 */
final class RateRule implements Rule {

    @Override
    public List<Finding> apply(Evidence evidence) {
        Finding rate = of(evidence.measurements(), evidence.subject(), evidence.isSinus(), "Heart rate");
        if (evidence.isSinus()) {
            List<Comparison> basis = new ArrayList<>(rate.basis());
            basis.add(Comparison.atLeast("Beats with a P wave", evidence.shareWithP(), Limit.P_BEFORE_BEATS)
                    .readOff(BeatPart.P));
            double axis = evidence.measurements().axisDeg().getOrDefault("P", Double.NaN);
            basis.add(
                    Comparison.atLeast("P axis", axis, Limit.SINUS_P_AXIS_FROM).readOff(BeatPart.P));
            basis.add(Comparison.atMost("P axis", axis, Limit.SINUS_P_AXIS_TO).readOff(BeatPart.P));
            return List.of(Finding.of(rate.code(), rate.display(), rate.flagged(), basis));
        }
        boolean undetermined = evidence.measurements().heartRateBpm() != null
                && evidence.shareWithP() < Limit.P_ABSENT.value()
                && !evidence.isPaced()
                && !evidence.mayFlutter()
                && !evidence.mayFibrillate();
        return undetermined ? List.of(rate, withoutP(evidence)) : List.of(rate);
    }

    /** A regular rhythm without P waves may come from anywhere: a cardiologist should look. */
    private static Finding withoutP(Evidence evidence) {
        Comparison few = Comparison.below("Beats with a P wave", evidence.shareWithP(), Limit.P_ABSENT)
                .readOff(BeatPart.P);
        FindingCode code = FindingCode.ATRIAL_RHYTHM_UNDETERMINED;
        return Finding.of(code, code.display() + ": P waves hardly found", true, List.of(few));
    }

    /** @param what {@code Heart rate} or {@code Pulse rate} */
    static Finding of(Measurements measurements, Subject subject, boolean sinus, String what) {
        Limit slowest = ReferenceRange.slowRate(subject);
        Limit fastest = ReferenceRange.fastRate(subject);
        Double rate = measurements.heartRateBpm();
        if (rate == null) {
            return Finding.of(FindingCode.RATE_NOT_MEASURABLE, what + " not measurable", true, List.of());
        }
        Comparison slow = Comparison.below(what, Math.round(rate), slowest);
        Comparison fast = Comparison.above(what, Math.round(rate), fastest);
        FindingCode code;
        List<Comparison> basis;
        if (slow.holds()) {
            code = sinus ? FindingCode.SINUS_BRADYCARDIA : FindingCode.BRADYCARDIA;
            basis = List.of(slow);
        } else if (fast.holds()) {
            code = sinus ? FindingCode.SINUS_TACHYCARDIA : FindingCode.TACHYCARDIA;
            basis = List.of(fast);
        } else {
            code = sinus ? FindingCode.SINUS_RHYTHM : FindingCode.NORMAL_RATE;
            basis = List.of(
                    Comparison.atLeast(what, Math.round(rate), slowest),
                    Comparison.atMost(what, Math.round(rate), fastest));
        }
        String name = code == FindingCode.NORMAL_RATE ? what : code.display() + ",";
        return Finding.of(code, name + " " + Wording.rounded(rate) + "/min", slow.holds() || fast.holds(), basis);
    }
}
