package org.einthoven.fhir;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;

/** The bytes of a body that {@link BodyIntake} took in: unpacked, and for a parser without a byte order mark. */
final class IncomingBody {

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    /** @param limit bytes of the largest body that is taken, after unpacking too */
    static byte[] read(RequestDetails request, long limit) {
        byte[] sent = request.loadRequestContents();
        return MediaTypes.isGzip(request.getHeader("Content-Encoding")) ? unpacked(sent, limit) : sent;
    }

    static byte[] withoutMark(byte[] body) {
        return startsWithMark(body) ? Arrays.copyOfRange(body, BYTE_ORDER_MARK.length, body.length) : body;
    }

    /** A body of 50 KB that unpacks to 50 MB is as large as one that came as 50 MB. */
    private static byte[] unpacked(byte[] packed, long limit) {
        try (InputStream unpacking = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            byte[] body = unpacking.readNBytes(atMost(limit));
            if (body.length > limit) {
                throw tooLarge(limit);
            }
            return body;
        } catch (IOException damaged) {
            throw FaultException.of(Fault.UNREADABLE_BODY, "it is not what gzip makes.");
        }
    }

    private static int atMost(long limit) {
        return (int) Math.min(limit + 1, Integer.MAX_VALUE);
    }

    private static FaultException tooLarge(long limit) {
        return FaultException.of(Fault.BODY_TOO_LARGE, (limit >> 20) + " MiB");
    }

    private static boolean startsWithMark(byte[] body) {
        return body.length >= BYTE_ORDER_MARK.length
                && Arrays.equals(body, 0, BYTE_ORDER_MARK.length, BYTE_ORDER_MARK, 0, BYTE_ORDER_MARK.length);
    }

    private IncomingBody() {}
}
