package org.einthoven.jobs;

import com.github.kagkarlsson.scheduler.event.ExecutionChain;
import com.github.kagkarlsson.scheduler.event.ExecutionInterceptor;
import com.github.kagkarlsson.scheduler.serializer.Serializer;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import java.nio.charset.StandardCharsets;
import org.einthoven.telemetry.Correlation;
import org.einthoven.telemetry.Spans;
import org.jspecify.annotations.Nullable;

/** Work that waits in the database keeps the id of the request that it came from, and is done under it. */
public final class JobScope implements ExecutionInterceptor {
    /** As text: what comes from a table is not to be made into objects. */
    public static final Serializer TEXT = new Text();

    /** A job that this request, or this work, gives rise to. */
    public static TaskInstance<String> job(String task, String id) {
        return new TaskInstance<>(task, id, Cause.now().text());
    }

    /** The log's lines until it is closed are about this job. */
    public static Correlation.Scope of(TaskInstance<?> job) {
        return Correlation.begin(cause(job).request());
    }

    private static Cause cause(TaskInstance<?> job) {
        return Cause.parse(job.getData() instanceof String text ? text : null);
    }

    /** What is to be done about a failure, under the same id. */
    public static <T> FailureHandler<T> within(FailureHandler<T> handler) {
        return (failure, operations) -> {
            try (Correlation.Scope scope = of(failure.getExecution().taskInstance)) {
                handler.onFailure(failure, operations);
            }
        };
    }

    @Override
    public CompletionHandler<?> execute(TaskInstance<?> job, ExecutionContext context, ExecutionChain chain) {
        try (Correlation.Scope scope = of(job);
                Spans.Step step =
                        Spans.work("work: " + job.getTaskName(), cause(job).traceparent())) {
            return chain.proceed(job, context);
        }
    }

    private static final class Text implements Serializer {
        @Override
        public byte @Nullable [] serialize(@Nullable Object id) {
            return id == null ? null : id.toString().getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public <T> @Nullable T deserialize(Class<T> type, byte @Nullable [] stored) {
            // what was stored before there were ids, or by another version, has none
            return stored == null || type != String.class
                    ? null
                    : type.cast(new String(stored, StandardCharsets.UTF_8));
        }
    }
}
