package org.einthoven.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.einthoven.TestDatabase;
import org.einthoven.archive.Channel;
import org.einthoven.archive.FindingDecision;
import org.einthoven.archive.NewRecording;
import org.einthoven.archive.NewRecordings;
import org.einthoven.archive.Readings;
import org.einthoven.archive.RecordingKind;
import org.einthoven.archive.Recordings;
import org.einthoven.archive.Review;
import org.einthoven.archive.ReviewContent;
import org.einthoven.archive.Reviews;
import org.einthoven.archive.SampledValues;
import org.einthoven.archive.StoredReading;
import org.einthoven.archive.Verdict;
import org.einthoven.archive.Waveform;
import org.einthoven.ecg.Ecg;
import org.einthoven.ecg.LeadName;
import org.einthoven.ecg.SampleRate;
import org.einthoven.inference.ModelFiles;
import org.einthoven.registry.ModelDesk.Decision;
import org.einthoven.registry.ModelVersion.Origin;
import org.einthoven.synthesis.EcgGenerator;
import org.einthoven.synthesis.EcgRecipe;
import org.einthoven.synthesis.Rhythm;
import org.junit.jupiter.api.Test;

/** What versions on trial read: in the background, kept apart, whole also where a server ends in between. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ShadowTest {
    private static final float STEP_MV = 0.005f;

    @Inject
    ModelDesk desk;

    @Inject
    ModelVersions versions;

    @Inject
    ModelIntake intake;

    @Inject
    Recordings recordings;

    @Inject
    Readings readings;

    @Inject
    Rereadings slices;

    @Inject
    ShadowReadings shadow;

    @Inject
    GatePairs pairs;

    @Inject
    Reviews reviews;

    @Inject
    EntityManager entities;

    @Test
    void readsEveryNewRecordingBesideTheActiveVersionAndKeepsItApart() {
        ModelVersion tried = take("8.1.0");
        desk.shadow(new Decision("beat", "8.1.0", versions.generation(), "alice", "to see how it does"));

        UUID recording = accept();
        await(() -> document(tried, recording) != null);

        assertThat(document(tried, recording)).contains("\"8.1.0\"");
        assertThat(reading(recording).document().models())
                .extracting(model -> model.version())
                .doesNotContain("8.1.0");
        assertThat(QuarkusTransaction.requiringNew().call(() -> StoredReading.count("recordingId", recording)))
                .isOne();
        confirm(recording);
        assertThat(pairs.of(tried, 10)).singleElement().satisfies(pair -> {
            assertThat(pair.isActiveRight()).isTrue();
            assertThat(pair.isTriedRight()).isTrue();
            assertThat(pair.truth().present()).isNotEmpty();
            assertThat(pair.groups()).containsExactly("sex not known", "age not known");
        });
        desk.withdraw(new Decision("beat", "8.1.0", versions.generation(), "alice", "seen enough"));
        UUID later = accept();
        await(() -> readings.of(later).isPresent());
        // other tests may have left a version of another task in shadow
        await(() -> jobs(later) == 0);
        assertThat(document(tried, later)).isNull();
    }

    @Test
    void readsASliceOfTheArchiveAgainAndSaysHowFarItIs() {
        // of this test alone: what all others posted in the last hour takes minutes to be read again
        Instant from = Instant.now();
        List<UUID> kept = List.of(accept(), accept(), accept());
        kept.forEach(id -> await(() -> readings.of(id).isPresent()));
        ModelVersion tried = take("8.2.0");

        Rereading slice = slices.start("beat", "8.2.0", from, Instant.now().plusSeconds(60), "alice");
        await(() -> state(slice) == Rereading.State.DONE);

        kept.forEach(id -> assertThat(document(tried, id)).contains("\"8.2.0\""));
        Rereading done = slices.of(tried.id).get(0);
        assertThat(done.done).isEqualTo(done.total).isGreaterThanOrEqualTo(3);
        assertThat(done.left()).contains(Duration.ZERO);
        assertThat(slices.tried(tried.id)).isEqualTo(done.done);
    }

    @Test
    void goesOnBehindTheLastRecordingThatWasDone() {
        ModelVersion tried = take("8.3.0");
        Instant from = Instant.now();
        List<UUID> kept = List.of(accept(), accept(), accept());
        kept.forEach(id -> await(() -> readings.of(id).isPresent()));
        Rereading slice = QuarkusTransaction.requiringNew().call(() -> {
            Rereading begun = slices.start("beat", "8.3.0", from, Instant.now(), "alice");
            entities.createNativeQuery("delete from shadow_task where task_instance = ?")
                    .setParameter(1, begun.id.toString())
                    .executeUpdate();
            return begun;
        });

        Rereadings.Next first = slices.next(slice.id).orElseThrow();
        // the server dies after it has read and before it has kept: nothing is counted, and the same one comes again
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                    shadow.keep(tried, first.recording(), shadow.read(tried, first.recording()));
                    slices.done(first, 5);
                    throw new IllegalStateException("killed");
                }))
                .hasMessage("killed");
        assertThat(slices.tried(tried.id)).isZero();
        assertThat(slices.next(slice.id).orElseThrow().recording()).isEqualTo(first.recording());
        QuarkusTransaction.requiringNew().run(() -> slices.done(first, 5));
        // another worker that was at the same one does not count it twice
        QuarkusTransaction.requiringNew().run(() -> slices.done(first, 5));
        assertThat(slices.of(tried.id).get(0).done).isOne();
        assertThat(slices.next(slice.id).orElseThrow().recording()).isNotEqualTo(first.recording());

        slices.stop(slice.id, "bob");
        assertThat(slices.next(slice.id)).isEmpty();
        slices.resume(slice.id, "bob");
        await(() -> state(slice) == Rereading.State.DONE);
        assertThat(slices.tried(tried.id)).isEqualTo(slices.of(tried.id).get(0).total - 1);
    }

    /** A cardiologist confirms all that the active models found, and signs. */
    private void confirm(UUID recording) {
        Review draft = reviews.draft(recording, "cardiologist");
        ReviewContent content = new ReviewContent(
                reading(recording).document().findings().stream()
                        .map(finding -> new FindingDecision(finding.id(), Verdict.CONFIRMED, null))
                        .toList(),
                List.of(),
                "");
        Review saved = reviews.save(draft.id, draft.lockVersion, "cardiologist", content);
        reviews.sign(saved.id, saved.lockVersion, "cardiologist");
    }

    private ModelVersion take(String number) {
        return intake.take(new ModelFiles("upload", Versions.numbered(ModelTask.BEAT, number)), Origin.UPLOAD, "bob");
    }

    private UUID accept() {
        UUID id = recordings.newId();
        Ecg ecg = EcgGenerator.generate(
                        EcgRecipe.of(Rhythm.SINUS, 66), Duration.ofSeconds(10), new SampleRate(500), id.hashCode())
                .ecg();
        int[] counts = new int[ecg.length()];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = Math.round(ecg.lead(LeadName.II).orElseThrow().samples().at(i) / STEP_MV);
        }
        Waveform waveform = new Waveform(
                List.of(new Channel("MDC_ECG_LEAD_II", LeadName.II, STEP_MV, 0, SampledValues.ofCounts(counts, 0))));
        recordings.accept(new NewRecording(
                id,
                RecordingKind.ECG,
                "Patient/nobody",
                NewRecordings.TAKEN,
                ecg.rate(),
                ecg.length(),
                waveform,
                "{\"resourceType\":\"Observation\",\"status\":\"final\"}",
                List.of(),
                "ehr"));
        return id;
    }

    private StoredReading reading(UUID recording) {
        return readings.of(recording).orElseThrow();
    }

    private String document(ModelVersion version, UUID recording) {
        return QuarkusTransaction.requiringNew()
                .call(() -> ShadowReading.<ShadowReading>findByIdOptional(new ShadowReading.Key(version.id, recording))
                        .map(kept -> kept.document)
                        .orElse(null));
    }

    private Rereading.State state(Rereading slice) {
        return slices.of(slice.modelId).get(0).state;
    }

    private long jobs(UUID recording) {
        return QuarkusTransaction.requiringNew().call(() -> ((Number)
                        entities.createNativeQuery("select count(*) from shadow_task where task_instance = ?")
                                .setParameter(1, recording.toString())
                                .getSingleResult())
                .longValue());
    }

    private static void await(BooleanSupplier done) {
        long limit = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
        while (!done.getAsBoolean()) {
            assertThat(System.nanoTime()).as("time to read").isLessThan(limit);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
    }
}
