package org.einthoven.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class WholeResponseTest {

    private int passedOn;
    private final WholeResponse whole = new WholeResponse(response());

    @Test
    void sendsNothingBeforeAllIsThere() throws IOException {
        whole.getWriter().write("{\"half\":");
        whole.getWriter().flush();
        whole.flushBuffer();

        assertThat(passedOn).isZero();
        assertThat(whole.isCommitted()).isFalse();
    }

    @Test
    void sendsOnlyTheErrorWhereWritingFailedHalfway() throws IOException {
        var report = whole.getWriter();
        report.write("half a report".repeat(10_000));
        report.close();

        whole.getWriter().write("an error, ö");

        assertThat(new String(whole.body(), StandardCharsets.UTF_8)).isEqualTo("an error, ö");
    }

    @Test
    void sendsBytesAsTheyWereWritten() throws IOException {
        whole.getOutputStream().write(new byte[] {1, 2, 3}, 1, 2);

        assertThat(whole.body()).containsExactly(2, 3);
    }

    private HttpServletResponse response() {
        return (HttpServletResponse) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {HttpServletResponse.class}, (proxy, method, arguments) -> {
                    passedOn++;
                    return null;
                });
    }
}
