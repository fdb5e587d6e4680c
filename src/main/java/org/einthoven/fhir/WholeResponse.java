package org.einthoven.fhir;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.ByteArrayOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Holds an answer back until it is whole. What fails while it is written is then answered with an error of its own, and
 * not with half a report that looks like a whole one. Costs the memory of the largest answer, which is that of the
 * largest body that is taken.
 */
final class WholeResponse extends HttpServletResponseWrapper {

    private final ByteArrayOutputStream held = new ByteArrayOutputStream();
    private @Nullable PrintWriter writer;

    WholeResponse(HttpServletResponse response) {
        super(response);
    }

    /** Begins afresh: whoever asks a second time answers a failure of the first. */
    @Override
    public PrintWriter getWriter() {
        PrintWriter afresh = new PrintWriter(new OutputStreamWriter(getOutputStream(), StandardCharsets.UTF_8));
        writer = afresh;
        return afresh;
    }

    /** Begins afresh, as the writer does. */
    @Override
    public ServletOutputStream getOutputStream() {
        resetBuffer();
        return new Held();
    }

    @Override
    public void reset() {
        resetBuffer();
        super.reset();
    }

    @Override
    public void resetBuffer() {
        writer = null;
        held.reset();
    }

    @Override
    public void flushBuffer() {
        // nothing goes out before all is there
    }

    @Override
    public boolean isCommitted() {
        return false;
    }

    /** What was written last. */
    byte[] body() {
        if (writer != null) {
            writer.flush();
        }
        return held.toByteArray();
    }

    private final class Held extends ServletOutputStream {

        @Override
        public void write(int single) {
            held.write(single);
        }

        @Override
        public void write(byte[] bytes, int from, int length) {
            held.write(bytes, from, length);
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new UnsupportedOperationException("answers are written by the thread that makes them");
        }
    }
}
