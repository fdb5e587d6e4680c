package org.einthoven.measure;

import java.util.List;
import org.einthoven.ppg.Pulse;
import org.jspecify.annotations.Nullable;

/**
 * What is measured of the pulses of a pleth beside their rate. An interval runs from the onset of a pulse to the onset of
 * the next (foot to foot), which is the pulse's own end, so that a pulse that was not found makes none longer.
 *
 * @param intervals how many there are in the windows that are {@link PulseWindow#acceptable}; what is said of intervals and
 *     rates is of these
 * @param meanIntervalMs null, as all others, where it is not measurable
 * @param intervalSdMs standard deviation of the intervals, all of them: pulse rate variability, which exceeds heart rate
 *     variability where breathing or movement moves the pulse's way to the sensor (Schäfer & Vagedes 2013, Int J Cardiol
 *     166:15-29) and which holds the pulses of ectopic beats
 * @param intervalRmssdMs root mean square of the differences of intervals that follow each other
 * @param lowestBpm of the windows, and so of {@code highestBpm}
 * @param crestMs median from onset to peak
 * @param systoleMs median from onset to dicrotic notch, as far as the pulse shows it at this place of the body
 * @param diastoleMs median from dicrotic notch to end
 * @param systoleToDiastole median of the ratio
 * @param amplitude median, in the unit of the pleth
 * @param points of each pulse
 */
public record PulseFigures(
        int intervals,
        @Nullable Double meanIntervalMs,
        @Nullable Double intervalSdMs,
        @Nullable Double intervalRmssdMs,
        @Nullable Double lowestBpm,
        @Nullable Double highestBpm,
        @Nullable Double crestMs,
        @Nullable Double systoleMs,
        @Nullable Double diastoleMs,
        @Nullable Double systoleToDiastole,
        @Nullable Double amplitude,
        List<PulsePoint> points,
        List<PulseWindow> windows,
        @Nullable RepresentativePulse representative) {

    public PulseFigures {
        points = List.copyOf(points);
        windows = List.copyOf(windows);
    }

    /** Whether intervals and rates are read from a pulse: {@link PulseWindow#lends}. */
    public boolean counts(Pulse pulse) {
        return windows.stream().anyMatch(window -> window.lends(pulse));
    }
}
