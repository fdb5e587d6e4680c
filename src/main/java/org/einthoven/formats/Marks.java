package org.einthoven.formats;

import java.util.List;
import org.einthoven.ecg.BeatClass;
import org.einthoven.ecg.LeadName;
import org.einthoven.ecg.Wave;
import org.jspecify.annotations.Nullable;

/** What was found in a recording and stands at a place in it; times are ms from the first sample. */
public record Marks(List<BeatMark> beats, List<WaveMark> waves, List<PulseMark> pulses) {
    public static final Marks NONE = new Marks(List.of(), List.of(), List.of());

    /** A heartbeat at its R peak. */
    public record BeatMark(double timeMs, BeatClass beatClass) {}

    /** @param lead in which the wave was seen; null for the one over all leads */
    public record WaveMark(@Nullable LeadName lead, Wave wave, double onsetMs, double peakMs, double offsetMs) {}

    /** @param notchMs null where no dicrotic notch was found */
    public record PulseMark(double onsetMs, double peakMs, @Nullable Double notchMs, double offsetMs) {}

    public Marks {
        beats = List.copyOf(beats);
        waves = List.copyOf(waves);
        pulses = List.copyOf(pulses);
    }

    /** The waves seen in one lead, or over all where {@code lead} is null. */
    public List<WaveMark> inLead(@Nullable LeadName lead) {
        return waves.stream().filter(wave -> wave.lead() == lead).toList();
    }
}
