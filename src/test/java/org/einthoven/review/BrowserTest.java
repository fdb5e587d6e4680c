package org.einthoven.review;

import io.quarkus.test.common.http.TestHTTPResource;
import jakarta.inject.Inject;
import java.net.URL;
import java.time.Instant;
import org.einthoven.security.Sessions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

/** What the tests of the pages share: the running server, one browser, and a fresh visit for each test. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class BrowserTest {
    @TestHTTPResource("/")
    URL server;

    @Inject
    Seeds seeds;

    @Inject
    Sessions sessions;

    Chromium chromium;
    Visit visit;

    @BeforeEach
    void begin() {
        chromium = Chromium.shared();
        visit = Visit.of(chromium, server);
    }

    @AfterEach
    void leave() {
        if (visit != null) {
            visit.close();
        }
    }

    /** As an account does on its own page after a screen was left somewhere; browsers keep their cookies. */
    void endAllSessions() {
        sessions.endAll("cardiologist", null);
    }

    static Instant minutesAgo(int minutes) {
        return Instant.now().minusSeconds(60L * minutes);
    }
}
