package org.einthoven.telemetry;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.TracerProvider;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The steps of the work as OpenTelemetry has them. While no traces are sent, a step costs a call that does nothing. What is
 * said of a step names no person: how it is called, the request's id, and numbers.
 */
public final class Spans {
    /** W3C Trace Context, 3.2. */
    private static final Pattern PARENT = Pattern.compile("00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})");

    private static final String REQUEST = "einthoven.request";

    private static volatile Tracer tracer = TracerProvider.noop().get("");

    private Spans() {}

    /** Has steps told to a tracer from now on; null for nobody. */
    static void tellTo(@Nullable Tracer told) {
        tracer = told == null ? TracerProvider.noop().get("") : told;
    }

    /** A step that has begun, on the thread that began it. */
    public static final class Step implements AutoCloseable {
        private final Span span;
        private final Scope scope;

        private Step(Span span) {
            this.span = span;
            this.scope = span.makeCurrent();
        }

        public Step with(String name, long number) {
            span.setAttribute(name, number);
            return this;
        }

        public Step with(String name, String word) {
            span.setAttribute(name, word);
            return this;
        }

        /** By its kind alone: what a failure says may quote what was sent. */
        public void failed(Throwable failure) {
            span.setStatus(StatusCode.ERROR, failure.getClass().getName());
        }

        @Override
        public void close() {
            scope.close();
            span.end();
        }
    }

    /** A step within what this thread is doing. */
    public static Step begin(String name) {
        return begin(name, SpanKind.INTERNAL, Context.current());
    }

    /** A step that begins with what somebody else asked for, as part of their trace where they say so. */
    public static Step serve(String name, @Nullable String traceparent) {
        return begin(name, SpanKind.SERVER, parent(traceparent));
    }

    /** Work that waited, in the trace of what gave rise to it. */
    public static Step work(String name, @Nullable String traceparent) {
        return begin(name, SpanKind.CONSUMER, parent(traceparent));
    }

    private static Step begin(String name, SpanKind kind, Context parent) {
        Span span = tracer.spanBuilder(name).setParent(parent).setSpanKind(kind).startSpan();
        Correlation.current().ifPresent(id -> span.setAttribute(REQUEST, id));
        return new Step(span);
    }

    /** A step of which nothing is to be told but that it failed. */
    public static <T> T in(String name, Supplier<T> work) {
        try (Step step = begin(name)) {
            try {
                return work.get();
            } catch (RuntimeException failed) {
                step.failed(failed);
                throw failed;
            }
        }
    }

    /** What goes on with the trace of now elsewhere; empty where there is none. */
    public static Optional<String> traceparent() {
        SpanContext now = Span.current().getSpanContext();
        return now.isValid()
                ? Optional.of("00-" + now.getTraceId() + "-" + now.getSpanId() + "-"
                        + now.getTraceFlags().asHex())
                : Optional.empty();
    }

    private static Context parent(@Nullable String traceparent) {
        Matcher parts = PARENT.matcher(traceparent == null ? "" : traceparent);
        if (!parts.matches()) {
            return Context.root();
        }
        SpanContext remote = SpanContext.createFromRemoteParent(
                parts.group(1), parts.group(2), TraceFlags.fromHex(parts.group(3), 0), TraceState.getDefault());
        return Context.root().with(Span.wrap(remote));
    }
}
