package org.einthoven.fhir;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;

/**
 * Refuses numbers that cost more than they say. The parser writes 1e1000000 out digit by digit (half a minute of CPU for
 * nine bytes) and reads a million digits in quadratic time, so such numbers must not reach it.
 */
@Interceptor
public final class NumberGuard {

    /** FHIR's decimals have 18 digits; an OID of digits and dots has up to 64 characters. */
    static final int LONGEST_NUMBER = 256;

    private static final int EXPONENT_DIGITS = 3;

    @Hook(Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLER_SELECTED)
    public void check(RequestDetails request) {
        byte[] body = request.loadRequestContents();
        if (body != null) {
            check(body);
        }
    }

    /** One pass over the bytes of JSON or XML; the characters of numbers are single bytes in every encoding we take. */
    static void check(byte[] body) {
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
