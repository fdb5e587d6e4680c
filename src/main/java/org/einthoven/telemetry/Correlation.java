package org.einthoven.telemetry;

import java.util.Optional;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/** The id of what is being worked on, in each line that this thread, or this request, writes to the log. */
public final class Correlation {
    /** Its name in the log. */
    public static final String KEY = "requestId";

    private Correlation() {}

    /** Ends with {@link #close}, when the id of before counts again. */
    public static final class Scope implements AutoCloseable {
        private final @Nullable Object before;

        private Scope(@Nullable Object before) {
            this.before = before;
        }

        @Override
        public void close() {
            put(before);
        }
    }

    /** Works on something until the scope is closed; null for what nobody asked for. */
    public static Scope begin(@Nullable String id) {
        Scope scope = new Scope(MDC.get(KEY));
        put(id);
        return scope;
    }

    private static void put(@Nullable Object id) {
        if (id == null) {
            MDC.remove(KEY);
        } else {
            MDC.put(KEY, id);
        }
    }

    public static Optional<String> current() {
        return Optional.ofNullable((String) MDC.get(KEY));
    }
}
