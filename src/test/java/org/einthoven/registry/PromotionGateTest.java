package org.einthoven.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.einthoven.archive.FindingDecision;
import org.einthoven.archive.ReviewContent;
import org.einthoven.archive.StatedFindings;
import org.einthoven.archive.Verdict;
import org.einthoven.diagnosis.Finding;
import org.einthoven.diagnosis.FindingCode;
import org.einthoven.ecg.Subject;
import org.einthoven.statement.LearnedStatement;
import org.junit.jupiter.api.Test;

class PromotionGateTest {
    private static final Subject WOMAN = new Subject(64.0, Subject.Sex.FEMALE);
    private static final Subject MAN = new Subject(35.0, Subject.Sex.MALE);
    private static final FindingCode AF = FindingCode.ATRIAL_FIBRILLATION;
    private static final FindingCode PR = FindingCode.LONG_PR;
    private static final FindingCode ST = FindingCode.ST_ELEVATION;

    @Test
    void isOpenToAVersionThatSaysTheSameOnEnoughRecordings() {
        GateResult result = judge(times(200, pair(WOMAN, AF, AF)));

        assertThat(result.closed()).isEmpty();
        assertThat(result.counts().both()).isEqualTo(200);
        assertThat(result.summary()).startsWith("on 200 signed readings right in 200, before in 200, difference 0.0 %");
    }

    @Test
    void isClosedToAVersionThatWasTriedOnTooFewRecordingsOrNone() {
        assertThat(judge(times(199, pair(WOMAN, AF, AF))).closed())
                .containsExactly("199 signed recordings were read by both, and it takes 200.");
        assertThat(judge(List.of()).closed())
                .contains("0 signed recordings were read by both, and it takes 200.")
                .hasSize(2);
    }

    /** 6 of 300 lost: -2.0 % with a lower end of -4.3 % (Tango), below the margin of -3 %. */
    @Test
    void isClosedToAVersionThatMayBeWorseByMoreThanTheMargin() {
        List<PairedReading> pairs = join(times(294, pair(WOMAN, AF, AF)), times(6, pair(WOMAN, AF, PR)));

        GateResult result = judge(pairs);

        assertThat(result.counts().onlyOld()).isEqualTo(6);
        assertThat(result.closed()).containsExactly("It may be right less often by more than the margin of 3.0 %.");
        assertThat(judge(join(times(299, pair(WOMAN, AF, AF)), times(1, pair(WOMAN, AF, PR))))
                        .closed())
                .isEmpty();
    }

    @Test
    void isClosedToAVersionThatDoesNotStateACriticalFindingThatWasConfirmed() {
        GateResult result = judge(join(times(400, pair(WOMAN, AF, AF)), times(1, pair(WOMAN, ST, AF))));

        assertThat(result.lostCritical()).isOne();
        assertThat(result.closed()).containsExactly("It does not state 1 critical findings that readers confirmed.");
    }

    @Test
    void isClosedToAVersionThatIsWorseForAGroup() {
        GateResult result = judge(join(
                join(times(900, pair(WOMAN, AF, AF)), times(30, pair(WOMAN, null, PR))),
                join(times(28, pair(MAN, AF, AF)), times(2, pair(MAN, AF, PR)))));

        assertThat(result.closed())
                .containsExactly(
                        "Of 30 to 39 years it is right less often by more than 5.0 %.",
                        "Of male it is right less often by more than 5.0 %.");
        assertThat(judge(join(
                                times(900, pair(WOMAN, AF, AF)),
                                join(times(17, pair(MAN, AF, AF)), times(2, pair(MAN, AF, PR)))))
                        .groups()
                        .stream()
                        .filter(group -> group.name().equals("male"))
                        .findFirst())
                .get()
                .satisfies(group -> assertThat(group.judged()).isFalse());
    }

    @Test
    void isClosedToAVersionWhoseProbabilitiesTellLess() {
        List<PairedReading> pairs = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            pairs.add(scored(true, 0.9, i % 2 == 0 ? 0.9 : 0.2));
            pairs.add(scored(false, 0.1, 0.3));
        }

        GateResult result = judge(pairs);

        assertThat(result.scores()).hasSize(1);
        assertThat(result.scores().get(0).areas().oldAuc()).isEqualTo(1);
        assertThat(result.scores().get(0).areas().newAuc()).isEqualTo(0.5);
        assertThat(result.closed())
                .containsExactly("Its probabilities of AFIB may tell less by more than 0.03 of the area.");
    }

    @Test
    void leavesRecordingsOutOfWhichTheTruthIsNotCoded() {
        ReviewContent added = new ReviewContent(List.of(), List.of("Brugada pattern, see letter"), "");
        Judgement unknown = Judgement.of(List.of(finding(AF)), added);
        PairedReading pair = new PairedReading(unknown, stated(AF), stated(AF), WOMAN, null);

        GateResult result = judge(join(times(200, pair(WOMAN, AF, AF)), List.of(pair)));

        assertThat(result.uncoded()).isOne();
        assertThat(result.counts().all()).isEqualTo(200);
    }

    @Test
    void takesAsTrueWhatTheReaderConfirmedOrAddedAndNothingElse() {
        List<Finding> shown = List.of(finding(AF), finding(PR), finding(ST), quiet(FindingCode.NORMAL_RATE));
        Judgement truth = Judgement.of(
                shown,
                new ReviewContent(
                        List.of(
                                new FindingDecision(AF.code(), Verdict.CONFIRMED, null),
                                new FindingDecision(PR.code(), Verdict.REJECTED, null),
                                new FindingDecision(ST.code(), Verdict.CHANGED, "ST elevation, old")),
                        List.of(" pause "),
                        ""));

        assertThat(truth.present()).containsExactlyInAnyOrder(AF, FindingCode.PAUSE);
        assertThat(truth.absent()).containsExactly(PR);
        assertThat(truth.open()).containsExactlyInAnyOrder(ST, FindingCode.NORMAL_RATE);
        assertThat(truth.codeable()).isTrue();
        assertThat(truth.isMetBy(List.of(finding(AF), finding(FindingCode.PAUSE))))
                .isTrue();
        assertThat(truth.isMetBy(List.of(finding(AF), finding(FindingCode.PAUSE), finding(ST))))
                .isTrue();
        assertThat(truth.isMetBy(List.of(finding(AF))))
                .as("misses what was added")
                .isFalse();
        assertThat(truth.isMetBy(List.of(finding(AF), finding(FindingCode.PAUSE), finding(PR))))
                .as("states what was rejected")
                .isFalse();
        assertThat(truth.isMetBy(List.of(finding(AF), finding(FindingCode.PAUSE), finding(FindingCode.LONG_QTC))))
                .as("flags what nobody saw")
                .isFalse();
        assertThat(truth.isMetBy(List.of(finding(AF), finding(FindingCode.PAUSE), quiet(FindingCode.REGULAR_RHYTHM))))
                .as("says something that is not flagged")
                .isTrue();
    }

    private static GateResult judge(List<PairedReading> pairs) {
        return PromotionGate.judge(pairs, Gates.SETTINGS);
    }

    /** The active version stated {@code before}, which was confirmed; null for nothing. */
    private static PairedReading pair(Subject subject, FindingCode before, FindingCode now) {
        List<Finding> shown =
                Stream.ofNullable(before).map(PromotionGateTest::finding).toList();
        ReviewContent confirmed = new ReviewContent(
                shown.stream()
                        .map(finding -> new FindingDecision(finding.id(), Verdict.CONFIRMED, null))
                        .toList(),
                Optional.ofNullable(before).isPresent() ? List.of() : List.of(now.display()),
                "");
        return new PairedReading(
                Judgement.of(shown, confirmed),
                new StatedFindings(shown, List.of(), List.of()),
                stated(now),
                subject,
                null);
    }

    private static PairedReading scored(boolean truth, double before, double now) {
        FindingCode code = FindingCode.LEARNED_ATRIAL_FIBRILLATION;
        List<Finding> shown = truth ? List.of(finding(code)) : List.of();
        ReviewContent confirmed = new ReviewContent(
                truth ? List.of(new FindingDecision(code.code(), Verdict.CONFIRMED, null)) : List.of(), List.of(), "");
        return new PairedReading(
                Judgement.of(shown, confirmed),
                new StatedFindings(shown, List.of(statement(before)), List.of()),
                new StatedFindings(shown, List.of(statement(now)), List.of()),
                WOMAN,
                "Cart 7");
    }

    private static LearnedStatement statement(double probability) {
        return new LearnedStatement("AFIB", probability, 0.5, LearnedStatement.Answer.DOUBT);
    }

    private static StatedFindings stated(FindingCode code) {
        return new StatedFindings(List.of(finding(code)), List.of(), List.of());
    }

    private static Finding finding(FindingCode code) {
        return new Finding(code.code(), code, code.display(), 1, true, List.of());
    }

    private static Finding quiet(FindingCode code) {
        return new Finding(code.code(), code, code.display(), 1, false, List.of());
    }

    private static List<PairedReading> times(int count, PairedReading pair) {
        return IntStream.range(0, count).mapToObj(i -> pair).toList();
    }

    private static List<PairedReading> join(List<PairedReading> some, List<PairedReading> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }
}
