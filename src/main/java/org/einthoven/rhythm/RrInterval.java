package org.einthoven.rhythm;

import org.einthoven.beat.Beat;

/** The time from one R peak to the next, where nothing between them kept a beat from being seen. */
public record RrInterval(Beat first, Beat second) {

    public RrInterval {
        if (!(first.timeMs() < second.timeMs())) {
            throw new IllegalArgumentException(
                    "beats out of order: " + first.timeMs() + " ms before " + second.timeMs() + " ms");
        }
    }

    public double ms() {
        return second.timeMs() - first.timeMs();
    }
}
