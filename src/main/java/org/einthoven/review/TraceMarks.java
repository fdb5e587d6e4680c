package org.einthoven.review;

import java.util.List;
import org.einthoven.archive.ReadingDocument;
import org.einthoven.beat.Beat;
import org.einthoven.ppg.Pulse;

/** What was read in a recording, as far as it is drawn over its trace. */
record TraceMarks(List<Beat> beats, List<Pulse> pulses) {
    static final TraceMarks NONE = new TraceMarks(List.of(), List.of());

    static TraceMarks of(ReadingDocument reading) {
        return new TraceMarks(reading.beats(), reading.pulses());
    }
}
