package org.einthoven.security;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.arc.All;
import io.quarkus.security.AuthenticationException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.einthoven.faults.DatabaseTrouble;
import org.einthoven.faults.Fault;
import org.einthoven.faults.Problem;
import org.einthoven.telemetry.Correlation;
import org.jboss.logging.Logger;

/** Tells a program that it may not come in, in the form of the edge it came to. Pages go to the login form instead. */
@ApplicationScoped
class RefusalRoute {
    private static final Logger LOG = Logger.getLogger(RefusalRoute.class);
    private static final String RETRY_AFTER_SECONDS = "30";
    private static final String TOO_MANY = "einthoven.too-many-attempts";

    private final List<RefusalFormat> formats;
    private final SignIn signIn;
    private final RefusedAccess access;
    private final ObjectMapper json;

    RefusalRoute(@All List<RefusalFormat> formats, SignIn signIn, RefusedAccess access, ObjectMapper json) {
        this.access = access;
        this.formats = formats;
        this.signIn = signIn;
        this.json = json;
    }

    /** Marks a request whose password was not even checked. */
    static void tooManyAttempts(RoutingContext request) {
        request.put(TOO_MANY, true);
    }

    void install(@Observes Router router) {
        router.route().failureHandler(this::handle);
    }

    private void handle(RoutingContext request) {
        Throwable failure = request.failure();
        Optional<Fault> trouble = DatabaseTrouble.fault(failure);
        if (trouble.isPresent() && !request.response().ended()) {
            LOG.error("Who asks could not be looked up", failure);
            request.response().putHeader("Retry-After", RETRY_AFTER_SECONDS);
            answer(request, trouble.get());
            return;
        }
        boolean unknown = failure instanceof AuthenticationException || failure instanceof UnauthorizedException;
        boolean refused = unknown || failure instanceof ForbiddenException;
        if (!refused || !SignIn.isForPrograms(request) || request.response().ended()) {
            request.next();
            return;
        }
        Fault fault = request.get(TOO_MANY) != null
                ? Fault.TOO_MANY_ATTEMPTS
                : unknown ? Fault.NOT_SIGNED_IN : Fault.NOT_ALLOWED;
        if (fault == Fault.NOT_SIGNED_IN) {
            request.response().putHeader("WWW-Authenticate", signIn.challenge(request));
        }
        if (unknown) {
            answer(request, fault);
        } else {
            access.write(request).subscribe().with(written -> answer(request, fault));
        }
    }

    /** Ends a request in the form of the edge that it came to. */
    void answer(RoutingContext request, Fault fault) {
        RefusalFormat.Body body = body(request, fault);
        request.response()
                .setStatusCode(fault.httpStatus())
                .putHeader("Content-Type", body.contentType())
                .putHeader("Cache-Control", "no-store")
                .end(body.text());
    }

    private RefusalFormat.Body body(RoutingContext request, Fault fault) {
        return formats.stream()
                .filter(format -> format.covers(request.normalizedPath()))
                .findFirst()
                .map(format -> format.body(fault, request.request().getHeader("Accept")))
                .orElseGet(() -> new RefusalFormat.Body(Problem.MEDIA_TYPE, problem(fault)));
    }

    private String problem(Fault fault) {
        try {
            return json.writeValueAsString(
                    Problem.of(fault).under(Correlation.current().orElse(null)));
        } catch (JsonProcessingException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
