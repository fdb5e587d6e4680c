package org.einthoven.fhir;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.stream.Stream;
import org.einthoven.faults.Excerpt;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;

/**
 * Refuses what must reach neither the parser nor the database: characters that cannot be kept, and numbers that cost too
 * much. The parser writes 1e1000000 out digit by digit (half a minute of CPU for nine bytes) and reads a million digits
 * in quadratic time.
 */
@Interceptor
public final class IncomingGuard {

    /** FHIR's decimals have 18 digits; an OID of digits and dots has up to 64 characters. */
    static final int LONGEST_NUMBER = 256;

    private static final int EXPONENT_DIGITS = 3;

    /** What stands where bytes were no UTF-8. */
    private static final char REPLACEMENT = '\uFFFD';

    private static final String FORMAT = "_format";

    private final long bodyLimit;

    /** @param bodyLimit bytes of the largest body that is taken, after unpacking */
    IncomingGuard(long bodyLimit) {
        this.bodyLimit = bodyLimit;
    }

    @Hook(Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLER_SELECTED)
    public void check(RequestDetails request) {
        // the HTTP server compresses all that it answers: HAPI's own gzip would go out without its header
        request.setRespondGzip(false);
        request.getParameters().forEach(IncomingGuard::checkParameter);
        RequestTypeEnum method = request.getRequestType();
        if ("$import".equals(request.getOperation())) {
            return; // line by line, when it is written
        }
        if (method == RequestTypeEnum.POST || method == RequestTypeEnum.PUT || method == RequestTypeEnum.PATCH) {
            // whoever announces nothing sends nothing: waiting for it would take until the connection times out
            if ("0".equals(request.getHeader("Content-Length"))) {
                throw FaultException.of(Fault.EMPTY_BODY);
            }
            WorkLimit.Share share = WorkLimit.of(request);
            byte[] body = IncomingBody.read(request, bodyLimit, share);
            checkBody(body);
            share.takeElements(IncomingElements.count(body));
            request.setRequestContents(body);
        }
    }

    private static void checkParameter(String name, String[] values) {
        if (name.equals(FORMAT) && !Stream.of(values).allMatch(MediaTypes::isSpoken)) {
            throw FaultException.of(Fault.NOT_ACCEPTABLE);
        }
        if (Stream.concat(Stream.of(name), Stream.of(values))
                .anyMatch(text -> text.chars().anyMatch(IncomingGuard::isNoText))) {
            throw FaultException.of(
                    Fault.INVALID_PARAMETER,
                    "A text with control characters, or not in UTF-8,",
                    "\"" + Excerpt.of(name) + "\"");
        }
    }

    private static boolean isNoText(int character) {
        return Character.isISOControl(character) || character == REPLACEMENT;
    }

    static void checkBody(byte[] body) {
        IncomingCharacters.check(body);
        checkNumbers(body);
    }

    /** One pass over the bytes of JSON or XML; the characters of numbers are single bytes. */
    private static void checkNumbers(byte[] body) {
        boolean quoted = false;
        int run = 0;
        int exponent = -1;
        for (int i = 0; i < body.length; i++) {
            byte c = body[i];
            if (c == '\\') {
                i++;
                run = 0;
            } else if (isNumeric(c)) {
                run++;
                exponent = c == 'e' || c == 'E' ? 0 : exponent >= 0 && c >= '0' && c <= '9' ? exponent + 1 : exponent;
                if (run > LONGEST_NUMBER || (!quoted && run > exponent + 1 && exponent > EXPONENT_DIGITS)) {
                    throw FaultException.of(Fault.UNREADABLE_BODY, "it has a number too large for any measurement.");
                }
            } else {
                quoted ^= c == '"';
                run = 0;
                exponent = -1;
            }
        }
    }

    private static boolean isNumeric(byte c) {
        return (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '+' || c == 'e' || c == 'E';
    }
}
