package org.einthoven.audit.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SealerTest {
    private static SealedTrail trail;

    @BeforeAll
    static void start() {
        trail = new SealedTrail();
    }

    @AfterAll
    static void stop() {
        trail.close();
    }

    @BeforeEach
    void clear() throws SQLException {
        trail.clear();
    }

    @Test
    void waitsForATransactionThatBeganBeforeAndComesLast() throws SQLException {
        try (Connection slow = trail.database.asServer().getConnection()) {
            slow.setAutoCommit(false);
            SealedTrail.write(slow, SealedTrail.NOW); // takes the first id
            trail.write(3, SealedTrail.NOW);
            assertThat(trail.seal()).isZero();
            slow.commit();
        }
        assertThat(trail.seal()).isEqualTo(4);
        assertThat(trail.problems()).isEmpty();
        assertThat(trail.heads().get(0).firstEvent()).isEqualTo(1);
    }

    @Test
    void passesOverWhatWasRolledBack() throws SQLException {
        trail.write(1, SealedTrail.NOW);
        try (Connection undone = trail.database.asServer().getConnection()) {
            undone.setAutoCommit(false);
            SealedTrail.write(undone, SealedTrail.NOW);
            undone.rollback();
        }
        trail.write(1, SealedTrail.NOW);

        assertThat(trail.seal()).isEqualTo(2);
        assertThat(trail.heads().get(0).lastEvent()).isEqualTo(3);
        assertThat(trail.problems()).isEmpty();
    }

    @Test
    void sealsEachEventOnceWhileOthersWriteAndSealBesideIt() throws Exception {
        Sealer other = trail.sealer(SealedTrail.KEY);
        ExecutorService threads = Executors.newFixedThreadPool(6);
        CountDownLatch written = new CountDownLatch(4);
        try {
            for (int i = 0; i < 4; i++) {
                threads.submit(() -> {
                    trail.write(200, SealedTrail.NOW);
                    written.countDown();
                    return null;
                });
            }
            Future<Integer> here = threads.submit(() -> sealUntil(trail.sealer, written));
            Future<Integer> there = threads.submit(() -> sealUntil(other, written));
            assertThat(here.get() + there.get()).isLessThanOrEqualTo(800);
        } finally {
            threads.shutdownNow();
        }
        trail.seal();

        assertThat(trail.check().events()).isEqualTo(800);
        assertThat(trail.problems()).isEmpty();
    }

    private static int sealUntil(Sealer sealer, CountDownLatch ended) throws SQLException {
        int sealed = 0;
        while (ended.getCount() > 0) {
            sealed += sealer.seal();
        }
        return sealed;
    }

    @Test
    void beginsATreeWithEachDayThatFollowsTheOneBefore() throws SQLException {
        for (int day = 0; day < 4; day++) {
            trail.write(3, SealedTrail.NOW.plus(Duration.ofDays(day)));
        }
        assertThat(trail.seal()).isEqualTo(12);

        assertThat(trail.heads()).extracting(TreeHead::tree).containsExactly(1, 2, 3, 4);
        assertThat(IntStream.range(1, 4).boxed().toList())
                .allSatisfy(tree -> assertThat(trail.heads().get(tree).before())
                        .isEqualTo(trail.heads().get(tree - 1).last()));
        assertThat(trail.problems()).isEmpty();
    }

    @Test
    void keepsAnEventOfASlowClockInTheDayThatHasBegun() throws SQLException {
        Instant midnight = Instant.parse("2026-11-23T00:00:00Z");
        trail.write(1, midnight.minusMillis(10));
        trail.write(1, midnight);
        trail.write(1, midnight.minusMillis(5));
        trail.write(1, midnight.plusMillis(5));
        trail.seal();

        assertThat(trail.heads()).extracting(TreeHead::size).containsExactly(1L, 3L);
    }

    @Test
    void comesBackFromAClockThatJumpedYearsAhead() throws SQLException {
        trail.write(1, SealedTrail.NOW);
        trail.write(1, SealedTrail.NOW.plus(Duration.ofDays(700)));
        trail.write(2, SealedTrail.NOW);
        trail.seal();

        assertThat(trail.heads()).extracting(head -> head.day().getYear()).containsExactly(2026, 2028, 2026);
        assertThat(trail.problems()).isEmpty();
    }

    @Test
    void signsTheDayAfreshAsItGrows() throws SQLException {
        trail.write(3, SealedTrail.NOW);
        trail.seal();
        TreeHead first = trail.heads().get(0);
        trail.write(4, SealedTrail.NOW);
        trail.seal();

        assertThat(trail.heads()).hasSize(1);
        assertThat(trail.heads().get(0).size()).isEqualTo(7);
        assertThat(trail.heads().get(0).root()).isNotEqualTo(first.root());
        assertThat(trail.problems()).isEmpty();
    }

    @Test
    void leavesNothingHalfSealedInABacklogOfSeveralSteps() throws SQLException {
        trail.execute("insert into audit_event (at, actor, roles, action, entity_type, outcome)"
                + " select '2026-11-22T12:00:00Z', 'ehr', '{ehr}', 'CREATE', 'Observation', 'SUCCESS'"
                + " from generate_series(1, 12000)");

        assertThat(trail.seal()).isEqualTo(12_000);
        assertThat(trail.check()).isEqualTo(new CheckResult(SealedTrail.NOW, 12_000, List.of()));
    }

    @Test
    void isMissedWhereNothingWasSealedForHours() throws SQLException {
        trail.write(1, SealedTrail.NOW.minus(Duration.ofHours(7)));

        assertThat(trail.problems()).containsExactly("event 1 and those after it are not sealed");
    }

    @Test
    void isNotMissedWhereItIsSealedWhileTheCheckLooks() throws Exception {
        trail.write(1, SealedTrail.NOW.minus(Duration.ofHours(7)));
        FutureTask<CheckResult> check = new FutureTask<>(() -> trail.check(Duration.ofMinutes(1)));
        Thread looking = new Thread(check);
        looking.start();
        while (looking.getState() != Thread.State.TIMED_WAITING) {
            assertThat(check).isNotDone();
            Thread.sleep(1);
        }
        trail.seal();

        assertThat(check.get().problems()).isEmpty();
    }

    @Test
    void isMissedAlsoWhereASealWasPutThereThatNoHeadKnows() throws SQLException {
        trail.write(1, SealedTrail.NOW.minus(Duration.ofHours(7)));
        trail.execute("insert into audit_seal (event_id, tree, leaf, hash) values (1, 9, 0, '\\x00')");

        assertThat(trail.problems()).containsExactly("event 1 and those after it are not sealed");
    }
}
