package org.einthoven.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.einthoven.TestDatabase;
import org.einthoven.beat.Beat;
import org.einthoven.ecg.BeatClass;
import org.einthoven.ecg.Ecg;
import org.einthoven.ecg.Recording;
import org.einthoven.ecg.Subject;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.einthoven.reading.Edit;
import org.einthoven.reading.Reading;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What readers change in a reading is kept beside it, for good, and goes with the review that it was made for. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class EditingTest {
    private static final double BEAT_MS = 400.1235;
    private static final Edit TO_N = new Edit.BeatReclassified(BEAT_MS, BeatClass.N);
    private static final Edit TO_S = new Edit.BeatReclassified(BEAT_MS, BeatClass.S);

    @Inject
    Recordings recordings;

    @Inject
    Readings readings;

    @Inject
    Reviews reviews;

    @Inject
    Edits edits;

    @Inject
    ReadingWatch watch;

    @Inject
    EntityManager entities;

    private UUID id;
    private ReadingDocument model;

    /** Gives the last class that was set, and drops the finding that rested on the first. */
    private static final class Relabelling implements RecordingReader {
        @Override
        public Reading read(Recording recording, Subject subject) {
            return FakeReader.reported(recording.length());
        }

        @Override
        public Reading.Reported edited(Ecg ecg, Subject subject, Reading.Reported read, List<Edit> edits) {
            Beat beat = read.beats().get(0);
            for (Edit edit : edits) {
                beat = beat.as(((Edit.BeatReclassified) edit).beatClass());
            }
            return new Reading.Reported(
                    read.quality(),
                    read.delineation(),
                    List.of(beat),
                    List.of(),
                    List.of(),
                    read.measurements(),
                    List.of(FakeReader.RATE),
                    read.statements(),
                    List.of(),
                    read.models());
        }
    }

    @BeforeEach
    void readOne() {
        QuarkusMock.installMockForType(new Relabelling(), RecordingReader.class);
        id = recordings.newId();
        recordings.accept(NewRecordings.ecg(id, 5_000));
        model = watch.await(id).document();
    }

    private Review edit(String reader, int lock, Edit edit) {
        ProposedEdit proposed = edits.change(id, edit);
        return reviews.edit(reviews.draft(id, reader).id, lock, reader, null, proposed);
    }

    @Test
    void keepsTheModelsOwnReadingBesideWhatAReaderMadeOfIt() {
        Review draft = edit("dr-a", 0, TO_N);
        assertThat(draft.reading(model).beats()).extracting(Beat::beatClass).containsExactly(BeatClass.N);
        assertThat(draft.reading(model).findings()).containsExactly(FakeReader.RATE);
        assertThat(readings.of(id).orElseThrow().document()).isEqualTo(model);
        assertThat(edits.log(id).entries()).singleElement().satisfies(entry -> {
            assertThat(entry.edit()).contains(TO_N);
            assertThat(entry.author).isEqualTo("dr-a");
            assertThat(entry.madeAt).isCloseTo(draft.savedAt, within(1, ChronoUnit.MILLIS));
        });
    }

    @Test
    void takesAChangeBackByAFurtherEntryAndThenTheModelsReadingStands() {
        edit("dr-a", 0, TO_N);
        edit("dr-b", 1, TO_S);
        Review once = reviews.edit(reviews.draft(id, "dr-a").id, 2, "dr-a", null, edits.takingBack(id, 2));
        assertThat(once.reading(model).beats()).extracting(Beat::beatClass).containsExactly(BeatClass.N);
        Review twice = reviews.edit(once.id, 3, "dr-a", null, edits.takingBack(id, 1));
        assertThat(twice.isEdited()).isFalse();
        assertThat(twice.reading(model)).isSameAs(model);
        EditLog log = edits.log(id);
        assertThat(log.entries()).hasSize(4);
        assertThat(log.inForce()).isEmpty();
        assertThat(log.authors()).containsExactly("dr-a", "dr-b");
        assertThatThrownBy(() -> edits.takingBack(id, 1)).hasMessageContaining("does not hold any more");
        assertThatThrownBy(() -> edits.takingBack(id, 3)).hasMessageContaining("does not hold any more");
    }

    @Test
    void ofTwoEditorsAtOnceOneWinsAndTheOtherIsTold() {
        ProposedEdit mine = edits.change(id, TO_N);
        edit("dr-b", 0, TO_S);
        Review draft = reviews.openDraft(id).orElseThrow();
        assertThatThrownBy(() -> reviews.edit(draft.id, 0, "dr-a", null, mine))
                .isInstanceOfSatisfying(FaultException.class, refused -> assertThat(refused.fault())
                        .isEqualTo(Fault.STALE_DRAFT))
                .hasMessageContaining("dr-b");
        assertThat(edits.log(id).inForce()).containsExactly(TO_S);
    }

    @Test
    void aDecisionOnAFindingThatIsNotThereAnyMoreIsDroppedAndWordsStay() {
        Review draft = reviews.draft(id, "dr-a");
        reviews.save(
                draft.id,
                0,
                "dr-a",
                new ReviewContent(
                        List.of(
                                new FindingDecision(FakeReader.ECTOPY.id(), Verdict.CONFIRMED, null),
                                new FindingDecision(FakeReader.RATE.id(), Verdict.CONFIRMED, null)),
                        List.of("Athlete"),
                        "Seen"));
        ReviewContent left = edit("dr-a", 1, TO_N).content();
        assertThat(left.decisions()).extracting(FindingDecision::findingId).containsExactly(FakeReader.RATE.id());
        assertThat(left.added()).containsExactly("Athlete");
        assertThat(left.comment()).isEqualTo("Seen");
    }

    @Test
    void theSignedVersionStatesWhatTheEditedReadingSaysAndAnAmendmentBeginsWithIt() {
        Review draft = edit("dr-a", 0, TO_N);
        reviews.sign(draft.id, 1, "dr-a");
        assertThat(recordings.find(id).orElseThrow().signedStatements).containsExactly(FakeReader.RATE.display());
        Review amendment = reviews.draft(id, "dr-b");
        assertThat(amendment.edits).isEqualTo(1);
        assertThat(amendment.reading(model).beats()).extracting(Beat::beatClass).containsExactly(BeatClass.N);
        Review changed = edit("dr-b", 0, TO_S);
        reviews.sign(changed.id, 1, "dr-b");
        List<Review> versions = reviews.versions(id);
        assertThat(versions)
                .extracting(version -> version.reading(model).beats().get(0).beatClass())
                .containsExactly(BeatClass.N, BeatClass.S);
        EditLog log = edits.log(id);
        assertThat(log.between(versions.get(0).edits, versions.get(1).edits).authors())
                .containsExactly("dr-b");
    }

    @Test
    void nothingOfTheLogIsEverChanged() {
        edit("dr-a", 0, TO_N);
        for (String statement : List.of("update edit set author = 'dr-z'", "delete from edit", "truncate edit")) {
            assertThatThrownBy(() -> QuarkusTransaction.requiringNew()
                            .run(() -> entities.createNativeQuery(statement).executeUpdate()))
                    .as(statement)
                    .hasStackTraceContaining("edit is kept as it was written");
        }
        assertThat(edits.log(id).authors()).containsExactly("dr-a");
    }

    @Test
    void changesNothingOfARecordingThatWasWithdrawnMeanwhile() {
        Review draft = edit("dr-a", 0, TO_N);
        recordings.correct(
                id,
                new CorrectedRecording(
                        null, null, "{\"resourceType\":\"Observation\",\"status\":\"entered-in-error\"}", true, "ehr"));
        assertThatThrownBy(() -> edits.change(id, TO_S))
                .isInstanceOfSatisfying(FaultException.class, refused -> assertThat(refused.fault())
                        .isEqualTo(Fault.WITHDRAWN));
        assertThat(reviews.openDraft(id).orElseThrow().lockVersion).isEqualTo(draft.lockVersion);
    }
}
