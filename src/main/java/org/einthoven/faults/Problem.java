package org.einthoven.faults;

import org.jspecify.annotations.Nullable;

/**
 * A fault as RFC 9457 describes one to programs.
 *
 * @param type a URI reference that names the kind of fault
 * @param title the kind of fault in words
 * @param detail what is wrong in this case and how to mend it
 * @param code {@link Fault#code()}
 * @param expression the element at fault, where there is one
 * @param request the id of the request, under which the server's log has it
 */
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        String code,
        @Nullable String expression,
        @Nullable String request) {
    public static final String MEDIA_TYPE = "application/problem+json";

    public static Problem of(FaultException refused) {
        return of(
                refused.fault(),
                String.valueOf(refused.getMessage()),
                refused.expression().orElse(null));
    }

    public static Problem of(Fault fault, Object... details) {
        return of(fault, fault.sentence(details), null);
    }

    /** The same, for somebody who asks what happened. */
    public Problem under(@Nullable String requestId) {
        return new Problem(type, title, status, detail, code, expression, requestId);
    }

    private static Problem of(Fault fault, String detail, @Nullable String expression) {
        return new Problem(
                "urn:einthoven:fault:" + fault.code(),
                fault.title(),
                fault.httpStatus(),
                detail,
                fault.code(),
                expression,
                null);
    }
}
