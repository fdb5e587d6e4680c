package org.einthoven.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class WholeResponseTest {

    private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
    private final WholeResponse whole = new WholeResponse(response());

    @Test
    void sendsNothingBeforeAllIsThere() throws IOException {
        whole.getWriter().write("{\"half\":");
        whole.getWriter().flush();
        whole.flushBuffer();

        assertThat(sent.size()).isZero();
        assertThat(whole.isCommitted()).isFalse();
    }

    @Test
    void sendsOnlyTheErrorWhereWritingFailedHalfway() throws IOException {
        var report = whole.getWriter();
        report.write("half a report".repeat(10_000));
        report.close();

        whole.getWriter().write("an error, ö");
        whole.send();

        assertThat(sent.toString(StandardCharsets.UTF_8)).isEqualTo("an error, ö");
    }

    @Test
    void sendsBytesAsTheyWereWritten() throws IOException {
        whole.getOutputStream().write(new byte[] {1, 2, 3}, 1, 2);
        whole.send();

        assertThat(sent.toByteArray()).containsExactly(2, 3);
    }

    /** Only its stream is ever asked for. */
    private HttpServletResponse response() {
        ServletOutputStream stream = new ServletOutputStream() {
            @Override
            public void write(int single) {
                sent.write(single);
            }

            @Override
            public boolean isReady() {
                return true;
            }

            @Override
            public void setWriteListener(WriteListener listener) {}
        };
        return (HttpServletResponse) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {HttpServletResponse.class},
                (proxy, method, arguments) -> method.getName().equals("getOutputStream") ? stream : null);
    }
}
