package org.einthoven.paper;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.einthoven.ecg.Ecg;
import org.einthoven.ecg.Lead;
import org.einthoven.ecg.LeadName;
import org.einthoven.ecg.SampleRate;
import org.einthoven.ecg.Samples;
import org.einthoven.formats.PrintedTrace;
import org.jspecify.annotations.Nullable;

/**
 * What somebody changed in one lead of a recording from paper: a stretch that is taken out, or one that is drawn straight
 * from one place to another.
 *
 * @param fromMs from the first sample of the recording
 * @param fromMv where the line that is drawn begins, and {@code toMv} where it ends; both null where the stretch is taken out
 */
public record TraceMend(LeadName lead, double fromMs, double toMs, @Nullable Double fromMv, @Nullable Double toMv) {

    /** Higher than any trace on paper. */
    private static final double HIGHEST_MV = 20;

    public TraceMend {
        if (!(fromMs >= 0 && toMs > fromMs) || Double.isInfinite(toMs)) {
            throw new IllegalArgumentException("no stretch: from " + fromMs + " to " + toMs + " ms");
        }
        if ((fromMv == null) != (toMv == null)) {
            throw new IllegalArgumentException("a line has two ends");
        }
        for (Double mv : Arrays.asList(fromMv, toMv)) {
            if (mv != null && !(Math.abs(mv) <= HIGHEST_MV)) {
                throw new IllegalArgumentException("no potential on paper: " + mv + " mV");
            }
        }
    }

    public boolean isErasure() {
        return fromMv == null;
    }

    /** Such as {@code V2 erased from 1.20 s to 1.60 s}. */
    public String display() {
        String what = fromMv == null || toMv == null
                ? "erased"
                : String.format(Locale.ROOT, "drawn from %.2f mV to %.2f mV", fromMv, toMv);
        return String.format(
                Locale.ROOT, "%s %s from %.2f s to %.2f s", lead.display(), what, fromMs / 1000, toMs / 1000);
    }

    /** The recording with these changes, one after the other; those of leads that it does not have change nothing. */
    public static Ecg apply(Ecg ecg, List<TraceMend> mends) {
        return new Ecg(
                ecg.rate(),
                ecg.leads().stream()
                        .map(lead -> {
                            float[] mv = lead.samples().toArray();
                            mends.stream()
                                    .filter(mend -> mend.lead == lead.name())
                                    .forEach(mend -> mend.change(mv, ecg.rate().hz()));
                            return new Lead(lead.name(), Samples.copyOf(mv));
                        })
                        .toList());
    }

    /** Whether the page shows its whole stretch. */
    boolean isWithin(PrintedTrace trace, SampleRate rate) {
        return lead.display().equals(trace.lead()) && trace.shows(first(rate.hz()), last(rate.hz()));
    }

    /** Whether it says what sample {@code index} of its lead is. */
    boolean covers(int index, double hz) {
        return index >= first(hz) && index <= last(hz);
    }

    private int first(double hz) {
        return (int) Math.ceil(fromMs * hz / 1000);
    }

    private int last(double hz) {
        return (int) Math.floor(toMs * hz / 1000);
    }

    private void change(float[] mv, double hz) {
        for (int i = first(hz); i <= Math.min(mv.length - 1, last(hz)); i++) {
            double share = (i * 1000 / hz - fromMs) / (toMs - fromMs);
            mv[i] = fromMv == null || toMv == null ? Float.NaN : (float) (fromMv + share * (toMv - fromMv));
        }
    }
}
