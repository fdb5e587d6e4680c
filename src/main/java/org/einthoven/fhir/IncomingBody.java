package org.einthoven.fhir;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;

/** The bytes of a body that {@link BodyIntake} took in: unpacked, and for a parser without a byte order mark. */
final class IncomingBody {

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private static final int STEP = 64 << 10;

    /**
     * @param limit bytes of the largest body that is taken, after unpacking too
     * @param share takes the bytes that unpacking adds, as they come
     */
    static byte[] read(RequestDetails request, long limit, WorkLimit.Share share) {
        byte[] sent = request.loadRequestContents();
        return MediaTypes.isGzip(request.getHeader("Content-Encoding")) ? unpacked(sent, limit, share) : sent;
    }

    static byte[] withoutMark(byte[] body) {
        return startsWithMark(body) ? Arrays.copyOfRange(body, BYTE_ORDER_MARK.length, body.length) : body;
    }

    /** A body of 50 KB that unpacks to 50 MB is as large as one that came as 50 MB. */
    private static byte[] unpacked(byte[] packed, long limit, WorkLimit.Share share) {
        ByteArrayOutputStream body = new ByteArrayOutputStream(packed.length);
        try (InputStream unpacking = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            byte[] step = new byte[STEP];
            for (int read = unpacking.read(step); read >= 0; read = unpacking.read(step)) {
                if (body.size() + (long) read > limit) {
                    throw tooLarge(limit);
                }
                share.take(read);
                body.write(step, 0, read);
            }
            return body.toByteArray();
        } catch (IOException damaged) {
            throw FaultException.of(Fault.UNREADABLE_BODY, "it is not what gzip makes.");
        }
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
