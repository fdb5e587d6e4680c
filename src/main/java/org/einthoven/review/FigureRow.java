package org.einthoven.review;

import org.einthoven.monitoring.Outcome;
import org.einthoven.statistics.Interval;
import org.einthoven.statistics.Share;
import org.jspecify.annotations.Nullable;

/**
 * How often something was right.
 *
 * @param item by which it is asked for group by group
 * @param enough whether there are enough decisions to judge it by
 * @param other the same by another truth; null for none
 */
public record FigureRow(String item, String name, Outcome outcome, boolean enough, @Nullable Outcome other) {

    public long trueOnes() {
        return outcome.hits() + outcome.misses();
    }

    public long said() {
        return outcome.hits() + outcome.falseAlarms();
    }

    public String sensitivity() {
        return shown(outcome.sensitivity());
    }

    public String predictivity() {
        return shown(outcome.positivePredictivity());
    }

    public String specificity() {
        return shown(outcome.specificity());
    }

    public String otherSensitivity() {
        return other == null ? "" : shown(other.sensitivity());
    }

    public String otherPredictivity() {
        return other == null ? "" : shown(other.positivePredictivity());
    }

    /** In percent with its 95 % interval; empty of nothing. */
    static String shown(Share share) {
        if (share.all() == 0) {
            return "";
        }
        Interval wilson = share.wilson();
        return "%s %% [%s–%s]"
                .formatted(
                        Numbers.decimals(100 * wilson.value(), 1),
                        Numbers.decimals(100 * wilson.low(), 0),
                        Numbers.decimals(100 * wilson.high(), 0));
    }
}
