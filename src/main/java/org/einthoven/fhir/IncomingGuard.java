package org.einthoven.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.Objects;
import java.util.stream.Stream;
import org.einthoven.faults.Excerpt;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.Bundle;

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

    /** The validator says itself what is wrong. */
    private static final String VALIDATE = "$validate";

    private static final String SEARCH = "_search";
    private static final String FORMAT = "_format";

    private final long bodyLimit;
    private final WrittenJson json;
    private final WrittenXml xml;
    private final BatchBody batches;

    /** @param bodyLimit bytes of the largest body that is taken, after unpacking */
    IncomingGuard(FhirContext context, long bodyLimit) {
        WrittenElements elements = new WrittenElements(context);
        this.bodyLimit = bodyLimit;
        this.json = new WrittenJson(elements);
        this.xml = new WrittenXml(elements);
        this.batches = new BatchBody(json, context);
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
            boolean empty = "0".equals(request.getHeader("Content-Length"));
            if (!isSearch(request)) {
                if (empty) {
                    throw FaultException.of(Fault.EMPTY_BODY);
                }
                WorkLimit.Share share = WorkLimit.of(request);
                take(request, IncomingBody.read(request, bodyLimit, share), share);
            } else if (!empty) {
                checkForm(request);
            }
        }
    }

    private void take(RequestDetails request, byte[] body, WorkLimit.Share share) {
        Binary raw = RawBinary.of(request, body);
        if (raw == null) {
            byte[] text = IncomingBody.withoutMark(body);
            checkBody(text);
            share.takeElements(IncomingElements.count(text));
            Bundle batch = isForTheWholeServer(request) ? batches.read(text) : null;
            if (batch != null) {
                request.setResource(batch);
            } else if (!VALIDATE.equals(request.getOperation())
                    && !MediaTypes.isJsonPatch(request.getHeader("Content-Type"))) {
                checkWritten(text);
            }
            request.setRequestContents(text);
        } else {
            request.setResource(raw);
            request.setRequestContents(body);
        }
    }

    private void checkWritten(byte[] text) {
        if (IncomingCharacters.isXml(text)) {
            xml.check(text);
        } else {
            json.check(text);
        }
    }

    /** Where transactions and batches go. */
    private static boolean isForTheWholeServer(RequestDetails request) {
        return request.getRequestType() == RequestTypeEnum.POST
                && request.getResourceName() == null
                && request.getOperation() == null;
    }

    private static boolean isSearch(RequestDetails request) {
        return SEARCH.equals(request.getOperation());
    }

    /** Its parameters have been read with those of the address; what is no form would be left out without a word. */
    private static void checkForm(RequestDetails request) {
        String type = Objects.requireNonNullElse(request.getHeader("Content-Type"), "");
        if (!MediaTypes.isForm(type) && request.loadRequestContents().length > 0) {
            throw FaultException.of(Fault.NOT_A_FORM, type.isEmpty() ? "a body of no type" : Excerpt.of(type));
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
