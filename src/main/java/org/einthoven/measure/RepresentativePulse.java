package org.einthoven.measure;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.einthoven.ecg.SampleRate;
import org.einthoven.ecg.Samples;
import org.einthoven.ppg.Pulse;
import org.jspecify.annotations.Nullable;

/**
 * The pulse that stands for all pulses of a pleth: the median of their curves, laid upon each other at their onsets, in
 * shares of each pulse's amplitude.
 *
 * @param shape from its onset on; 0 on the line through the feet, 1 at the height of a peak
 * @param pulses how many it was made of
 * @param peakMs median, in ms from the onset, as the others
 * @param notchMs null where most pulses have no notch
 */
public record RepresentativePulse(
        SampleRate rate, Samples shape, int pulses, double peakMs, @Nullable Double notchMs, double offsetMs) {

    /** Fewer curves have no median to speak of. */
    private static final int FEWEST = 3;

    /** Empty where there are too few pulses. */
    static Optional<RepresentativePulse> of(List<Pulse> pulses, List<Optional<PulseCurve>> curves) {
        List<PulseCurve> known = curves.stream().flatMap(Optional::stream).toList();
        if (known.size() < FEWEST) {
            return Optional.empty();
        }
        double offsetMs =
                Median.of(pulses.stream().mapToDouble(Pulse::durationMs).toArray());
        double[] notches = pulses.stream()
                .filter(pulse -> pulse.notchMs() != null)
                .mapToDouble(pulse -> Objects.requireNonNull(pulse.notchMs()) - pulse.onsetMs())
                .toArray();
        return Optional.of(new RepresentativePulse(
                PulseCurve.RATE,
                Samples.copyOf(median(known, (int) Math.round(PulseCurve.RATE.indexAt(offsetMs)) + 1)),
                known.size(),
                Median.of(pulses.stream()
                        .mapToDouble(pulse -> pulse.peakMs() - pulse.onsetMs())
                        .toArray()),
                2 * notches.length <= pulses.size() ? null : (Double) Median.of(notches),
                offsetMs));
    }

    private static float[] median(List<PulseCurve> curves, int length) {
        float[] median = new float[length];
        double[] values = new double[curves.size()];
        for (int i = 0; i < length; i++) {
            int count = 0;
            for (PulseCurve curve : curves) {
                if (i < curve.length()) {
                    values[count++] = curve.share(i);
                }
            }
            median[i] = count == 0 ? Float.NaN : (float) Median.of(Arrays.copyOf(values, count));
        }
        return median;
    }
}
