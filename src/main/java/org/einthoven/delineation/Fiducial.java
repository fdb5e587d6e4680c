package org.einthoven.delineation;

import java.util.Optional;
import org.einthoven.ecg.LeadName;
import org.einthoven.ecg.Wave;
import org.jspecify.annotations.Nullable;

/**
 * One wave that was found. Times are milliseconds from the first sample of the recording and may fall between
 * samples.
 *
 * @param lead the lead it was seen in; null for the wave over all leads (earliest onset, latest offset)
 * @param confidence 0 to 1: the model's mean score of this wave between its boundaries; a probability is made of it by
 *     {@link Delineation#probability}
 */
public record Fiducial(
        @Nullable LeadName lead, Wave wave, double onsetMs, double peakMs, double offsetMs, double confidence) {

    public Fiducial {
        if (wave == Wave.NONE || !(onsetMs <= peakMs && peakMs <= offsetMs)) {
            throw new IllegalArgumentException(
                    "no wave: " + wave + " from " + onsetMs + " over " + peakMs + " to " + offsetMs + " ms");
        }
    }

    /** The same wave in a recording that begins {@code ms} later. */
    public Fiducial earlier(double ms) {
        return new Fiducial(lead, wave, onsetMs - ms, peakMs - ms, offsetMs - ms, confidence);
    }

    /** The same wave with one end moved, and its peak kept within its ends; empty where nothing is left of it. */
    Optional<Fiducial> moved(WaveEnd end, double byMs) {
        double onset = end == WaveEnd.ONSET ? onsetMs + byMs : onsetMs;
        double offset = end == WaveEnd.OFFSET ? offsetMs + byMs : offsetMs;
        if (onset >= offset) {
            return Optional.empty();
        }
        double peak = Math.min(offset, Math.max(onset, peakMs));
        return Optional.of(new Fiducial(lead, wave, onset, peak, offset, confidence));
    }

    /** Whether both are of one kind and share some time. */
    boolean overlaps(Fiducial other) {
        return wave == other.wave && onsetMs < other.offsetMs && other.onsetMs < offsetMs;
    }

    public double durationMs() {
        return offsetMs - onsetMs;
    }
}
