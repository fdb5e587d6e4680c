package org.einthoven.telemetry;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The name of one request, its sender's where that can stand in a log, else made here. FHIR R4 (3.1.0.1.11) and IHE's BALP
 * carry it in the header {@code X-Request-Id}.
 */
public final class RequestId {
    public static final String HEADER = "X-Request-Id";
    public static final String TRACE_HEADER = "traceparent";

    /** FHIR's own rule for ids, and an underscore, which others have in theirs. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    /** W3C Trace Context, 3.2: version, trace, parent and flags; a trace of zeros is none. */
    private static final Pattern TRACE = Pattern.compile("00-(?!0{32})([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}");

    private RequestId() {}

    /**
     * @param sent what the sender calls it
     * @param traceparent the trace that it is part of, of which the id serves where the sender gives it no name
     */
    static String of(@Nullable String sent, @Nullable String traceparent) {
        if (sent != null && NAME.matcher(sent).matches()) {
            return sent;
        }
        return trace(traceparent).orElseGet(RequestId::made);
    }

    private static Optional<String> trace(@Nullable String traceparent) {
        Matcher trace = TRACE.matcher(traceparent == null ? "" : traceparent);
        return trace.matches() ? Optional.of(trace.group(1)) : Optional.empty();
    }

    /** For what nobody asked for over HTTP: a file in the inbox, a message on a line. */
    public static String made() {
        return UUID.randomUUID().toString();
    }
}
