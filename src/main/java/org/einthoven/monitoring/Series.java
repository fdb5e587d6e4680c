package org.einthoven.monitoring;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One number a day that is watched, by its name. Of readings come means ({@code rate}, {@code probability:MI}) and shares of
 * readings ({@code finding:long-pr}, {@code abstained}, {@code device:Cart 7}).
 *
 * @param name as it is kept, at most 100 letters
 */
public record Series(String name) {
    static final String RATE = "rate";
    static final String AMPLITUDE = "amplitude";
    static final String QUALITY = "quality";
    static final String UNUSABLE = "unusable";
    static final String LEADS = "leads";
    static final String SAMPLE_RATE = "sample-rate";
    static final String DISTANCE = "distance";
    static final String PULSE_RATE = "pulse-rate";
    static final String PULSE_QUALITY = "pulse-quality";
    static final String ABSTAINED = "abstained";
    static final String FLAGGED = "flagged";

    /** Prefixes, before a code. */
    static final String FINDING = "finding:";

    static final String BEATS = "beats:";
    static final String PROBABILITY = "probability:";
    static final String DEVICE = "device:";

    /** What is kept by day and not watched for drift: it follows the day's work. */
    static final String FAILED = "failed";

    static final String ECG = "ecg";
    static final String PPG = "ppg";
    static final String READ_SECONDS = "read-seconds";
    static final String READ_IN_10_S = "read-in-10-s";
    static final String READ_IN_60_S = "read-in-60-s";
    static final String SIGNED_HOURS = "signed-hours";
    static final String SIGNED_IN_24_H = "signed-in-24-h";

    private static final List<String> INPUTS =
            List.of(RATE, AMPLITUDE, QUALITY, UNUSABLE, LEADS, SAMPLE_RATE, DISTANCE, PULSE_RATE, PULSE_QUALITY);
    private static final List<String> OUTPUTS = List.of(ABSTAINED, FLAGGED);
    private static final Pattern CODED =
            Pattern.compile("(finding:[a-z0-9-]{1,60}|beats:[NSVFQ]|probability:[A-Z0-9_/]{1,12}|device:.{0,60})");

    /** On which side of the models it lies. */
    public enum Side {
        INPUT,
        OUTPUT
    }

    /** Empty for what is not watched. */
    public static Optional<Series> named(String name) {
        boolean known = INPUTS.contains(name)
                || OUTPUTS.contains(name)
                || CODED.matcher(name).matches();
        return known ? Optional.of(new Series(name)) : Optional.empty();
    }

    public Side side() {
        return INPUTS.contains(name) || isDevice() ? Side.INPUT : Side.OUTPUT;
    }

    boolean isDevice() {
        return name.startsWith(DEVICE);
    }

    /** Whether it is a share of readings; otherwise it is a mean. */
    public boolean isShare() {
        return OUTPUTS.contains(name) || name.startsWith(FINDING) || isDevice();
    }

    /** The measure whose readings are counted as all of them. */
    String among() {
        return isDevice() ? ABSTAINED : name.startsWith(FINDING) ? FLAGGED : name;
    }

    /** What stands behind the prefix; the name itself without one. */
    public String code() {
        return name.substring(name.indexOf(':') + 1);
    }

    /** The prefix with its colon; empty without one. */
    public String kind() {
        return name.substring(0, name.indexOf(':') + 1);
    }
}
