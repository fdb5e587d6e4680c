package org.einthoven.audit.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.einthoven.faults.FaultException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProofTest {
    private static SealedTrail trail;
    private static AuditLog log;

    @BeforeAll
    static void start() {
        trail = new SealedTrail();
        log = new AuditLog(trail.database.asServer(), new AuditKeys(new Settings((byte) 1, List.of())));
    }

    @AfterAll
    static void stop() {
        trail.close();
    }

    @BeforeEach
    void fill() throws SQLException {
        trail.clear();
        trail.write(9, SealedTrail.NOW.minus(Duration.ofDays(1)));
        trail.write(6, SealedTrail.NOW);
        trail.seal();
    }

    /** @param secret of which byte it is made */
    private record Settings(byte secret, List<String> former) implements AuditSettings {
        @Override
        public Optional<String> key() {
            byte[] bytes = new byte[32];
            Arrays.fill(bytes, secret);
            return Optional.of(Base64.getUrlEncoder().encodeToString(bytes));
        }

        @Override
        public Optional<List<String>> formerKeys() {
            return Optional.of(former);
        }

        @Override
        public Duration sealEvery() {
            return Duration.ofSeconds(10);
        }

        @Override
        public LocalTime checkAt() {
            return LocalTime.MIDNIGHT;
        }
    }

    @Test
    void isThereForEachEventOfEachDay() {
        for (long event = 1; event <= 15; event++) {
            AuditLog.Proof proof = log.prove(event);
            assertThat(proof.problems()).isEmpty();
            assertThat(proof.event().id()).isEqualTo(event);
            assertThat(proof.signed().head().tree()).isEqualTo(event < 10 ? 1 : 2);
        }
    }

    @Test
    void andTheLogHoldWhatAnOlderServerSealedWithoutTheIdOfTheRequest() throws SQLException, IOException {
        trail.database.asSuperuser("update audit_event set request_id = 'r1' where id in (1, 4)");

        assertThat(log.prove(4).problems()).isEmpty();
        assertThat(log.prove(4).text()).doesNotContain("r1");
        ByteArrayOutputStream exported = new ByteArrayOutputStream();
        log.write(1, exported);
        BufferedReader lines = new BufferedReader(new StringReader(exported.toString(StandardCharsets.UTF_8)));
        assertThat(new LogVerifier(SealedTrail.KEY.verificationKey())
                        .verify(lines)
                        .problems())
                .isEmpty();
    }

    @Test
    void failsForAnEventThatWasChanged() throws SQLException {
        trail.database.asSuperuser("update audit_event set actor = 'somebody' where id = 4");

        assertThat(log.prove(4).problems())
                .containsExactly("event 4 is not in the log of 2026-11-21 as it stands here");
        assertThat(log.prove(5).problems()).isEmpty();
    }

    @Test
    void waitsUntilAnEventIsSealed() throws SQLException {
        trail.write(1, SealedTrail.NOW);

        assertThatThrownBy(() -> log.prove(16))
                .isInstanceOf(FaultException.class)
                .hasMessageContaining("not sealed yet");
        assertThatThrownBy(() -> log.prove(17)).hasMessageContaining("There is no AuditEvent");
        trail.seal();
        assertThat(log.prove(16).problems()).isEmpty();
    }

    @Test
    void holdsOnUnderAFormerKeyAndUnderNoOther() {
        String former = SealedTrail.KEY.verificationKey().toString();
        AuditLog renewed =
                new AuditLog(trail.database.asServer(), new AuditKeys(new Settings((byte) 7, List.of(former))));
        AuditLog foreign = new AuditLog(trail.database.asServer(), new AuditKeys(new Settings((byte) 7, List.of())));

        assertThat(renewed.prove(3).problems()).isEmpty();
        assertThat(foreign.prove(3).problems())
                .containsExactly("the head that should prove event 3 is not signed with this key");
    }

    @Test
    void needsNothingButTheKeyForAWholeLog() throws IOException, SQLException {
        assertThat(verdict(export(1)).proved())
                .containsExactly("log 1 of 2026-11-21: all 9 events are there, as they were written");
        assertThat(verdict(export(1) + export(2)).problems()).isEmpty();
        trail.database.asSuperuser("delete from audit_event where id = 9");
        assertThat(verdict(export(1)).problems()).containsExactly("log 1 of 2026-11-21 has 8 events here and had 9");
    }

    private static String export(int number) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        log.write(number, bytes);
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static LogVerifier.Verdict verdict(String file) throws IOException {
        return new LogVerifier(SealedTrail.KEY.verificationKey()).verify(new BufferedReader(new StringReader(file)));
    }
}
