package org.einthoven.measure;

import java.util.Set;
import java.util.function.DoubleBinaryOperator;

/** How the QT interval is corrected for the heart rate, from QT in ms and RR in seconds (AHA/ACCF/HRS 2009, part IV). */
enum QtCorrection {
    /** Bazett 1920. Good from 60 to 100/min; beyond, it corrects too much. */
    BAZETT(Measure.QTC_BAZETT, (qt, rr) -> qt / Math.sqrt(rr)),
    /** Fridericia 1920. */
    FRIDERICIA(Measure.QTC_FRIDERICIA, (qt, rr) -> qt / Math.cbrt(rr)),
    /** Sagie et al. 1992 (Framingham Heart Study): 0.154 s for each second of RR. */
    FRAMINGHAM(Measure.QTC_FRAMINGHAM, (qt, rr) -> qt + 154 * (1 - rr)),
    /** Hodges et al. 1983: 1.75 ms for each beat a minute. */
    HODGES(Measure.QTC_HODGES, (qt, rr) -> qt + 1.75 * (60 / rr - 60));

    private static final double LOW_RATE = 60;
    private static final double HIGH_RATE = 100;

    private final Measure measure;
    private final DoubleBinaryOperator formula;

    QtCorrection(Measure measure, DoubleBinaryOperator formula) {
        this.measure = measure;
        this.formula = formula;
    }

    Measure measure() {
        return measure;
    }

    double apply(double qtMs, double rrMs) {
        return formula.applyAsDouble(qtMs, rrMs / 1000);
    }

    /** What to mind at this rate. */
    Set<Caveat> caveats(double ratePerMin) {
        if (this != BAZETT || (ratePerMin >= LOW_RATE && ratePerMin <= HIGH_RATE)) {
            return Set.of();
        }
        return Set.of(ratePerMin < LOW_RATE ? Caveat.RATE_TOO_LOW : Caveat.RATE_TOO_HIGH);
    }
}
