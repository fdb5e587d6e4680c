package org.einthoven.fhir;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** Packs answers for clients that unpack them, in the thread that made them: the event loop serves others meanwhile. */
final class PackedAnswer {

    /** What fits into one packet is not worth it. */
    private static final int WORTH_IT = 1400;

    /** The body as it goes out; where it is packed, the headers say so. */
    static byte[] of(HttpServletRequest request, HttpServletResponse response, byte[] body) throws IOException {
        if (body.length <= WORTH_IT
                || !isText(response.getContentType())
                || response.containsHeader("Content-Encoding")) {
            return body;
        }
        response.addHeader("Vary", "Accept-Encoding");
        if (!MediaTypes.acceptsGzip(request.getHeader("Accept-Encoding"))) {
            return body;
        }
        response.setHeader("Content-Encoding", "gzip");
        ByteArrayOutputStream packed = new ByteArrayOutputStream(body.length / 4);
        try (GZIPOutputStream packing = new GZIPOutputStream(packed)) {
            packing.write(body);
        }
        return packed.toByteArray();
    }

    private static boolean isText(@Nullable String contentType) {
        return contentType != null && MediaTypes.isSpoken(contentType);
    }

    private PackedAnswer() {}
}
