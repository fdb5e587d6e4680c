package org.einthoven.jobs;

import org.einthoven.telemetry.Correlation;
import org.einthoven.telemetry.Spans;
import org.jspecify.annotations.Nullable;

/**
 * What gave rise to a job.
 *
 * @param request its id; null where nobody asked for it
 * @param traceparent the trace that it goes on with, as W3C Trace Context has it; null for none
 */
record Cause(@Nullable String request, @Nullable String traceparent) {

    /** What this thread is doing. */
    static Cause now() {
        return new Cause(Correlation.current().orElse(null), Spans.traceparent().orElse(null));
    }

    /** Of what {@link #text} gave, or an earlier version, which had no traces. */
    static Cause parse(@Nullable String text) {
        if (text == null) {
            return new Cause(null, null);
        }
        String[] parts = text.split(" ", 2);
        return new Cause(parts[0].isEmpty() ? null : parts[0], parts.length == 2 ? parts[1] : null);
    }

    @Nullable
    String text() {
        if (traceparent == null) {
            return request;
        }
        return (request == null ? "" : request) + " " + traceparent;
    }
}
