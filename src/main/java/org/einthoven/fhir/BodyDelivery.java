package org.einthoven.fhir;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.RouteConstants;
import io.undertow.httpcore.HttpExchange;
import io.undertow.httpcore.IoCallback;
import io.undertow.server.HttpServerExchange;
import io.undertow.servlet.handlers.ServletRequestContext;
import io.undertow.vertx.VertxHttpExchange;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.einthoven.faults.Fault;
import org.einthoven.security.RefusalFormat;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Gives answers out without a thread that waits for those who read them slowly: the event loop gets an answer in one
 * piece. Written by the servlet, some hundred answers that nobody reads hold every worker, and with them the server.
 */
@ApplicationScoped
class BodyDelivery {

    private static final Logger LOG = Logger.getLogger(BodyDelivery.class);

    /** What may be on its way at a time is an eighth of the heap. */
    private static final int PART_OF_HEAP = 8;

    /** Bytes that a socket takes at once; what is smaller is neither counted nor timed. */
    private static final int SMALL = 64 << 10;

    private final FhirRefusalFormat format;
    private final Vertx vertx;
    private final ByteBudget budget;

    BodyDelivery(
            FhirRefusalFormat format,
            Vertx vertx,
            @ConfigProperty(name = "quarkus.http.limits.max-body-size", defaultValue = "10M") MemorySize largest) {
        this.format = format;
        this.vertx = vertx;
        this.budget = ByteBudget.ofHeap(PART_OF_HEAP, largest.asLongValue());
    }

    /**
     * Quarkus marks answers that it may pack ({@code Content-Encoding: identity}). Behind the servlet it takes the mark
     * off in a worker while the event loop reads, or takes off, the same header: now and then that lost the answer, and
     * the client waited for it in vain. {@link PackedAnswer} packs, and needs no mark.
     */
    void withoutMark(@Observes Router router) {
        router.route("/fhir/*")
                .order(RouteConstants.ROUTE_ORDER_COMPRESSION + 1)
                .handler(context -> {
                    context.response().headers().remove("Content-Encoding");
                    context.next();
                });
    }

    /** Bytes of large answers that clients have not taken yet. */
    long waiting() {
        return budget.taken();
    }

    /** @param body all of it; the headers are set */
    void send(HttpServletRequest request, HttpServletResponse response, byte[] body) throws IOException {
        byte[] packed = PackedAnswer.of(request, response, body);
        if (packed.length <= SMALL) {
            write(response, packed, () -> {});
        } else if (budget.take(packed.length)) {
            write(response, packed, whenGone(packed.length));
        } else {
            refuse(request, response);
        }
    }

    private Runnable whenGone(int length) {
        HttpConnection connection = routing(exchange()).request().connection();
        AtomicBoolean counted = new AtomicBoolean(true);
        Runnable giveBack = () -> {
            if (counted.getAndSet(false)) {
                budget.giveBack(length);
            }
        };
        long timer = vertx.setTimer(ArrivingBody.timeFor(length).toMillis(), late -> {
            connection.close();
            giveBack.run();
        });
        return () -> {
            vertx.cancelTimer(timer);
            giveBack.run();
        };
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response) throws IOException {
        RefusalFormat.Body busy = format.body(request.getHeader("Accept"), Fault.BUSY);
        response.reset();
        response.setStatus(Fault.BUSY.httpStatus());
        response.setContentType(busy.contentType());
        write(response, busy.text().getBytes(StandardCharsets.UTF_8), () -> {});
    }

    /** The length is said before, so that the container, which closes the answer next, has nothing to add to it. */
    private static void write(HttpServletResponse response, byte[] body, Runnable gone) {
        response.setContentLength(body.length);
        HttpServerExchange exchange = exchange();
        // an answer before this one on the same connection may still fill its queue: its end is told under this lock
        synchronized (routing(exchange).request().connection()) {
            exchange.writeAsync(new LeavingBytes(body, gone), true, new Handed(), null);
        }
    }

    private static HttpServerExchange exchange() {
        return ServletRequestContext.requireCurrent().getExchange();
    }

    private static RoutingContext routing(HttpServerExchange exchange) {
        return (RoutingContext) ((VertxHttpExchange) exchange.getDelegate()).getContext();
    }

    /** What becomes of the bytes is told by themselves. */
    private static final class Handed implements IoCallback<@Nullable Void> {

        @Override
        public void onComplete(HttpExchange exchange, @Nullable Void none) {
            // the event loop has them
        }

        @Override
        public void onException(HttpExchange exchange, @Nullable Void none, IOException failed) {
            LOG.debug("the client was gone before its answer", failed);
            exchange.close();
        }
    }
}
