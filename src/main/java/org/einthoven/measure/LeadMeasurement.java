package org.einthoven.measure;

import org.einthoven.ecg.LeadName;
import org.jspecify.annotations.Nullable;

/**
 * What was measured of one lead, on the representative beat. Potentials are in mV against the PR baseline, the mean just
 * before the QRS complex, and keep their sign: Q and S are negative. Durations and times are in ms. Null is "not there" or
 * "not measurable", never 0.
 *
 * <p>Deflections are named as CSE names them: Q before the first R, S after it, then R' and S'. A complex without an R is
 * a QS: it has a Q and no R and no S.
 *
 * @param derived computed from other limb leads by the laws of Einthoven and Goldberger, not recorded
 * @param pMv where the P wave is farthest from its own onset
 * @param rPeakMs from the onset of the QRS complex over all leads to the peak of the last positive deflection
 *     (intrinsicoid deflection)
 * @param netQrsMv mean potential over the QRS complex: whether it is positive or negative on the whole
 * @param tMv where the T wave is farthest from the baseline
 * @param stJMv potential at the J point, the end of the QRS complex over all leads; the others 40, 60 and 80 ms later
 * @param standardErrorMv how well potentials of this lead are known, from how the beats differ from their median
 * @param stBasis what its ST segment rests on where it was recorded in part; null where that is the representative beat
 */
public record LeadMeasurement(
        LeadName lead,
        boolean derived,
        @Nullable Double pMv,
        @Nullable Double qMv,
        @Nullable Double qMs,
        @Nullable Double rMv,
        @Nullable Double rMs,
        @Nullable Double sMv,
        @Nullable Double sMs,
        @Nullable Double rPrimeMv,
        @Nullable Double rPrimeMs,
        @Nullable Double sPrimeMv,
        @Nullable Double sPrimeMs,
        @Nullable Double rPeakMs,
        @Nullable Double netQrsMv,
        @Nullable Double tMv,
        @Nullable Double stJMv,
        @Nullable Double stJ40Mv,
        @Nullable Double stJ60Mv,
        @Nullable Double stJ80Mv,
        @Nullable Double standardErrorMv,
        @Nullable StBasis stBasis) {}
