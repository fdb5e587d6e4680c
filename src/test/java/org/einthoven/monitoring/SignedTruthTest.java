package org.einthoven.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.einthoven.archive.FindingDecision;
import org.einthoven.archive.OwnReading;
import org.einthoven.archive.ReadingDocument;
import org.einthoven.archive.ReviewContent;
import org.einthoven.archive.Verdict;
import org.einthoven.beat.Beat;
import org.einthoven.delineation.Delineation;
import org.einthoven.diagnosis.Finding;
import org.einthoven.diagnosis.FindingCode;
import org.einthoven.diagnosis.ReaderStatement;
import org.einthoven.ecg.BeatClass;
import org.einthoven.measure.Measurements;
import org.einthoven.reading.Quality;
import org.einthoven.statement.LearnedStatement;
import org.einthoven.statement.LearnedStatement.Answer;
import org.junit.jupiter.api.Test;

class SignedTruthTest {
    private static final FindingCode AF = FindingCode.ATRIAL_FIBRILLATION;
    private static final FindingCode PR = FindingCode.LONG_PR;
    private static final FindingCode QT = FindingCode.LONG_QTC;
    private static final FindingCode SINUS = FindingCode.SINUS_RHYTHM;

    @Test
    void countsWhatWasConfirmedRejectedAddedAndLeftOpen() {
        ReadingDocument reading = reading(List.of(), List.of(), AF, PR, QT, SINUS);
        ReviewContent review = new ReviewContent(
                List.of(confirmed(AF), rejected(PR), changed(QT, "QTc borderline")),
                List.of("Pause", "st elevation "),
                "");

        Map<String, Outcome> items =
                SignedTruth.of(reading, reading, review, Optional.empty()).items();

        assertThat(items)
                .containsEntry("finding:atrial-fibrillation", Outcome.hit(1))
                .containsEntry("finding:long-pr", Outcome.falseAlarm(1))
                .containsEntry("finding:long-qtc", Outcome.UNDECIDED)
                .containsEntry("finding:sinus-rhythm", Outcome.UNDECIDED)
                .containsEntry("finding:pause", Outcome.missed(1))
                .containsEntry("finding:st-elevation", Outcome.missed(1))
                .containsEntry("finding:*", Outcome.hit(1))
                .containsEntry("said:ATRIAL_FIBRILLATION", Outcome.hit(1))
                .containsEntry("said:FIRST_DEGREE_AV_BLOCK", Outcome.falseAlarm(1))
                .containsEntry("said:PAUSE", Outcome.missed(1))
                .doesNotContainKeys("own:*", "uncoded", "finding:bradycardia");
    }

    @Test
    void leavesFindingsOutWhereTheReaderAddedWhatHasNoCode() {
        ReadingDocument reading = reading(List.of(), List.of(), AF);
        ReviewContent review = new ReviewContent(List.of(confirmed(AF)), List.of("Brugada pattern"), "");

        SignedTruth truth = SignedTruth.of(reading, reading, review, Optional.empty());

        assertThat(truth.items()).containsOnlyKeys("uncoded");
        assertThat(truth.answers()).isEmpty();
        assertThat(truth.verdicts()).contains(new SignedTruth.Decided(AF.code(), "CONFIRMED"));
    }

    @Test
    void countsAFindingThatWentWithAnEditAsWrong() {
        ReadingDocument model = reading(List.of(), List.of(), AF, PR);
        ReadingDocument shown = reading(List.of(), List.of(), AF, QT);
        ReviewContent review = new ReviewContent(List.of(confirmed(AF), confirmed(QT)), List.of(), "");

        assertThat(SignedTruth.of(model, shown, review, Optional.empty()).items())
                .containsEntry("finding:long-pr", Outcome.falseAlarm(1))
                .containsEntry("finding:long-qtc", Outcome.missed(1));
    }

    /** Of five beats one was classed anew, one is none, and one was not seen: 150 ms apart is the same beat, 151 is not. */
    @Test
    void countsBeatsOfEachClassAgainstThoseThatWereSigned() {
        ReadingDocument model = reading(
                List.of(
                        beat(1000, BeatClass.N),
                        beat(2000, BeatClass.V),
                        beat(3000, BeatClass.N),
                        beat(4000, BeatClass.S),
                        beat(5000, BeatClass.N)),
                List.of());
        ReadingDocument shown = reading(
                List.of(
                        beat(1000, BeatClass.N),
                        beat(2000, BeatClass.N),
                        beat(3150, BeatClass.N),
                        beat(5151, BeatClass.N),
                        beat(6000, BeatClass.V)),
                List.of());

        Map<String, Outcome> items = SignedTruth.of(model, shown, ReviewContent.EMPTY, Optional.empty())
                .items();

        assertThat(items)
                .containsEntry("beat:N", new Outcome(2, 1, 2, 0, 0))
                .containsEntry("beat:V", new Outcome(0, 1, 1, 0, 0))
                .containsEntry("beat:S", Outcome.falseAlarm(1))
                .containsEntry("beat:*", Outcome.hit(7))
                .containsEntry("beats-changed", Outcome.hit(1));
    }

    @Test
    void keepsApartWhatWasSaidBeforeTheMachineWasSeen() {
        ReadingDocument reading =
                reading(List.of(), List.of(new LearnedStatement("AFIB", 0.8, 0.5, Answer.YES)), AF, SINUS);
        OwnReading own = new OwnReading(
                Set.of(ReaderStatement.ATRIAL_FIBRILLATION, ReaderStatement.PAUSE),
                EnumSet.of(ReaderStatement.ATRIAL_FIBRILLATION, ReaderStatement.SINUS_RHYTHM),
                "");

        SignedTruth truth =
                SignedTruth.of(reading, reading, new ReviewContent(List.of(), List.of(), ""), Optional.of(own));

        assertThat(truth.items())
                .containsEntry("own:ATRIAL_FIBRILLATION", Outcome.hit(1))
                .containsEntry("own:SINUS_RHYTHM", Outcome.falseAlarm(1))
                .containsEntry("own:PAUSE", Outcome.missed(1))
                .containsEntry("own:*", Outcome.hit(1))
                .containsEntry("said:ATRIAL_FIBRILLATION", Outcome.UNDECIDED);
        assertThat(truth.answers())
                .containsExactlyInAnyOrder(
                        new SignedTruth.Answer("AFIB", 0.8, false), new SignedTruth.Answer("own:AFIB", 0.8, true));
    }

    @Test
    void saysWhatAReaderDecidedOfEachFinding() {
        ReadingDocument reading = reading(List.of(), List.of(), AF, PR, QT, SINUS);
        ReviewContent review = new ReviewContent(
                List.of(confirmed(AF), rejected(PR), changed(QT, "QTc borderline")), List.of("Pause"), "");

        assertThat(SignedTruth.of(reading, reading, review, Optional.empty()).verdicts())
                .containsExactly(
                        new SignedTruth.Decided(AF.code(), "CONFIRMED"),
                        new SignedTruth.Decided(PR.code(), "REJECTED"),
                        new SignedTruth.Decided(QT.code(), "CHANGED"),
                        new SignedTruth.Decided(FindingCode.PAUSE.code(), "ADDED"),
                        new SignedTruth.Decided("*", "SIGNED"));
    }

    /** 8 of 10 said, 2 of 90 wrongly: Se 80 %, +P 8 of 10, specificity 88 of 90. */
    @Test
    void turnsCountsIntoShares() {
        Outcome outcome = new Outcome(8, 2, 2, 5, 105);

        assertThat(outcome.sensitivity().value()).isEqualTo(0.8);
        assertThat(outcome.positivePredictivity().value()).isEqualTo(0.8);
        assertThat(outcome.correctlyUnsaid()).isEqualTo(88);
        assertThat(outcome.specificity().value()).isCloseTo(88 / 90.0, within(1e-12));
        assertThat(Outcome.NONE.sensitivity().value()).isNaN();
    }

    /** .05 twice without, .95 four times with three true: ECE (2 * .05 + 4 * .2) / 6, Brier (2 * .0025 + 3 * .0025 + .9025) / 6. */
    @Test
    void measuresCalibration() {
        List<SignedTruth.Answer> answers = new ArrayList<>(List.of(answer(0.05, false), answer(0.05, false)));
        Stream.of(true, true, true, false).forEach(truth -> answers.add(answer(0.95, truth)));

        CalibrationBins bins = CalibrationBins.of(answers);

        assertThat(bins.ece()).isCloseTo(0.9 / 6, within(1e-12));
        assertThat(bins.brier()).isCloseTo(0.915 / 6, within(1e-12));
        assertThat(bins.answers()).isEqualTo(6);
        assertThat(bins.positives()).isEqualTo(3);
        assertThat(bins.bins().get(9).share().value()).isEqualTo(0.75);
        assertThat(CalibrationBins.bin(1)).isEqualTo(9);
    }

    private static SignedTruth.Answer answer(double probability, boolean truth) {
        return new SignedTruth.Answer("MI", probability, truth);
    }

    private static FindingDecision confirmed(FindingCode code) {
        return new FindingDecision(code.code(), Verdict.CONFIRMED, null);
    }

    private static FindingDecision rejected(FindingCode code) {
        return new FindingDecision(code.code(), Verdict.REJECTED, null);
    }

    private static FindingDecision changed(FindingCode code, String text) {
        return new FindingDecision(code.code(), Verdict.CHANGED, text);
    }

    private static Beat beat(double timeMs, BeatClass beatClass) {
        return new Beat(timeMs, beatClass, Map.of(beatClass, 1.0));
    }

    private static ReadingDocument reading(List<Beat> beats, List<LearnedStatement> statements, FindingCode... codes) {
        List<Finding> findings = Stream.of(codes)
                .map(code -> new Finding(code.code(), code, code.display(), 1, code != SINUS, List.of()))
                .toList();
        return new ReadingDocument(
                null,
                new Quality(1, Map.of()),
                Delineation.EMPTY,
                beats,
                List.of(),
                List.of(),
                Measurements.NONE,
                findings,
                statements,
                List.of());
    }
}
