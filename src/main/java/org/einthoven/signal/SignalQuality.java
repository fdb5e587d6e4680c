package org.einthoven.signal;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.einthoven.ecg.SampleRate;
import org.einthoven.ecg.Samples;

/**
 * Judges one channel by itself, so that one bad lead spoils no other. An issue is a warning; a channel is not usable
 * only where reading it would mean reading noise. The thresholds were tuned on development records of PhysioNet/CinC
 * 2017, LUDB and PTB-XL, so that hardly any lead of a clinical recording is put aside.
 */
public final class SignalQuality {

    /** Two seconds without a wave of this height, in mV, are flat: three steps of 5 µV. */
    private static final double FLAT_MV = 0.015;

    /** As a share of the whole range: a pulse fills most of it, breathing moves it by less. */
    private static final double FLAT_PLETH = 0.01;

    /** No heart moves a lead by more than this within two seconds: 10 mV. */
    private static final double BEYOND_A_HEART_MV = 10;

    private static final double MISSING_SHARE = 0.05;
    private static final double SATURATED_SHARE = 0.02;

    /** How long a steep wave stays at its top, and a pleth at the foot of a pulse, in seconds. */
    private static final double QRS_TOP_S = 0.02;

    private static final double PULSE_FOOT_S = 0.15;

    /** A channel of which less than this share can be read is not read. */
    private static final double READABLE_SHARE = 0.25;

    /** Log odds beyond the threshold of noise at which a lead is not read: 1 in 1,000 leads of LUDB. */
    private static final double HOPELESS = 3;

    /**
     * Repetition of a pleth below which it is noisy, and below which it is not read: one of muscle noise stayed below
     * 0.45 in 200 of 200, a clean finger pleth was above 0.47 in 19 of 20 stretches.
     */
    private static final double IRREGULAR_PULSE = 0.45;

    private static final double NO_PULSE = 0.25;

    /** Long enough for two beats at 60/min, and shorter than a column of a printed page. */
    private static final Duration SHORTEST_PART = Duration.ofMillis(2_000);

    private static final ChannelQuality EMPTY = new ChannelQuality(0, Set.of(QualityIssue.MISSING), false);

    private SignalQuality() {}

    /**
     * Judges one ECG lead in millivolts. A lead that was recorded for a part of the time only, as on a printed page, is judged
     * by that part, which must hold two seconds.
     */
    public static ChannelQuality assess(Samples mv, SampleRate rate) {
        float[] whole = mv.toArray();
        float[] raw = recordedPart(whole, rate.samplesIn(SHORTEST_PART));
        float[] values = Resampler.between(rate, EcgNoise.RATE).apply(raw);
        Stretches stretches = Stretches.of(values, EcgNoise.WINDOW, FLAT_MV);
        if (stretches.recorded() == 0) {
            return EMPTY;
        }
        double rails = Rails.share(raw, longerThan(QRS_TOP_S, rate));
        Set<QualityIssue> issues = issues(stretches, rails);
        if (whole.length - raw.length > MISSING_SHARE * whole.length) {
            issues.add(QualityIssue.MISSING);
        }
        boolean off = isOff(values, stretches, rails);
        if (off) {
            issues.add(QualityIssue.LEAD_OFF);
        }
        double logOdds = stretches.live().length == 0 ? 0 : new EcgNoise(values).logOdds(stretches.live());
        if (logOdds > 0) {
            issues.add(QualityIssue.NOISY);
        }
        double score = off ? 0 : stretches.readableShare() / (1 + Math.exp(logOdds));
        boolean usable = !off && logOdds < HOPELESS && stretches.readableShare() >= READABLE_SHARE;
        return new ChannelQuality(score, issues, usable);
    }

    /** Judges a photoplethysmogram in any unit. */
    public static ChannelQuality assessPleth(Samples pleth, SampleRate rate) {
        float[] raw = pleth.toArray();
        float[] values = Resampler.between(rate, PulseRegularity.RATE).apply(raw);
        double range = values.length == 0 ? 0 : Stretches.range(values, 0, values.length);
        Stretches stretches = Stretches.of(values, 2 * (int) PulseRegularity.RATE.hz(), range * FLAT_PLETH);
        if (stretches.recorded() == 0) {
            return EMPTY;
        }
        double rails = Rails.share(raw, longerThan(PULSE_FOOT_S, rate));
        Set<QualityIssue> issues = issues(stretches, rails);
        boolean off = isMost(rails);
        double regularity = stretches.live().length == 0 ? 0 : PulseRegularity.of(values);
        if (stretches.live().length > 0 && regularity < IRREGULAR_PULSE) {
            issues.add(QualityIssue.NOISY);
        }
        double score = off ? 0 : stretches.readableShare() * Math.min(1, regularity);
        boolean usable = !off && regularity >= NO_PULSE && stretches.readableShare() >= READABLE_SHARE;
        return new ChannelQuality(score, issues, usable);
    }

    private static Set<QualityIssue> issues(Stretches stretches, double rails) {
        Set<QualityIssue> issues = EnumSet.noneOf(QualityIssue.class);
        if (stretches.missingShare() > MISSING_SHARE) {
            issues.add(QualityIssue.MISSING);
        }
        if (isMost(stretches.flatShare())) {
            issues.add(QualityIssue.FLAT);
        }
        if (rails > SATURATED_SHARE) {
            issues.add(QualityIssue.SATURATED);
        }
        return issues;
    }

    /** A flat ECG lead of a living patient is one without its electrode. */
    private static boolean isOff(float[] values, Stretches stretches, double rails) {
        long beyond = IntStream.of(stretches.live())
                .filter(start -> Stretches.range(values, start, start + EcgNoise.WINDOW) > BEYOND_A_HEART_MV)
                .count();
        return isMost(stretches.flatShare()) || isMost(rails) || beyond * 2 > stretches.recorded();
    }

    /** From the first to the last recorded sample; all of them where these are fewer than {@code shortest}. */
    private static float[] recordedPart(float[] values, int shortest) {
        int from = 0;
        int to = values.length;
        while (from < to && Float.isNaN(values[from])) {
            from++;
        }
        while (to > from && Float.isNaN(values[to - 1])) {
            to--;
        }
        return to - from < shortest ? values : Arrays.copyOfRange(values, from, to);
    }

    private static int longerThan(double seconds, SampleRate rate) {
        return (int) Math.max(3, Math.ceil(seconds * rate.hz()));
    }

    private static boolean isMost(double share) {
        return share > 0.5;
    }
}
