package org.einthoven.fhir;

import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.InternalErrorException;
import ca.uhn.fhir.rest.server.exceptions.NotModifiedException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.undertow.util.ParameterLimitException;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.einthoven.faults.DatabaseTrouble;
import org.einthoven.faults.Excerpt;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.einthoven.telemetry.Correlation;
import org.einthoven.telemetry.RequestId;
import org.hl7.fhir.exceptions.FHIRFormatError;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Turns whatever ended a request into a fault of the catalogue, without internals; what is our own fault is logged. */
final class Refusal {

    private static final Logger LOG = Logger.getLogger(Refusal.class);
    private static final Pattern HAPI_NUMBER = Pattern.compile("HAPI-\\d+: ?");
    private static final Pattern UNKNOWN_PARAMETERS =
            Pattern.compile("does not know how to handle GET operation\\[\\w+] with parameters \\[\\[(.+?)]]");
    private static final Pattern WRONG_MEDIA_TYPE = Pattern.compile("Incorrect Content-Type header value of (\".*?\")");
    private static final Pattern WRONG_TYPE =
            Pattern.compile("Incorrect resource type found, expected \"(\\w+)\" but found \"(\\w+)\"");
    private static final Pattern UNREADABLE = Pattern.compile(
            "Failed to parse request body as \\w+ resource\\. Error was: |Failed to parse \\w+ encoded FHIR content: ");
    /** HAPI hands an operation whatever resource the body holds, and says so where Java does not let it. */
    private static final String UNCALLABLE = "HAPI-0390";

    /** PostgreSQL ended a transaction that others stood in the way of, which may be tried again (its manual, appendix A). */
    private static final Set<String> CROSSED = Set.of("40001", "40P01", "55P03");

    /** PostgreSQL ended a query that took longer than it may ({@code query_canceled}, ibid.). */
    private static final String CANCELLED = "57014";

    private static final int LONGEST_CHAIN = 20;

    /** @param request what was asked; null where the failure is not of a request */
    static FaultException of(Throwable failure, @Nullable RequestDetails request) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < LONGEST_CHAIN; depth++, cause = cause.getCause()) {
            if (cause instanceof FaultException refused) {
                return refused;
            }
            if (cause instanceof UnauthorizedException || cause instanceof AuthenticationFailedException) {
                return FaultException.of(Fault.NOT_SIGNED_IN);
            }
            if (cause instanceof ForbiddenException || cause instanceof SecurityException) {
                return FaultException.of(Fault.NOT_ALLOWED);
            }
            if (cause instanceof InternalErrorException
                    && String.valueOf(cause.getMessage()).startsWith(UNCALLABLE)) {
                return FaultException.of(Fault.BAD_REQUEST, "the body is not an Observation");
            }
            if (cause instanceof ParameterLimitException) {
                return FaultException.of(Fault.TOO_MUCH_ASKED, "too many", "parameters", "1,000");
            }
            if (cause instanceof SQLException sql && CANCELLED.equals(sql.getSQLState())) {
                return FaultException.of(Fault.SEARCH_TOO_LONG);
            }
            if (cause instanceof SQLException sql && CROSSED.contains(String.valueOf(sql.getSQLState()))) {
                return FaultException.of(Fault.BUSY);
            }
            if ((cause instanceof SQLException || cause instanceof IOException) && DatabaseTrouble.isBehind(cause)) {
                LOG.error("Request failed", failure);
                return FaultException.of(DatabaseTrouble.fault(cause).orElseThrow());
            }
            if (cause instanceof DataFormatException || cause instanceof FHIRFormatError) {
                byte[] body = request == null ? null : request.getRequestContentsIfLoaded();
                return unreadable(String.valueOf(cause.getMessage()), body);
            }
        }
        return failure instanceof BaseServerResponseException hapi ? of(hapi, request) : internal(failure);
    }

    /** The failure to parse a resource that did not come as a body of its own. */
    static FaultException ofBody(RuntimeException failure, byte[] body) {
        return failure instanceof DataFormatException || failure instanceof FHIRFormatError
                ? unreadable(String.valueOf(failure.getMessage()), body)
                : of(failure, null);
    }

    /** HAPI says of a search parameter that it cannot read the same that it says of a body. */
    private static FaultException unreadable(String message, byte @Nullable [] body) {
        String said = said(message);
        Matcher types = WRONG_TYPE.matcher(said);
        if (types.find()) {
            return FaultException.of(Fault.WRONG_RESOURCE_TYPE, types.group(2), types.group(1));
        }
        return body == null || body.length == 0
                ? FaultException.of(Fault.BAD_REQUEST, Excerpt.ofMessage(said))
                : ParseFailure.of(said, body);
    }

    /** What a parser says, without HAPI's own words around it. */
    static String said(String message) {
        return UNREADABLE.matcher(withoutNumbers(message)).replaceAll("");
    }

    static boolean isAnswer(Throwable failure) {
        return failure instanceof NotModifiedException;
    }

    private static FaultException of(BaseServerResponseException hapi, @Nullable RequestDetails request) {
        String message = clean(hapi.getMessage());
        return switch (hapi.getStatusCode()) {
            case 400 ->
                UNREADABLE.matcher(message).find()
                                || WRONG_TYPE.matcher(message).find()
                        ? unreadable(
                                String.valueOf(hapi.getMessage()),
                                request == null ? null : request.getRequestContentsIfLoaded())
                        : badRequest(message);
            case 401 -> FaultException.of(Fault.NOT_SIGNED_IN);
            case 403 -> FaultException.of(Fault.NOT_ALLOWED);
            case 404 -> FaultException.of(Fault.PATH_NOT_FOUND);
            case 405 -> FaultException.of(Fault.METHOD_NOT_ALLOWED, "This");
            case 406 -> FaultException.of(Fault.NOT_ACCEPTABLE);
            case 413 -> FaultException.of(Fault.BODY_TOO_LARGE, "is taken");
            case 415 -> FaultException.of(Fault.UNSUPPORTED_MEDIA_TYPE, "sent");
            case 422 -> FaultException.of(Fault.INVALID_ELEMENT, message);
            default -> internal(hapi);
        };
    }

    /** HAPI tells these apart by their text only. */
    private static FaultException badRequest(String message) {
        Matcher parameters = UNKNOWN_PARAMETERS.matcher(message);
        if (parameters.find()) {
            return FaultException.of(
                    Fault.UNKNOWN_PARAMETER, parameters.group(1).replace(", ", " or "));
        }
        if (message.contains("does not know how to handle")) {
            return FaultException.of(Fault.METHOD_NOT_ALLOWED, "This combination of address and parameters");
        }
        Matcher mediaType = WRONG_MEDIA_TYPE.matcher(message);
        if (mediaType.find()) {
            return FaultException.of(Fault.UNSUPPORTED_MEDIA_TYPE, mediaType.group(1));
        }
        if (message.contains("Unable to determine encoding") || message.contains("No Content-Type")) {
            return FaultException.of(Fault.UNSUPPORTED_MEDIA_TYPE, "of the body");
        }
        return FaultException.of(Fault.BAD_REQUEST, message);
    }

    private static FaultException internal(Throwable failure) {
        String reference = Correlation.current().orElseGet(RequestId::made);
        LOG.errorf(failure, "Request failed; reference %s", reference);
        return FaultException.of(Fault.INTERNAL, reference);
    }

    private static String clean(@Nullable String message) {
        return Excerpt.ofMessage(withoutNumbers(message == null ? "" : message));
    }

    private static String withoutNumbers(String message) {
        return HAPI_NUMBER.matcher(message).replaceAll("");
    }

    private Refusal() {}
}
