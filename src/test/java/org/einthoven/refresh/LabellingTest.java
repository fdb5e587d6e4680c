package org.einthoven.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.einthoven.archive.FindingDecision;
import org.einthoven.archive.IndependentReview;
import org.einthoven.archive.OwnReading;
import org.einthoven.archive.ReadingDocument;
import org.einthoven.archive.ReviewContent;
import org.einthoven.archive.Verdict;
import org.einthoven.beat.Beat;
import org.einthoven.delineation.Delineation;
import org.einthoven.delineation.Fiducial;
import org.einthoven.diagnosis.Finding;
import org.einthoven.diagnosis.FindingCode;
import org.einthoven.diagnosis.ReaderStatement;
import org.einthoven.ecg.BeatClass;
import org.einthoven.ecg.LeadName;
import org.einthoven.ecg.Wave;
import org.einthoven.measure.Measurements;
import org.einthoven.reading.Edit;
import org.einthoven.reading.Quality;
import org.einthoven.refresh.Labels.BeatLabel;
import org.einthoven.refresh.Labels.StatementLabel;
import org.junit.jupiter.api.Test;

class LabellingTest {
    private static final Finding ECTOPY =
            new Finding("v", FindingCode.VENTRICULAR_ECTOPY, "2 ventricular ectopic beats", 0.9, true, List.of());
    private static final Finding SINUS =
            new Finding("s", FindingCode.SINUS_RHYTHM, "Sinus rhythm", 1, false, List.of());
    private static final Fiducial T = new Fiducial(LeadName.II, Wave.T, 600, 700, 800, 0.9);
    private static final FindingDecision YES = new FindingDecision("v", Verdict.CONFIRMED, null);
    private static final FindingDecision NO = new FindingDecision("v", Verdict.REJECTED, null);

    private static ReadingDocument document(List<Beat> beats, List<Fiducial> waves, Finding... findings) {
        return new ReadingDocument(
                null,
                new Quality(1, Map.of()),
                new Delineation(waves, List.of()),
                beats,
                List.of(),
                List.of(),
                Measurements.NONE,
                List.of(findings),
                List.of(),
                List.of());
    }

    private static Beat beat(double ms, BeatClass beatClass) {
        return new Beat(ms, beatClass, Map.of());
    }

    private static ReviewContent content(List<FindingDecision> decisions, String... added) {
        return new ReviewContent(decisions, List.of(added), "");
    }

    private static Labels labels(ReviewContent content, List<IndependentReview> apart, Optional<OwnReading> first) {
        ReadingDocument read = document(List.of(), List.of(), ECTOPY, SINUS);
        return Labelling.of(new Reviewed(read, read, content, List.of(), apart, first));
    }

    @Test
    void whatWasConfirmedAfterTheMachineWasShownIsMerelyAccepted() {
        assertThat(labels(content(List.of(YES)), List.of(), Optional.empty()).statements())
                .containsExactly(
                        new StatementLabel(FindingCode.VENTRICULAR_ECTOPY, true, LabelSource.ACCEPTED),
                        new StatementLabel(FindingCode.SINUS_RHYTHM, true, LabelSource.ACCEPTED));
        assertThat(labels(content(List.of(YES)), List.of(), Optional.empty()).hasTruth())
                .isFalse();
    }

    @Test
    void whatTheReaderHadSaidBlindIsConfirmedBlindAndNothingElse() {
        OwnReading first = new OwnReading(Set.of(ReaderStatement.SINUS_RHYTHM), Set.of(), "");
        assertThat(labels(content(List.of(YES)), List.of(), Optional.of(first)).statements())
                .containsExactly(
                        new StatementLabel(FindingCode.VENTRICULAR_ECTOPY, true, LabelSource.ACCEPTED),
                        new StatementLabel(FindingCode.SINUS_RHYTHM, true, LabelSource.CONFIRMED_BLIND));
    }

    @Test
    void whatTwoReadersDecidedIsAdjudicatedAndWhatTheyWereSilentOfIsNot() {
        IndependentReview one = new IndependentReview("a", content(List.of(YES)), Instant.EPOCH);
        IndependentReview other = new IndependentReview("b", content(List.of(YES)), Instant.EPOCH);
        assertThat(labels(content(List.of(YES)), List.of(one, other), Optional.empty())
                        .statements())
                .extracting(StatementLabel::source)
                .containsExactly(LabelSource.ADJUDICATED, LabelSource.ACCEPTED);
    }

    @Test
    void whatWasRejectedOrAddedByNameIsCorrectedAndOtherWordsAreOnlyCounted() {
        Labels labels = labels(
                content(List.of(NO), "atrial fibrillation ", "Seen at rest, Mr Miller", "Pause"),
                List.of(),
                Optional.empty());
        assertThat(labels.statements())
                .contains(
                        new StatementLabel(FindingCode.VENTRICULAR_ECTOPY, false, LabelSource.CORRECTED),
                        new StatementLabel(FindingCode.ATRIAL_FIBRILLATION, true, LabelSource.CORRECTED),
                        new StatementLabel(FindingCode.PAUSE, true, LabelSource.CORRECTED));
        assertThat(labels.freeTexts()).isOne();
        assertThat(labels.hasTruth()).isTrue();
    }

    @Test
    void beatsThatAReaderNamedTogetherAreEachCorrected() {
        ReadingDocument model = document(List.of(beat(400, BeatClass.N), beat(1200, BeatClass.N)), List.of());
        ReadingDocument stood = document(List.of(beat(400, BeatClass.V), beat(1200, BeatClass.V)), List.of());
        List<Edit> edits = List.of(new Edit.BeatsReclassified(List.of(400.0, 1200.0), BeatClass.V));
        Labels labels =
                Labelling.of(new Reviewed(model, stood, ReviewContent.EMPTY, edits, List.of(), Optional.empty()));
        assertThat(labels.beats()).extracting(BeatLabel::source).containsOnly(LabelSource.CORRECTED);
    }

    @Test
    void aStatementThatFollowsFromEditsIsCorrectedWhereTheMachineHadNone() {
        Finding more = new Finding("v", ECTOPY.code(), "3 ventricular ectopic beats", 0.9, true, List.of());
        ReadingDocument stood = document(List.of(), List.of(), more);
        for (boolean had : List.of(true, false)) {
            ReadingDocument model = had ? document(List.of(), List.of(), ECTOPY) : document(List.of(), List.of());
            Labels labels = Labelling.of(
                    new Reviewed(model, stood, content(List.of(YES)), List.of(), List.of(), Optional.empty()));
            assertThat(labels.statements())
                    .containsExactly(new StatementLabel(
                            ECTOPY.code(), true, had ? LabelSource.ACCEPTED : LabelSource.CORRECTED));
        }
    }

    @Test
    void ofBeatsOnlyThoseThatAReaderNamedAreCorrected() {
        ReadingDocument model =
                document(List.of(beat(400, BeatClass.V), beat(1200, BeatClass.N), beat(1500, BeatClass.V)), List.of());
        ReadingDocument stood =
                document(List.of(beat(400, BeatClass.N), beat(1200, BeatClass.S), beat(2000, BeatClass.V)), List.of());
        List<Edit> edits = List.of(
                new Edit.BeatReclassified(400.0004, BeatClass.N),
                new Edit.BeatDeleted(1500),
                new Edit.BeatAdded(2000, BeatClass.V));
        Labels labels =
                Labelling.of(new Reviewed(model, stood, ReviewContent.EMPTY, edits, List.of(), Optional.empty()));
        assertThat(labels.beats())
                .containsExactly(
                        new BeatLabel(400, BeatClass.N, LabelSource.CORRECTED),
                        // it followed from the others
                        new BeatLabel(1200, BeatClass.S, LabelSource.ACCEPTED),
                        new BeatLabel(1500, null, LabelSource.CORRECTED),
                        new BeatLabel(2000, BeatClass.V, LabelSource.CORRECTED));
    }

    @Test
    void aWaveThatIsWhereTheMachineHadItIsAcceptedAndAMovedOneCorrected() {
        List<Fiducial> moved = new ArrayList<>(List.of(T));
        moved.add(new Fiducial(LeadName.II, Wave.P, 100, 150, 200, 0.9));
        Fiducial before = new Fiducial(LeadName.II, Wave.P, 110, 150, 200, 0.9);
        Labels labels = Labelling.of(new Reviewed(
                document(List.of(), List.of(T, before)),
                document(List.of(), moved),
                ReviewContent.EMPTY,
                List.of(),
                List.of(),
                Optional.empty()));
        assertThat(labels.waves())
                .extracting(Labels.WaveLabel::source)
                .containsExactly(LabelSource.ACCEPTED, LabelSource.CORRECTED);
    }

    @Test
    void aLaterReadingMeetsTheCorrectionsThatItAgreesWith() {
        Labels labels = new Labels(
                List.of(
                        new BeatLabel(400, BeatClass.N, LabelSource.CORRECTED),
                        new BeatLabel(1200, BeatClass.V, LabelSource.ACCEPTED),
                        new BeatLabel(1500, null, LabelSource.CORRECTED)),
                List.of(),
                List.of(
                        new StatementLabel(FindingCode.VENTRICULAR_ECTOPY, false, LabelSource.CORRECTED),
                        new StatementLabel(FindingCode.PAUSE, true, LabelSource.CORRECTED)),
                0);
        Corrections corrections = Corrections.of(labels);
        assertThat(corrections.count()).isEqualTo(4);
        assertThat(corrections.metBy(document(List.of(beat(549, BeatClass.N), beat(1600, BeatClass.N)), List.of())))
                .containsExactly("0.40 s: N", "no: Ventricular ectopic beats");
        assertThat(corrections.metBy(document(List.of(beat(551, BeatClass.N)), List.of(), ECTOPY)))
                .containsExactly("1.50 s: no beat");
    }
}
