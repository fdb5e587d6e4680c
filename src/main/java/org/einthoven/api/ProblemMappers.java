package org.einthoven.api;

import io.quarkus.security.ForbiddenException;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.nio.channels.ClosedChannelException;
import java.util.Optional;
import org.einthoven.faults.DatabaseTrouble;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.einthoven.faults.Problem;
import org.einthoven.telemetry.Correlation;
import org.einthoven.telemetry.RequestId;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Tells a program what went wrong: every fault of the catalogue, and everything else without its internals. */
final class ProblemMappers {
    /** A database that was started anew takes its connections again. */
    private static final String RETRY_AFTER_SECONDS = "30";

    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    @ServerExceptionMapper
    Response fault(FaultException refused) {
        Response answer = answer(Problem.of(refused));
        return refused.fault().mayPass()
                ? Response.fromResponse(answer)
                        .header("Retry-After", RETRY_AFTER_SECONDS)
                        .build()
                : answer;
    }

    @ServerExceptionMapper
    Response notFound(NotFoundException unmatched) {
        return answer(Problem.of(Fault.PATH_NOT_FOUND));
    }

    @ServerExceptionMapper
    Response notAllowed(NotAllowedException method) {
        String allow = String.valueOf(method.getResponse().getHeaderString("Allow"));
        Problem problem = Problem.of(Fault.METHOD_NOT_ALLOWED, "This method");
        return Response.fromResponse(answer(problem)).header("Allow", allow).build();
    }

    @ServerExceptionMapper
    Response forbidden(ForbiddenException refused) {
        return answer(Problem.of(Fault.NOT_ALLOWED));
    }

    @ServerExceptionMapper
    Response refusedByFramework(WebApplicationException refused) {
        int status = refused.getResponse().getStatus();
        if (status < 400) {
            return refused.getResponse();
        }
        String reason = refused.getResponse().getStatusInfo().getReasonPhrase();
        return answer(new Problem("about:blank", reason, status, reason, "http-" + status, null, null));
    }

    /** Whoever asked has gone, as every page that listens to changes does in the end: nobody is left to answer. */
    @ServerExceptionMapper
    Response gone(ClosedChannelException left) {
        return Response.noContent().build();
    }

    @ServerExceptionMapper
    Response failed(Exception failure) {
        Optional<Fault> trouble = DatabaseTrouble.fault(failure);
        if (trouble.isPresent()) {
            LOG.error("Request failed", failure);
            return Response.fromResponse(answer(Problem.of(trouble.get())))
                    .header("Retry-After", RETRY_AFTER_SECONDS)
                    .build();
        }
        String reference = Correlation.current().orElseGet(RequestId::made);
        LOG.errorf(failure, "Request failed; reference %s", reference);
        return answer(Problem.of(Fault.INTERNAL, reference));
    }

    private static Response answer(Problem problem) {
        return Response.status(problem.status())
                .type(Problem.MEDIA_TYPE)
                .entity(problem.under(Correlation.current().orElse(null)))
                .header("Cache-Control", "no-store")
                .build();
    }
}
