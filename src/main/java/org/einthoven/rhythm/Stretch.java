package org.einthoven.rhythm;

/** A part of a recording, from {@code fromMs} (inclusive) to {@code toMs} (exclusive), in ms from the first sample. */
public record Stretch(double fromMs, double toMs) {

    public Stretch {
        if (!(fromMs <= toMs)) {
            throw new IllegalArgumentException("no stretch: from " + fromMs + " to " + toMs + " ms");
        }
    }

    public boolean contains(double ms) {
        return fromMs <= ms && ms < toMs;
    }

    public boolean overlaps(double otherFromMs, double otherToMs) {
        return fromMs < otherToMs && otherFromMs < toMs;
    }

    public double durationMs() {
        return toMs - fromMs;
    }
}
