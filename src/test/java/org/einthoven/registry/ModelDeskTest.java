package org.einthoven.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.einthoven.TestDatabase;
import org.einthoven.archive.RecordingReader;
import org.einthoven.audit.AuditEvent;
import org.einthoven.ecg.Pleth;
import org.einthoven.ecg.SampleRate;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.einthoven.inference.ModelCheck;
import org.einthoven.inference.ModelFault;
import org.einthoven.inference.ModelFiles;
import org.einthoven.inference.ModelRef;
import org.einthoven.registry.ModelDesk.Decision;
import org.einthoven.registry.ModelVersion.Origin;
import org.einthoven.synthesis.PlethGenerator;
import org.einthoven.synthesis.PlethRecipe;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ModelDeskTest {
    private static final String OURS = "1.0.2";
    private static final AtomicInteger COUNT = new AtomicInteger();

    @Inject
    ModelDesk desk;

    @Inject
    ModelVersions versions;

    @Inject
    ModelIntake intake;

    @Inject
    ModelSteps steps;

    @Inject
    RecordingReader reader;

    @Inject
    EntityManager entities;

    private final String fresh = "9." + COUNT.incrementAndGet() + ".0";

    @BeforeEach
    void openTheGate() {
        QuarkusMock.installMockForType(Gates.open(), PromotionGate.class);
    }

    /** Other tests read with the model that the project ships. */
    @AfterEach
    void readWithOursAgain() {
        if (!active().equals(OURS)) {
            ModelVersion ours = version(OURS);
            if (ours.state == ModelState.WITHDRAWN) {
                desk.candidate(decision(OURS));
            }
            desk.promote(decision(OURS));
        }
    }

    @Test
    void readsWithAPromotedVersionFromTheNextReadingOnAndWithTheLastGoodOneAfterARollBack() {
        take(fresh);
        assertThat(readWith()).isEqualTo(OURS);

        desk.promote(decision(fresh));

        assertThat(readWith()).isEqualTo(fresh);
        assertThat(version(OURS).state).isEqualTo(ModelState.RETIRED);
        desk.rollBack(decision(fresh));
        assertThat(readWith()).isEqualTo(OURS);
        assertThat(version(fresh).state).isEqualTo(ModelState.WITHDRAWN);
        assertThat(versions.changes(version(fresh).id))
                .extracting(change -> change.who + " " + change.to)
                .containsExactly("alice WITHDRAWN", "alice ACTIVE", "bob CANDIDATE");
    }

    @Test
    void writesEachStepToTheAuditTrailWithHashAndReason() {
        take(fresh);

        desk.shadow(decision(fresh));

        List<AuditEvent> rows = QuarkusTransaction.requiringNew()
                .call(() ->
                        AuditEvent.list("entityType = 'ModelVersion' and entityId = ?1 order by id", "ppg-" + fresh));
        assertThat(rows).hasSize(2);
        assertThat(rows.get(1).detail).contains(version(fresh).sha256, "candidate to shadow", "because of the test");
    }

    @Test
    void promotesNothingThroughAGateThatIsClosed() {
        take(fresh);
        QuarkusMock.installMockForType(Gates.closed("Too few."), PromotionGate.class);

        assertThatThrownBy(() -> desk.promote(decision(fresh)))
                .isInstanceOfSatisfying(FaultException.class, refused -> assertThat(refused.fault())
                        .isEqualTo(Fault.GATE_CLOSED))
                .hasMessageContaining("ppg " + fresh)
                .hasMessageContaining("Too few.");

        assertThat(active()).isEqualTo(OURS);
    }

    @Test
    void takesTwoAdministratorsWhereTheSiteAsksForThem() {
        take(fresh);
        ModelDesk strict = new ModelDesk(versions, intake, steps, Gates.open(), Gates.SETTINGS.withTwoAdministrators());
        long seen = versions.generation();

        promote(strict, seen, "alice");
        assertThat(active()).isEqualTo(OURS);
        long proposed = versions.generation();
        assertFault(Fault.STALE_MODELS, () -> promote(strict, seen, "bob"));
        assertFault(Fault.MODEL_STEP, () -> promote(strict, proposed, "alice"));
        assertThat(active()).isEqualTo(OURS);
        promote(strict, proposed, "bob");

        assertThat(active()).isEqualTo(fresh);
        assertThat(versions.changes(version(fresh).id).get(0).why).contains("alice: ", "bob agrees");
    }

    @Test
    void forgetsTheWordOfOneAdministratorOnceAnyModelHasChanged() {
        String other = fresh + "-b";
        take(fresh);
        take(other);
        ModelDesk strict = new ModelDesk(versions, intake, steps, Gates.open(), Gates.SETTINGS.withTwoAdministrators());
        promote(strict, versions.generation(), "alice");
        desk.shadow(decision(other));

        promote(strict, versions.generation(), "bob");

        assertThat(active()).isEqualTo(OURS);
    }

    private void promote(ModelDesk strict, long seen, String who) {
        QuarkusTransaction.requiringNew().run(() -> strict.promote(new Decision("ppg", fresh, seen, who, "a test")));
    }

    @Test
    void letsOneOfTwoAdministratorsPromoteWhoBothLookedAtTheSame() throws Exception {
        String other = fresh + "-b";
        take(fresh);
        take(other);
        long seen = versions.generation();
        ExecutorService administrators = Executors.newFixedThreadPool(2);

        List<Future<String>> ends = administrators.invokeAll(Arrays.asList(
                promotes(new Decision("ppg", fresh, seen, "alice", "first")),
                promotes(new Decision("ppg", other, seen, "bob", "second"))));
        administrators.shutdown();

        assertThat(List.of(ends.get(0).get(), ends.get(1).get()))
                .containsExactlyInAnyOrder("done", Fault.STALE_MODELS.code());
        assertThat(readWith()).isEqualTo(active()).isIn(fresh, other);
    }

    private Callable<String> promotes(Decision decision) {
        return () -> {
            try {
                desk.promote(decision);
                return "done";
            } catch (FaultException refused) {
                return refused.fault().code();
            }
        };
    }

    @Test
    void isNeverHalfDone() {
        take(fresh);
        Decision decision = decision(fresh);

        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                    desk.promote(decision);
                    throw new IllegalStateException("the server dies before it is written");
                }))
                .hasMessageContaining("dies");

        assertThat(active()).isEqualTo(OURS);
        assertThat(readWith()).isEqualTo(OURS);
        assertThat(version(fresh).state).isEqualTo(ModelState.CANDIDATE);
        assertThat(versions.changes(version(fresh).id)).hasSize(1);
    }

    @Test
    void leavesItToTheDatabaseThatNoTaskHasTwoActiveVersions() {
        take(fresh);

        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> entities.createNativeQuery(
                                "update model_version set state = 'ACTIVE' where name = 'ppg' and version = ?")
                        .setParameter(1, fresh)
                        .executeUpdate()))
                .hasStackTraceContaining("model_version_one_active");
    }

    @Test
    void hasOneVersionOfATaskInShadow() {
        String other = fresh + "-b";
        take(fresh);
        take(other);

        desk.shadow(decision(fresh));
        desk.shadow(decision(other));

        assertThat(version(fresh).state).isEqualTo(ModelState.CANDIDATE);
        assertThat(version(other).state).isEqualTo(ModelState.SHADOW);
    }

    @Test
    void refusesStepsThatLeaveATaskWithoutAVersion() {
        assertFault(Fault.MODEL_STEP, () -> desk.withdraw(decision(OURS)));
        assertFault(Fault.MODEL_STEP, () -> desk.candidate(decision(OURS)));
        take(fresh);
        assertFault(Fault.MODEL_STEP, () -> desk.rollBack(decision(fresh)));
        desk.withdraw(decision(fresh));
        assertFault(Fault.MODEL_STEP, () -> desk.promote(decision(fresh)));
        assertThat(active()).isEqualTo(OURS);
    }

    @Test
    void goesBackToTheVersionBeforeAlsoWhereTheClockHasJumpedBackMeanwhile() {
        String other = fresh + "-b";
        take(fresh);
        take(other);
        desk.promote(decision(fresh));
        QuarkusMock.installMockForType(Clock.offset(Clock.systemUTC(), Duration.ofDays(-1)), Clock.class);

        desk.promote(decision(other));
        desk.rollBack(decision(other));

        assertThat(readWith()).isEqualTo(fresh);
    }

    @Test
    void setsAVersionAsideThatFailsInUseAndReadsWithTheLastGoodOne() {
        take(fresh);
        desk.promote(decision(fresh));

        desk.setAside(new ModelRef("ppg", fresh, version(fresh).sha256), "its golden vector does not come out");

        assertThat(readWith()).isEqualTo(OURS);
        assertThat(version(fresh).state).isEqualTo(ModelState.WITHDRAWN);
        assertThat(versions.changes(version(fresh).id).get(0)).satisfies(change -> {
            assertThat(change.who).isEqualTo(ModelChange.SYSTEM);
            assertThat(change.why).isEqualTo("its golden vector does not come out");
        });
    }

    @Test
    void keepsRecordingsWaitingWhileNoVersionIsActiveAndLetsAnAdministratorEndThat() {
        for (ModelVersion version : versions.all()) {
            if (version.name.equals("ppg") && version.state == ModelState.RETIRED) {
                desk.withdraw(decision(version.version));
            }
        }
        desk.setAside(new ModelRef("ppg", OURS, version(OURS).sha256), "its golden vector does not come out");

        assertThat(version(OURS).state).isEqualTo(ModelState.WITHDRAWN);
        assertThat(reader.isReady()).isFalse();
        QuarkusMock.installMockForType(Gates.closed("There is nothing to compare with."), PromotionGate.class);
        desk.candidate(decision(OURS));
        desk.promote(decision(OURS));

        assertThat(reader.isReady()).isTrue();
        assertThat(readWith()).isEqualTo(OURS);
    }

    /** As somebody could who writes to the database and makes card and weights fit each other. */
    @Test
    void activatesNothingWhoseKeptFilesAreNotThoseThatCameIn() {
        take(fresh);
        change("update model_version set sha256 = repeat('a', 64) where name = 'ppg' and version = ?");

        assertThatThrownBy(() -> desk.promote(decision(fresh)))
                .isInstanceOfSatisfying(FaultException.class, refused -> assertThat(refused.fault())
                        .isEqualTo(Fault.MODEL_REFUSED))
                .hasMessageContaining("are not those that were checked");

        assertThat(active()).isEqualTo(OURS);
        desk.withdraw(decision(fresh));
    }

    @Test
    void activatesNothingThatWasSignedWhenItCameInAndIsNotNow() {
        take(fresh);
        change("update model_version set signed_by = 'our workshop' where name = 'ppg' and version = ?");

        assertThatThrownBy(() -> desk.promote(decision(fresh)))
                .hasMessageContaining("was signed by our workshop when it came in, and is not now");

        assertThat(active()).isEqualTo(OURS);
    }

    private void change(String sql) {
        QuarkusTransaction.requiringNew()
                .run(() ->
                        entities.createNativeQuery(sql).setParameter(1, fresh).executeUpdate());
    }

    @Test
    void takesNothingInThatFailsACheckAndSaysWhich() {
        byte[] ours = Versions.own(ModelTask.PPG).get("model.onnx");
        Map<String, byte[]> wrongHash = Versions.numbered(ModelTask.PPG, fresh);
        wrongHash.put("model.onnx", Arrays.copyOf(ours, ours.length / 2));
        assertRefused(ModelCheck.HASH, wrongHash);
        assertRefused(ModelCheck.GRAPH, Versions.weighted(ModelTask.PPG, fresh, Arrays.copyOf(ours, ours.length / 2)));
        assertRefused(
                ModelCheck.GRAPH,
                Versions.weighted(
                        ModelTask.PPG, fresh, Versions.own(ModelTask.BEAT).get("model.onnx")));
        assertRefused(ModelCheck.GOLDEN, Versions.weighted(ModelTask.PPG, fresh, Versions.withoutNumbers(ours)));
        assertRefused(
                ModelCheck.TRIAL,
                Versions.carded(Versions.numbered(ModelTask.STATEMENTS, fresh), card -> card.putArray("thresholds")));
        Map<String, byte[]> half = new HashMap<>(Versions.numbered(ModelTask.PPG, fresh));
        half.remove("golden.json");
        assertRefused(ModelCheck.FILES, half);
        assertRefused(ModelCheck.FILES, Versions.numbered(ModelTask.PPG, "../../etc"));
        assertRefused(
                ModelCheck.FILES,
                Versions.carded(Versions.numbered(ModelTask.PPG, fresh), card -> card.put("name", "horoscope")));
        assertThat(versions.find("ppg", fresh)).isEmpty();
    }

    @Test
    void takesTheSameFilesOnceAndOthersUnderTheirNumberNever() {
        ModelVersion first = take(fresh);

        assertThat(take(fresh).id).isEqualTo(first.id);
        assertRefused(
                ModelCheck.FILES,
                Versions.carded(Versions.numbered(ModelTask.PPG, fresh), card -> card.put("licence", "none")));
    }

    private void assertRefused(ModelCheck check, Map<String, byte[]> files) {
        assertThatThrownBy(() -> intake.take(new ModelFiles("upload", files), Origin.UPLOAD, "bob"))
                .isInstanceOfSatisfying(ModelFault.class, fault -> assertThat(fault.check())
                        .as(fault.getMessage())
                        .isEqualTo(check));
    }

    private static void assertFault(Fault fault, Runnable decision) {
        assertThatThrownBy(decision::run)
                .isInstanceOfSatisfying(FaultException.class, refused -> assertThat(refused.fault())
                        .isEqualTo(fault));
    }

    private ModelVersion take(String number) {
        return intake.take(new ModelFiles("upload", Versions.numbered(ModelTask.PPG, number)), Origin.UPLOAD, "bob");
    }

    private Decision decision(String number) {
        return new Decision("ppg", number, versions.generation(), "alice", "because of the test");
    }

    private ModelVersion version(String number) {
        return versions.find("ppg", number).orElseThrow();
    }

    private String active() {
        return versions.in("ppg", ModelState.ACTIVE).orElseThrow().version;
    }

    /** The version that a reading names that begins now. */
    private String readWith() {
        Pleth pleth = PlethGenerator.generate(PlethRecipe.of(72), Duration.ofSeconds(10), new SampleRate(100), 1)
                .pleth();
        return reader.read(pleth).models().get(0).version();
    }
}
