package org.einthoven.fhir;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.RouteConstants;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.impl.RoutingContextInternal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.einthoven.faults.Fault;
import org.einthoven.security.RefusalFormat;

/**
 * Takes bodies in without a thread that waits for them: the servlet gets a request once its body is whole. Read by the
 * servlet, some hundred bodies that come a byte at a time hold every worker, and with them the server. Comes after
 * signing in, so that nothing is kept of those who may not send.
 */
@ApplicationScoped
class BodyIntake {

    /** What may be on its way at a time is an eighth of the heap. */
    private static final int PART_OF_HEAP = 8;

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);

    private final FhirRefusalFormat format;
    private final long limit;
    private final CallerBudgets budgets;

    BodyIntake(
            FhirRefusalFormat format,
            @ConfigProperty(name = "quarkus.http.limits.max-body-size", defaultValue = "10M") MemorySize limit) {
        this.format = format;
        this.limit = limit.asLongValue();
        this.budgets = new CallerBudgets(ByteBudget.ofHeap(PART_OF_HEAP, this.limit), this.limit);
    }

    void install(@Observes Router router) {
        router.route("/fhir/*")
                .order(RouteConstants.ROUTE_ORDER_UPLOAD_LIMIT + 1)
                .handler(this::take);
    }

    private void take(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (request.isEnded()) {
            context.next();
            return;
        }
        ArrivingBody body = new ArrivingBody(budgets.of(caller(context)), limit);
        long begun = System.nanoTime();
        long watch = context.vertx().setPeriodic(BETWEEN_LOOKS.toMillis(), timer -> {
            if (body.isTooSlow(Duration.ofNanos(System.nanoTime() - begun))) {
                context.vertx().cancelTimer(timer);
                refuse(context, body, Fault.TOO_SLOW);
            }
        });
        request.exceptionHandler(lost -> {
            context.vertx().cancelTimer(watch);
            body.drop();
        });
        request.endHandler(read -> {
            context.vertx().cancelTimer(watch);
            if (!context.response().ended()) {
                Buffer whole = body.handOver();
                if (request.getHeader("Transfer-Encoding") != null) {
                    // the length of a body in chunks is known only now, and WorkLimit is to know it
                    request.headers().remove("Transfer-Encoding").set("Content-Length", String.valueOf(whole.length()));
                }
                ((RoutingContextInternal) context).setBody(whole);
                context.next();
            }
        });
        request.handler(bytes -> body.add(bytes).ifPresent(fault -> {
            context.vertx().cancelTimer(watch);
            if (fault == Fault.BODY_TOO_LARGE) {
                refuseOnceRead(context, body);
            } else {
                refuse(context, body, fault);
            }
        }));
        askFor(request);
    }

    /** Who signed in; comes after signing in, and nobody else's body is taken. */
    private static String caller(RoutingContext context) {
        return context.user() instanceof QuarkusHttpUser user
                ? user.getSecurityIdentity().getPrincipal().getName()
                : "";
    }

    private static void askFor(HttpServerRequest request) {
        if ("100-continue".equalsIgnoreCase(request.getHeader("Expect"))) {
            // or the servlet would ask for it once more
            request.headers().remove("Expect");
            request.response().writeContinue();
        }
        request.resume();
    }

    /** A client that is still sending would miss the answer: some of what comes is read and thrown away. */
    private void refuseOnceRead(RoutingContext context, ArrivingBody body) {
        AtomicLong left = new AtomicLong((BodyLimit.THROWN_AWAY - 1) * limit);
        Handler<Object> refuse = read -> refuse(context, body, Fault.BODY_TOO_LARGE);
        long patience = context.vertx().setTimer(ArrivingBody.PATIENCE.toMillis(), refuse::handle);
        context.request().endHandler(read -> {
            context.vertx().cancelTimer(patience);
            refuse.handle(read);
        });
        context.request().handler(bytes -> {
            if (left.addAndGet(-bytes.length()) < 0) {
                refuse.handle(bytes);
            }
        });
    }

    /** What still comes is not read: the connection ends with the answer. */
    private void refuse(RoutingContext context, ArrivingBody body, Fault fault) {
        body.drop();
        HttpServerResponse response = context.response();
        if (response.ended()) {
            return;
        }
        Object detail = fault == Fault.TOO_SLOW ? ArrivingBody.BYTES_A_SECOND : (limit >> 20) + " MiB";
        RefusalFormat.Body answer = format.body(context.request().getHeader("Accept"), fault, detail);
        if (!context.request().isEnded()) {
            context.request().handler(rest -> {});
        }
        response.setStatusCode(fault.httpStatus())
                .putHeader("Content-Type", answer.contentType())
                .putHeader("Connection", "close")
                .end(answer.text())
                .onComplete(sent -> context.request().connection().close());
    }
}
