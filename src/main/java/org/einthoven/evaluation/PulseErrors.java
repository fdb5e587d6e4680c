package org.einthoven.evaluation;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.einthoven.ppg.Pulse;
import org.jspecify.annotations.Nullable;

/**
 * How the pulse that was found differs from the one that was marked.
 *
 * @param found whether a pulse was found over the marked one's peak
 * @param errors in ms, late is positive; without the marks that one side does not have
 * @param apart in ms, between the annotators
 */
record PulseErrors(boolean found, Map<Mark, Double> errors, Map<Mark, Double> apart) {

    PulseErrors {
        errors = Map.copyOf(errors);
        apart = Map.copyOf(apart);
    }

    /** The points of a pulse. */
    enum Mark {
        ONSET,
        PEAK,
        NOTCH,
        OFFSET;

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Compares with the pulse during which the marked one has its peak; there is none where it was not found. */
    static PulseErrors of(RealPulse truth, List<Pulse> pulses) {
        Map<Mark, Double> apart = new EnumMap<>(Mark.class);
        for (Mark mark : Mark.values()) {
            truth.apartMs(mark).ifPresent(ms -> apart.put(mark, ms));
        }
        double peakMs = truth.meanMs(Mark.PEAK).orElseThrow();
        Optional<Pulse> found = pulses.stream()
                .filter(pulse -> pulse.onsetMs() <= peakMs && peakMs <= pulse.offsetMs())
                .min(Comparator.comparingDouble(pulse -> Math.abs(pulse.peakMs() - peakMs)));
        Map<Mark, Double> errors = new EnumMap<>(Mark.class);
        found.ifPresent(pulse -> {
            for (Mark mark : Mark.values()) {
                Double ms = ms(pulse, mark);
                if (ms != null) {
                    truth.meanMs(mark).ifPresent(marked -> errors.put(mark, ms - marked));
                }
            }
        });
        return new PulseErrors(found.isPresent(), errors, apart);
    }

    private static @Nullable Double ms(Pulse pulse, Mark mark) {
        return switch (mark) {
            case ONSET -> pulse.onsetMs();
            case PEAK -> pulse.peakMs();
            case NOTCH -> pulse.notchMs();
            case OFFSET -> pulse.offsetMs();
        };
    }

    /** NaN where there is none. */
    double errorMs(Mark mark) {
        return errors.getOrDefault(mark, Double.NaN);
    }

    /** NaN where not both marked it. */
    double apartMs(Mark mark) {
        return apart.getOrDefault(mark, Double.NaN);
    }
}
