package org.einthoven.formats;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import org.einthoven.ecg.LeadLabels;
import org.einthoven.ecg.LeadName;
import org.einthoven.ecg.SampleRate;
import org.jspecify.annotations.Nullable;

/**
 * One channel as it was recorded: whole numbers and what they stand for. The value of a sample is {@code count * step +
 * origin}: in microvolts for a lead, in {@link #unit} for any other channel.
 */
public final class ImportedChannel {
    /** The count of a sample that was not recorded. */
    public static final int MISSING = Integer.MIN_VALUE;

    private static final double MICROVOLTS_PER_MILLIVOLT = 1000;

    private final String name;
    private final @Nullable LeadName lead;
    private final SampleRate rate;
    private final int[] counts;
    private final double step;
    private final double origin;
    private final String unit;

    private ImportedChannel(
            String name,
            @Nullable LeadName lead,
            SampleRate rate,
            int[] counts,
            double step,
            double origin,
            String unit) {
        this.name = name;
        this.lead = lead;
        this.rate = rate;
        this.counts = counts;
        this.step = step;
        this.origin = origin;
        this.unit = unit;
    }

    /**
     * A lead, or a voltage of which it is not known where it was measured.
     *
     * @param lead null where the name is no known one: then the channel is kept, not analysed
     * @param counts not copied
     * @param microvolts of one count
     * @param originMicrovolts what a count of 0 stands for
     */
    public static ImportedChannel ofVoltage(
            String name,
            @Nullable LeadName lead,
            SampleRate rate,
            int[] counts,
            double microvolts,
            double originMicrovolts) {
        return new ImportedChannel(name, lead, rate, counts, microvolts, originMicrovolts, "uV");
    }

    /** A channel of anything: a lead where its name is one and its unit a voltage. */
    public static ImportedChannel of(
            String name, String unit, SampleRate rate, int[] counts, double step, double origin) {
        Double microvolts = VoltageScale.microvolts(unit);
        return microvolts == null
                ? new ImportedChannel(name, null, rate, counts, step, origin, unit)
                : ofVoltage(
                        name, LeadLabels.lead(name).orElse(null), rate, counts, step * microvolts, origin * microvolts);
    }

    /** As the file writes it. */
    public String name() {
        return name;
    }

    public @Nullable LeadName lead() {
        return lead;
    }

    /** Whether this is a photoplethysmogram, by the names that monitors give to it. */
    public boolean isPleth() {
        return lead == null && isPleth(name);
    }

    /** Whether monitors call a photoplethysmogram so. */
    public static boolean isPleth(String name) {
        return name.toLowerCase(Locale.ROOT).matches("pleth|ppg|spo2 ?pleth|finger pleth.*");
    }

    public SampleRate rate() {
        return rate;
    }

    public int length() {
        return counts.length;
    }

    /** {@link #MISSING} where nothing was recorded. */
    public int count(int index) {
        return counts[index];
    }

    /** Whether there is a sample that was not recorded. */
    public boolean hasGaps() {
        return Arrays.stream(counts).anyMatch(count -> count == MISSING);
    }

    /** Whether any count that was recorded lies beyond {@code limit}, up or down. */
    public boolean isWiderThan(int limit) {
        return Arrays.stream(counts).anyMatch(count -> count != MISSING && (count > limit || count < -limit));
    }

    public double step() {
        return step;
    }

    public double origin() {
        return origin;
    }

    /** {@code uV} for a lead; for other channels as the file writes it. */
    public String unit() {
        return unit;
    }

    /** The sample in millivolts, of a lead; NaN where nothing was recorded. */
    public double millivolts(int index) {
        return counts[index] == MISSING ? Double.NaN : (counts[index] * step + origin) / MICROVOLTS_PER_MILLIVOLT;
    }

    public Duration duration() {
        return Duration.ofNanos(Math.round(counts.length * 1e9 / rate.hz()));
    }

    /** What was sampled from one instant to before another; missing where the channel ends before. */
    ImportedChannel slice(Duration from, Duration to) {
        int first = index(from);
        int[] slice = Arrays.copyOfRange(counts, Math.min(first, counts.length), Math.max(first, index(to)));
        int known = Math.max(0, Math.min(slice.length, counts.length - first));
        Arrays.fill(slice, known, slice.length, MISSING);
        return with(slice);
    }

    private int index(Duration at) {
        return (int) Math.round(at.toNanos() * rate.hz() / 1e9);
    }

    /** The same channel with other samples. */
    public ImportedChannel with(int[] other) {
        return new ImportedChannel(name, lead, rate, other, step, origin, unit);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ImportedChannel channel
                && name.equals(channel.name)
                && lead == channel.lead
                && rate.equals(channel.rate)
                && step == channel.step
                && origin == channel.origin
                && unit.equals(channel.unit)
                && Arrays.equals(counts, channel.counts);
    }

    @Override
    public int hashCode() {
        return 31 * name.hashCode() + Arrays.hashCode(counts);
    }

    @Override
    public String toString() {
        return name + "[" + counts.length + " at " + rate.hz() + " Hz]";
    }
}
