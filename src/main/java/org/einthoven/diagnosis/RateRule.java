package org.einthoven.diagnosis;

import java.util.List;
import org.einthoven.measure.Measurements;

/** Always one statement on the rate; called sinus only where upright P waves were found before the beats. */
final class RateRule implements Rule {

    @Override
    public List<Finding> apply(Evidence evidence) {
        Finding rate = of(evidence.measurements(), evidence.isSinus(), "Heart rate");
        boolean undetermined = evidence.measurements().heartRateBpm() != null
                && evidence.shareWithP() < Limit.P_ABSENT.value()
                && !RegularityRule.isIrregularWithoutP(evidence);
        return List.of(undetermined ? withoutP(rate) : rate);
    }

    /** A regular rhythm without P waves may come from anywhere: a cardiologist should look. */
    private static Finding withoutP(Finding rate) {
        return new Finding(
                rate.id(),
                rate.code(),
                rate.display() + ", P waves hardly found: atrial rhythm not determined",
                rate.score(),
                true,
                rate.evidenceMs());
    }

    /** @param what {@code Heart rate} or {@code Pulse rate} */
    static Finding of(Measurements measurements, boolean sinus, String what) {
        Double rate = measurements.heartRateBpm();
        if (rate == null) {
            FindingCode unknown = FindingCode.RATE_NOT_MEASURABLE;
            return new Finding(unknown.code(), unknown, what + " not measurable", 1, true, List.of());
        }
        boolean slow = Math.round(rate) < Limit.SLOW_RATE.value();
        boolean fast = Math.round(rate) > Limit.FAST_RATE.value();
        FindingCode code;
        if (slow) {
            code = sinus ? FindingCode.SINUS_BRADYCARDIA : FindingCode.BRADYCARDIA;
        } else if (fast) {
            code = sinus ? FindingCode.SINUS_TACHYCARDIA : FindingCode.TACHYCARDIA;
        } else {
            code = sinus ? FindingCode.SINUS_RHYTHM : FindingCode.NORMAL_RATE;
        }
        String name = code == FindingCode.NORMAL_RATE ? what : code.display() + ",";
        return new Finding(code.code(), code, name + " " + Wording.rounded(rate) + "/min", 1, slow || fast, List.of());
    }
}
