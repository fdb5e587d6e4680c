package org.einthoven.audit.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody who owns the database system, and whom no trigger stops, changes what happened. */
class TamperingTest {
    private static SealedTrail trail;

    @BeforeAll
    static void start() {
        trail = new SealedTrail();
    }

    @AfterAll
    static void stop() {
        trail.close();
    }

    /** Twenty events of yesterday and ten of today. */
    @BeforeEach
    void fill() throws SQLException {
        trail.clear();
        trail.write(20, SealedTrail.NOW.minus(Duration.ofDays(1)));
        trail.write(10, SealedTrail.NOW);
        assertThat(trail.seal()).isEqualTo(30);
        assertThat(trail.heads()).extracting(TreeHead::size).containsExactly(20L, 10L);
        assertThat(trail.problems()).isEmpty();
    }

    @Test
    void isFoundOutWhenARowIsDeleted() throws SQLException {
        trail.database.asSuperuser("delete from audit_event where id = 7");

        assertThat(trail.problems()).contains("event 7 is gone");
    }

    @Test
    void isFoundOutWhenARowAndItsSealAreDeleted() throws SQLException {
        trail.database.asSuperuser("delete from audit_event where id = 7", "delete from audit_seal where event_id = 7");

        assertThat(trail.problems())
                .contains("event 8 is not as it was written, or something before it is missing")
                .anySatisfy(problem -> assertThat(problem).endsWith("has 19 seals and had 20"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "actor = 'somebody'",
                "at = at + interval '1 microsecond'",
                "roles = '{}'",
                "address = '10.0.0.1'",
                "action = 'UPDATE'",
                "entity_type = 'Patient'",
                "entity_id = 'x'",
                "detail = ''",
                "outcome = 'REFUSED'",
                "patients = '{}'",
                "client = 'app'",
                "issuer = 'i'",
                "subject = 's'"
            })
    void isFoundOutWhateverIsChanged(String change) throws SQLException {
        trail.database.asSuperuser("update audit_event set " + change + " where id = 12");

        assertThat(trail.problems())
                .containsExactly("event 12 is not as it was written, or something before it is missing");
    }

    @Test
    void isFoundOutWhenTheIdOfARequestIsChangedOrTakenAwayThatWasSealed() throws SQLException {
        trail.execute("insert into audit_event (at, actor, roles, action, entity_type, outcome, patients, request_id)"
                + " values ('" + SealedTrail.NOW + "', 'ehr', '{}', 'READ', 'Recording', 'SUCCESS', '{}', 'r1')");
        assertThat(trail.seal()).isOne();
        assertThat(trail.problems()).isEmpty();

        for (String change : new String[] {"'r2'", "null"}) {
            trail.database.asSuperuser("update audit_event set request_id = " + change + " where id = 31");
            assertThat(trail.problems())
                    .containsExactly("event 31 is not as it was written, or something before it is missing");
        }
    }

    @Test
    void takesARowThatAnOlderServerSealedWithoutTheIdOfItsRequestAsItWasWritten() throws SQLException {
        trail.database.asSuperuser("update audit_event set request_id = 'r1' where id in (1, 12, 25)");
        assertThat(trail.problems()).isEmpty();

        trail.database.asSuperuser("update audit_event set actor = 'somebody' where id = 12");
        assertThat(trail.problems())
                .containsExactly("event 12 is not as it was written, or something before it is missing");
    }

    @Test
    void isFoundOutWhenTwoRowsAreSwapped() throws SQLException {
        trail.database.asSuperuser(
                "alter table audit_event alter column id drop identity",
                "update audit_event set id = 100 where id = 3",
                "update audit_event set id = 3 where id = 4",
                "update audit_event set id = 4 where id = 100",
                "alter table audit_event alter column id add generated always as identity (restart 31)");

        assertThat(trail.problems())
                .containsExactly(
                        "event 3 is not as it was written, or something before it is missing",
                        "event 4 is not as it was written, or something before it is missing");
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 30})
    void isFoundOutWhenTheLastOfADayIsDropped(int last) throws SQLException {
        trail.database.asSuperuser(
                "delete from audit_event where id = " + last, "delete from audit_seal where event_id = " + last);

        assertThat(trail.problems()).anySatisfy(problem -> assertThat(problem).contains("seals and had"));
    }

    @Test
    void isFoundOutWhenTheLastOfTheDayIsDroppedAndTheHeadMadeToFit() throws SQLException {
        trail.database.asSuperuser(
                "delete from audit_event where id = 30",
                "delete from audit_seal where event_id = 30",
                "update audit_tree set size = 9, last_event = 29, last_hash ="
                        + " (select hash from audit_seal where event_id = 29) where number = 2");

        assertThat(trail.problems()).anySatisfy(problem -> assertThat(problem)
                .endsWith("its head is not signed with a key of this server"));
    }

    @Test
    void isFoundOutWhenAllHashesAreComputedAnewWithAnotherKey() throws SQLException {
        trail.database.asSuperuser(
                "update audit_event set actor = 'somebody' where id = 2", "truncate audit_tree, audit_seal");
        Sealer forger = trail.sealer(SealedTrail.key((byte) 2));
        forger.seal();
        assertThat(forger.seal()).isEqualTo(30);

        assertThat(trail.problems()).hasSize(2).allSatisfy(problem -> assertThat(problem)
                .endsWith("is not signed with a key of this server"));
    }

    @Test
    void isFoundOutWhenARowIsPutIn() throws SQLException {
        trail.database.asSuperuser("delete from audit_event where id = 5", "delete from audit_seal where event_id = 5");
        trail.database.asSuperuser("insert into audit_event (id, at, actor, roles, action, entity_type, outcome)"
                + " overriding system value values (5, now(), 'x', '{}', 'READ', 'Recording', 'SUCCESS')");

        assertThat(trail.problems()).contains("event 5 was put in later, or its seal was taken away");
    }

    @Test
    void isFoundOutWhenAWholeDayIsTakenAway() throws SQLException {
        trail.database.asSuperuser(
                "delete from audit_event where id <= 20",
                "delete from audit_seal where tree = 1",
                "delete from audit_tree where number = 1");

        assertThat(trail.problems())
                .contains("the logs 1 to 1 are gone")
                .contains("log 2 of 2026-11-22 does not follow the one before it");
    }

    @Test
    void isFoundOutByTheCheckBeforeWhenTheEndIsTakenAwayWithItsHead() throws SQLException {
        try (var connection = trail.database.asServer().getConnection()) {
            trail.check().write(connection);
        }
        trail.database.asSuperuser(
                "delete from audit_event where id > 20",
                "delete from audit_seal where tree = 2",
                "delete from audit_tree where number = 2");

        assertThat(trail.problems()).anySatisfy(problem -> assertThat(problem)
                .startsWith("there were 30 sealed events")
                .endsWith("and are 20"));
    }

    @Test
    void isNotSignedByTheServerWhenTheDayGoesOn() throws SQLException {
        trail.database.asSuperuser("update audit_tree set root = before_hash where number = 2");
        trail.write(5, SealedTrail.NOW);
        assertThat(trail.seal()).isEqualTo(5);

        assertThat(trail.heads()).extracting(TreeHead::size).containsExactly(20L, 10L, 5L);
        assertThat(trail.problems()).anySatisfy(problem -> assertThat(problem)
                .isEqualTo("log 2 of 2026-11-22: its head is not signed with a key of this server"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "delete from audit_event where id = 7",
                "update audit_event set actor = 'x' where id = 7",
                "truncate audit_event",
                "delete from audit_seal where event_id = 7",
                "update audit_seal set leaf = 100 where event_id = 7",
                "truncate audit_seal",
                "delete from audit_tree where number = 2",
                "update audit_tree set size = 9 where number = 2",
                "update audit_tree set size = 21 where number = 1",
                "truncate audit_tree",
                "delete from audit_check",
                "truncate audit_check",
                "alter table audit_event disable trigger all",
                "drop table audit_event",
                "set session_replication_role = replica"
            })
    void isRefusedToTheServerItself(String sql) throws SQLException {
        try (var connection = trail.database.asServer().getConnection()) {
            trail.check().write(connection);
        }

        assertThatThrownBy(() -> trail.execute(sql))
                .hasMessageMatching("(?s).*(is kept as it was written|permission denied|must be owner).*");
        assertThat(trail.problems()).isEmpty();
    }
}
