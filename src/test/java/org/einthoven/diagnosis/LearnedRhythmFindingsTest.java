package org.einthoven.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.einthoven.beat.Beat;
import org.einthoven.ecg.Subject;
import org.einthoven.rhythm.LearnedRhythm;
import org.einthoven.rhythm.RhythmClass;
import org.einthoven.rhythm.RhythmStretch;
import org.einthoven.rhythm.Stretch;
import org.einthoven.rhythm.Strip;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LearnedRhythmFindingsTest {

    private static final Finding RATE = byCriteria(FindingCode.NORMAL_RATE);
    private static final Finding IRREGULAR = byCriteria(FindingCode.IRREGULAR_RHYTHM);
    private static final Finding POSSIBLE = byCriteria(FindingCode.IRREGULAR_WITHOUT_P);

    @Test
    void fibrillationThatBothSeeIsSaidToBeAgreed() {
        Finding added = added(told(RhythmClass.A, 0.62), RATE, POSSIBLE);

        assertThat(added.code()).isEqualTo(FindingCode.RHYTHM_MODEL_FIBRILLATION);
        assertThat(added.display())
                .isEqualTo("Atrial fibrillation by the rhythm model; criteria agree: irregular rhythm without P waves");
        assertThat(added.flagged()).isTrue();
        assertThat(added.score()).isEqualTo(0.62);
        assertThat(added.basis()).singleElement().satisfies(basis -> {
            assertThat(basis.valueText()).isEqualTo("0.62");
            assertThat(basis.holds()).isTrue();
        });
    }

    @Test
    void aloneTheModelHasToBeSurer() {
        assertThat(said(told(RhythmClass.A, 0.62), RATE, IRREGULAR)).containsExactly(RATE, IRREGULAR);
        assertThat(added(told(RhythmClass.A, 0.93), RATE, IRREGULAR).display())
                .isEqualTo("Atrial fibrillation by the rhythm model; no criterion is met");
    }

    @Test
    void fibrillationIsNotSaidOfARegularOrPacedRhythm() {
        for (FindingCode code :
                List.of(FindingCode.REGULAR_RHYTHM, FindingCode.SINUS_ARRHYTHMIA, FindingCode.PACED_RHYTHM)) {
            Finding other = byCriteria(code);
            assertThat(said(told(RhythmClass.A, 0.99), RATE, other)).containsExactly(RATE, other);
        }
    }

    @Test
    void whatTheModelRulesOutIsNotSaidByCriteriaAndItIsSaidWhy() {
        Finding disputed = only(ofIrregular(told(RhythmClass.O, 0.9)), FindingCode.RHYTHM_MODEL_DISAGREES);

        assertThat(disputed.display())
                .isEqualTo("No atrial fibrillation by the rhythm model, though the rhythm is irregular and P waves are"
                        + " missing");
        assertThat(disputed.flagged()).isFalse();
        assertThat(disputed.basis()).singleElement().satisfies(basis -> assertThat(basis.holds())
                .isTrue());
        // the early beats that fibrillation would have hidden are counted, and the rhythm stays flagged as irregular
        assertThat(ofIrregular(told(RhythmClass.O, 0.9)))
                .extracting(Finding::code)
                .contains(FindingCode.IRREGULAR_RHYTHM, FindingCode.SUPRAVENTRICULAR_ECTOPY)
                .doesNotContain(FindingCode.ATRIAL_FIBRILLATION, FindingCode.IRREGULAR_WITHOUT_P);
    }

    @Test
    void whatTheModelDoesNotRuleOutStays() {
        assertThat(ofIrregular(told(RhythmClass.A, 0.3)))
                .extracting(Finding::code)
                .contains(FindingCode.ATRIAL_FIBRILLATION)
                .doesNotContain(FindingCode.RHYTHM_MODEL_DISAGREES, FindingCode.SUPRAVENTRICULAR_ECTOPY);
    }

    private static List<Finding> ofIrregular(LearnedRhythm told) {
        return ofIrregular(told, List.of());
    }

    private static List<Finding> ofIrregular(LearnedRhythm told, List<RhythmStretch> stretches) {
        return Diagnosis.of(evidence(told, stretches));
    }

    private static Evidence evidence(@Nullable LearnedRhythm told, List<RhythmStretch> stretches) {
        List<Beat> beats = Strip.beats("NNNSNNNNNNNN", Strip::irregularMs);
        return Cases.of(
                beats,
                Strip.delineation(beats, false),
                Cases.measured(75, null),
                Subject.UNKNOWN,
                Pacing.NONE,
                null,
                told,
                stretches);
    }

    /** Half minutes in which the atria fibrillate, or not. */
    private static List<RhythmStretch> inPart(boolean... fibrillates) {
        List<RhythmStretch> stretches = new ArrayList<>();
        for (boolean one : fibrillates) {
            double fromMs = 30_000.0 * stretches.size();
            LearnedRhythm told = told(one ? RhythmClass.A : RhythmClass.N, 0.9);
            stretches.add(new RhythmStretch(new Stretch(fromMs, fromMs + 30_000), told, one ? 0.8 : 0.1, one));
        }
        return stretches;
    }

    private static Finding only(List<Finding> findings, FindingCode code) {
        assertThat(findings).filteredOn(finding -> finding.code() == code).hasSize(1);
        return findings.stream().filter(f -> f.code() == code).findFirst().orElseThrow();
    }

    @Test
    void inNoiseEctopicBeatsAreNotStatedAndItIsSaidWhyAndWhereTheySeemedToBe() {
        Finding ventricular = byCriteria(FindingCode.VENTRICULAR_ECTOPY).at(List.of(1500.0, 4000.0));
        Finding run = byCriteria(FindingCode.VENTRICULAR_RUN).at(List.of(1500.0));
        Finding longQt = byCriteria(FindingCode.LONG_QTC);

        List<Finding> said = said(told(RhythmClass.NOISE, 0.9), RATE, ventricular, run, longQt);

        assertThat(said).hasSize(3).startsWith(RATE).endsWith(longQt);
        Finding withheld = said.get(1);
        assertThat(withheld.code()).isEqualTo(FindingCode.RHYTHM_MODEL_NOISE);
        assertThat(withheld.display())
                .isEqualTo("Not stated because of noise (90 % by the rhythm model): ventricular ectopic beats,"
                        + " run of ventricular beats");
        assertThat(withheld.flagged()).isTrue();
        assertThat(withheld.evidenceMs()).containsExactly(1500.0, 4000.0);
    }

    @Test
    void whereTheRhythmIsNormalForSureEctopicBeatsAreNotStatedUnlessTheyRun() {
        Finding ventricular = byCriteria(FindingCode.VENTRICULAR_ECTOPY).at(List.of(1500.0));
        Finding run = byCriteria(FindingCode.VENTRICULAR_RUN).at(List.of(1500.0));

        List<Finding> said = said(told(RhythmClass.N, 0.93), RATE, ventricular);

        assertThat(said).hasSize(2).startsWith(RATE);
        assertThat(said.get(1).code()).isEqualTo(FindingCode.RHYTHM_MODEL_NORMAL);
        assertThat(said.get(1).display())
                .isEqualTo("Not stated since the rhythm looks normal (93 % by the rhythm model):"
                        + " ventricular ectopic beats");
        assertThat(said.get(1).flagged()).isFalse();
        assertThat(said.get(1).evidenceMs()).containsExactly(1500.0);
        assertThat(said(told(RhythmClass.N, 0.85), RATE, ventricular)).containsExactly(RATE, ventricular);
        assertThat(said(told(RhythmClass.N, 0.93), RATE, ventricular, run)).containsExactly(RATE, ventricular, run);
    }

    @Test
    void noiseTakesNothingAwayWhereTheModelIsNotSureOrNothingWasEctopic() {
        Finding ventricular = byCriteria(FindingCode.VENTRICULAR_ECTOPY);

        assertThat(said(told(RhythmClass.NOISE, 0.7), RATE, ventricular)).containsExactly(RATE, ventricular);
        assertThat(said(told(RhythmClass.NOISE, 0.9), RATE)).containsExactly(RATE);
    }

    @Test
    void whatWasNotReadChangesNothing() {
        assertThat(Diagnosis.withRhythm(evidence(null, List.of()), List.of(RATE), Set.of()))
                .containsExactly(RATE);
    }

    @Test
    void ofALongRecordingItIsSaidInHowMuchOfItTheAtriaFibrillate() {
        Finding regular = byCriteria(FindingCode.REGULAR_RHYTHM);

        List<Finding> said = LearnedRhythmFindings.beside(
                told(RhythmClass.N, 0.8), inPart(false, true, true, false, true), List.of(RATE, regular), Set.of());

        assertThat(only(said, FindingCode.RHYTHM_MODEL_FIBRILLATION)).satisfies(finding -> {
            assertThat(finding.display()).isEqualTo("Atrial fibrillation by the rhythm model in 3 of 5 half minutes");
            assertThat(finding.flagged()).isTrue();
            assertThat(finding.evidenceMs()).containsExactly(30_000.0, 120_000.0);
            assertThat(finding.score()).isEqualTo(0.8);
            assertThat(finding.basis()).allMatch(Comparison::holds);
        });
    }

    @Test
    void ofALongRecordingInNoPartOfWhichTheyDoNothingIsSaid() {
        assertThat(LearnedRhythmFindings.beside(
                        told(RhythmClass.A, 0.6), inPart(false, false), List.of(RATE, POSSIBLE), Set.of()))
                .containsExactly(RATE, POSSIBLE);
    }

    @Test
    void criteriaOfAllBeatsAreSureOfFibrillationOnlyWhereItIsThereMostOfTheTime() {
        LearnedRhythm inDoubt = told(RhythmClass.O, 0.6);

        assertThat(ofIrregular(inDoubt, inPart(true, true, true, false)))
                .extracting(Finding::code)
                .contains(FindingCode.ATRIAL_FIBRILLATION);
        assertThat(ofIrregular(inDoubt, inPart(true, false, false, false)))
                .extracting(Finding::code)
                .contains(FindingCode.IRREGULAR_WITHOUT_P)
                .doesNotContain(FindingCode.ATRIAL_FIBRILLATION);
        assertThat(ofIrregular(inDoubt, inPart(false, false, false, false)))
                .extracting(Finding::code)
                .contains(FindingCode.IRREGULAR_WITHOUT_P)
                .doesNotContain(FindingCode.ATRIAL_FIBRILLATION);
    }

    @Test
    void fibrillationOfAPartIsNotRuledOutByTheRest() {
        LearnedRhythm mostlyNot = told(RhythmClass.O, 0.9);

        assertThat(ofIrregular(mostlyNot, inPart(true, false, false)))
                .extracting(Finding::code)
                .contains(FindingCode.IRREGULAR_WITHOUT_P)
                .doesNotContain(FindingCode.RHYTHM_MODEL_DISAGREES);
    }

    private static Finding added(LearnedRhythm told, Finding... byCriteria) {
        List<Finding> said = said(told, byCriteria);
        assertThat(said).startsWith(byCriteria).hasSize(byCriteria.length + 1);
        return said.get(byCriteria.length);
    }

    private static List<Finding> said(LearnedRhythm told, Finding... byCriteria) {
        return Diagnosis.withRhythm(evidence(told, List.of()), List.of(byCriteria), Set.of());
    }

    /** A class with its probability; what is left is divided by the other two of N, A and O. */
    private static LearnedRhythm told(RhythmClass rhythm, double probability) {
        RhythmClass other = rhythm == RhythmClass.N ? RhythmClass.O : RhythmClass.N;
        RhythmClass third = rhythm == RhythmClass.A ? RhythmClass.O : RhythmClass.A;
        double rest = (1 - probability) / 2;
        return new LearnedRhythm(rhythm, Map.of(rhythm, probability, other, rest, third, rest));
    }

    private static Finding byCriteria(FindingCode code) {
        return Finding.of(code, code.display(), false, List.of());
    }
}
