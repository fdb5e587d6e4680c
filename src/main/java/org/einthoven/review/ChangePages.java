package org.einthoven.review;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.time.Duration;
import org.einthoven.archive.WorklistChanges;
import org.einthoven.security.Roles;
import org.jspecify.annotations.Nullable;

/** Tells open pages that the worklist has changed, and nothing more: what is new they ask for like everything else. */
@Path("/worklist/changes")
@RolesAllowed(Roles.CARDIOLOGIST)
public class ChangePages {
    /** Proxies cut a connection on which nothing was said for a minute or less. */
    private static final Duration STILL_HERE = Duration.ofSeconds(25);

    private final WorklistChanges changes;

    ChangePages(WorklistChanges changes) {
        this.changes = changes;
    }

    /** Events {@code changed} and, so that the connection is not cut and one that has gone is noticed, {@code here}. */
    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public void changes(@Context SseEventSink sink, @Context Sse sse) {
        new Listening(sink, sse).begin(changes);
    }

    /** One open page. */
    private static final class Listening {
        private final SseEventSink sink;
        private final Sse sse;
        private @Nullable Runnable unlisten;
        private @Nullable Cancellable ticks;

        Listening(SseEventSink sink, Sse sse) {
            this.sink = sink;
            this.sse = sse;
        }

        synchronized void begin(WorklistChanges changes) {
            unlisten = changes.listen(() -> say("changed"));
            ticks = Multi.createFrom()
                    .ticks()
                    .every(STILL_HERE)
                    .onOverflow()
                    .drop()
                    .subscribe()
                    .with(tick -> say("here"));
        }

        private void say(String word) {
            if (sink.isClosed()) {
                end();
                return;
            }
            sink.send(sse.newEvent(word)).whenComplete((said, failed) -> {
                if (failed != null) {
                    end();
                }
            });
        }

        private synchronized void end() {
            if (unlisten != null && ticks != null) {
                unlisten.run();
                ticks.cancel();
            }
        }
    }
}
