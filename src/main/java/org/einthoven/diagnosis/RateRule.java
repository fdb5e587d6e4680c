package org.einthoven.diagnosis;

import java.util.List;
import org.einthoven.measure.Measurements;

/** Always one statement on the rate; called sinus only where upright P waves were found before the beats. */
final class RateRule implements Rule {

    @Override
    public List<Finding> apply(Evidence evidence) {
        return List.of(of(evidence.measurements(), isSinus(evidence), "Heart rate"));
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

    private static boolean isSinus(Evidence evidence) {
        Double axis = evidence.measurements().axisDeg().get("P");
        return evidence.measurements().prMs() != null
                && evidence.shareWithP() >= Limit.P_BEFORE_BEATS.value()
                && axis != null
                && axis >= Limit.SINUS_P_AXIS_FROM.value()
                && axis <= Limit.SINUS_P_AXIS_TO.value();
    }
}
