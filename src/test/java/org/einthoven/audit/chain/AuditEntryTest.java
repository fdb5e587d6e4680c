package org.einthoven.audit.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class AuditEntryTest {
    private static AuditEntry entry(String detail) {
        return new AuditEntry(
                7,
                "2026-11-22T10:00:00.000001Z",
                "müller",
                List.of("cardiologist"),
                null,
                "SEARCH",
                "Patient",
                null,
                detail,
                "SUCCESS",
                List.of("a", "b"),
                null,
                null,
                null,
                null);
    }

    /** All that was sealed before rests on this form: it must never change. */
    @Test
    void hasTheFormThatWasHashedFromTheFirstDayOn() {
        AuditEntry entry = entry("family=O'Neill\n\"<&\u2028é\u0001");

        assertThat(new String(entry.canonical(), StandardCharsets.UTF_8))
                .isEqualTo("{\"id\":7,\"at\":\"2026-11-22T10:00:00.000001Z\",\"actor\":\"müller\","
                        + "\"roles\":[\"cardiologist\"],\"action\":\"SEARCH\",\"entityType\":\"Patient\","
                        + "\"detail\":\"family=O'Neill\\n\\\"<&\u2028é\\u0001\",\"outcome\":\"SUCCESS\","
                        + "\"patients\":[\"a\",\"b\"]}");
    }

    @Test
    void tellsNothingFromAnEmptyText() {
        assertThat(entry("").canonical()).isNotEqualTo(entry(null).canonical());
    }
}
