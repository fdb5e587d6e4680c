package org.einthoven.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.einthoven.diagnosis.Finding;
import org.einthoven.diagnosis.FindingCode;
import org.einthoven.ecg.Ecg;
import org.einthoven.ecg.Lead;
import org.einthoven.ecg.LeadName;
import org.einthoven.ecg.SampleRate;
import org.einthoven.ecg.Subject;
import org.einthoven.inference.ModelRef;
import org.einthoven.measure.LeadMeasurement;
import org.einthoven.statement.LearnedStatement;
import org.einthoven.synthesis.EcgGenerator;
import org.einthoven.synthesis.EcgRecipe;
import org.einthoven.synthesis.Rhythm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Recordings that are not twelve leads of 10 s at 500 Hz of a known adult, read with the project's own models. */
class FewLeadsTest {

    private static final EcgReader READER = OwnModels.reader();
    private static final Ecg WHOLE = Recordings.sinus(72).ecg();

    private static Reading.Reported read(Ecg ecg, Subject subject) {
        return (Reading.Reported) READER.read(ecg, subject);
    }

    private static Ecg only(LeadName... names) {
        return Recordings.only(WHOLE, names);
    }

    private static Ecg without(LeadName... names) {
        List<LeadName> lost = Arrays.asList(names);
        return only(WHOLE.leads().stream()
                .map(Lead::name)
                .filter(name -> !lost.contains(name))
                .toArray(LeadName[]::new));
    }

    private static String said(Reading.Reported reading, FindingCode code) {
        return reading.findings().stream()
                .filter(finding -> finding.code() == code)
                .map(Finding::display)
                .findFirst()
                .orElse("");
    }

    @Test
    void eightIndependentLeadsAreReadAsTwelveAndTheOtherFourAreMarked() {
        Reading.Reported eight = read(without(LeadName.III, LeadName.AVR, LeadName.AVL, LeadName.AVF), Subject.UNKNOWN);
        Reading.Reported twelve = read(WHOLE, Subject.UNKNOWN);
        assertThat(eight.statements()).hasSameSizeAs(twelve.statements()).isNotEmpty();
        for (int i = 0; i < eight.statements().size(); i++) {
            assertThat(eight.statements().get(i).probability())
                    .isCloseTo(twelve.statements().get(i).probability(), within(0.01));
        }
        assertThat(eight.measurements().axisDeg().get("QRS"))
                .isCloseTo(twelve.measurements().axisDeg().get("QRS"), within(3.0));
        assertThat(eight.measurements().leads().stream()
                        .filter(LeadMeasurement::derived)
                        .map(LeadMeasurement::lead))
                .containsExactly(LeadName.III, LeadName.AVR, LeadName.AVL, LeadName.AVF);
        assertThat(said(eight, FindingCode.LEADS_DERIVED))
                .isEqualTo("III, aVR, aVL and aVF computed from I and II, not read as recorded");
        assertThat(said(twelve, FindingCode.LEADS_DERIVED)).isEmpty();
        assertThat(said(eight, FindingCode.NOT_JUDGED)).doesNotContain("not recorded");
    }

    @Test
    void threeLimbLeadsSayWhatTheyCannotShow() {
        Reading.Reported three = read(only(LeadName.I, LeadName.II, LeadName.III), Subject.UNKNOWN);
        assertThat(three.measurements().axisDeg()).containsKeys("P", "QRS", "T");
        assertThat(three.statements()).isEmpty();
        assertThat(three.models()).extracting(ModelRef::name).noneMatch(name -> name.startsWith("statements"));
        assertThat(said(three, FindingCode.CLASSIFIER_SILENT))
                .isEqualTo("Not judged by the learned classifier: it wants twelve leads; V1, V2, V3, V4, V5 and V6 not"
                        + " recorded");
        assertThat(said(three, FindingCode.NOT_JUDGED))
                .contains(
                        "left ventricular hypertrophy by voltage (Sokolow-Lyon)",
                        "V1, V2, V3, V4, V5 and V6 not recorded")
                .doesNotContain("aVL not recorded");
    }

    @Test
    void oneMissingChestLeadIsBorneUnlessItIsVOne() {
        Reading.Reported withoutThree = read(without(LeadName.V3), Subject.UNKNOWN);
        assertThat(withoutThree.statements()).isNotEmpty();
        assertThat(said(withoutThree, FindingCode.CLASSIFIER_LEAD_MISSING)).contains("read without V3");
        assertThat(said(withoutThree, FindingCode.CLASSIFIER_SILENT)).isEmpty();
        assertThat(said(withoutThree, FindingCode.NOT_JUDGED)).contains("(Cornell)", "V3 not recorded");
        Reading.Reported withoutOne = read(without(LeadName.V1), Subject.UNKNOWN);
        assertThat(withoutOne.statements()).isEmpty();
        assertThat(said(withoutOne, FindingCode.CLASSIFIER_SILENT)).contains("V1 not recorded");
        assertThat(read(without(LeadName.V4, LeadName.V5), Subject.UNKNOWN).statements())
                .isEmpty();
    }

    @Test
    void aPoorLeadSilencesWhatRestsOnIt() {
        Ecg off = Recordings.with(WHOLE, LeadName.V1, Recordings.fill(0, 10_000, 0));
        Reading.Reported reading = read(off, new Subject(50.0, Subject.Sex.MALE));
        assertThat(said(reading, FindingCode.NOT_JUDGED)).contains("(Sokolow-Lyon)", "V1 not read");
        assertThat(said(reading, FindingCode.CLASSIFIER_SILENT)).contains("V1 not read");
        assertThat(reading.statements()).isEmpty();
    }

    @Test
    void aPoorLimbLeadIsComputedFromTheOthers() {
        Ecg off = Recordings.with(WHOLE, LeadName.II, Recordings.fill(0, 10_000, 0));
        Reading.Reported reading = read(off, Subject.UNKNOWN);
        assertThat(said(reading, FindingCode.LEADS_DERIVED)).startsWith("II computed from I and III");
        assertThat(reading.statements()).isNotEmpty();
        assertThat(reading.measurements().lead(LeadName.II).orElseThrow().derived())
                .isTrue();
    }

    @Test
    void flatLeadsAreAbstainedFrom() {
        Ecg flat = Recordings.with(WHOLE, Recordings.fill(0, 10_000, 0));
        assertThat(READER.read(flat, Subject.UNKNOWN))
                .isInstanceOfSatisfying(Reading.Abstained.class, abstained -> assertThat(abstained.reason())
                        .isEqualTo(AbstentionReason.LEAD_OFF));
    }

    @ParameterizedTest
    @CsvSource({"20, 500", "5, 500", "10, 250", "10, 1000"})
    void otherLengthsAndRatesAreReadTheSame(int seconds, double hz) {
        Ecg ecg = EcgGenerator.generate(
                        EcgRecipe.of(Rhythm.SINUS, 72), Duration.ofSeconds(seconds), new SampleRate(hz), 7)
                .ecg();
        Reading.Reported reading = read(ecg, Subject.UNKNOWN);
        Reading.Reported usual = read(WHOLE, Subject.UNKNOWN);
        assertThat(reading.measurements().heartRateBpm()).isCloseTo(72, within(3.0));
        assertThat(reading.measurements().qrsMs())
                .isCloseTo(usual.measurements().qrsMs(), within(10.0));
        assertThat(reading.measurements().prMs()).isCloseTo(usual.measurements().prMs(), within(10.0));
        assertThat(reading.measurements().leads()).hasSize(12);
        assertThat(reading.statements()).hasSameSizeAs(usual.statements());
        assertThat(reading.findings()).extracting(Finding::code).contains(FindingCode.SINUS_RHYTHM);
        assertThat(reading.findings()).noneMatch(Finding::flagged);
    }

    @Test
    void belowFiveSecondsTheClassifierSaysThatItWantsMore() {
        Ecg short3 = Recordings.of(EcgRecipe.of(Rhythm.SINUS, 72), 4).ecg();
        Reading.Reported reading = read(short3, Subject.UNKNOWN);
        assertThat(said(reading, FindingCode.CLASSIFIER_SILENT))
                .isEqualTo("Not judged by the learned classifier: it wants 5 s");
    }

    @Test
    void limitsSayWhomTheyWereTakenForWhereAgeAndSexAreUnknown() {
        Ecg wide =
                Recordings.of(EcgRecipe.of(Rhythm.SINUS, 72).withQtcMs(490), 10).ecg();
        assertThat(said(read(wide, Subject.UNKNOWN), FindingCode.LONG_QTC)).contains("sex unknown");
        assertThat(said(read(wide, new Subject(50.0, Subject.Sex.MALE)), FindingCode.LONG_QTC))
                .isNotEmpty()
                .doesNotContain("unknown");
    }

    @Test
    void aChildIsJudgedByNoLimitForAdults() {
        Reading.Reported child = read(WHOLE, new Subject(7.0, Subject.Sex.FEMALE));
        assertThat(child.findings())
                .filteredOn(finding -> finding.code() == FindingCode.NOT_JUDGED)
                .extracting(Finding::display)
                .anyMatch(open -> open.contains("no limit below the age of 35"))
                .contains("Not judged: PR interval (no limit below the age of 16)");
        assertThat(child.findings()).extracting(Finding::id).doesNotHaveDuplicates();
        assertThat(Stream.of(FindingCode.LVH_CORNELL, FindingCode.ST_ELEVATION, FindingCode.T_INVERSION))
                .allMatch(code -> said(child, code).isEmpty());
    }

    @Test
    void theClassifierIsNotAskedOfAChild() {
        Reading.Reported child = read(WHOLE, new Subject(7.0, Subject.Sex.FEMALE));
        assertThat(child.statements()).isEmpty();
        assertThat(child.models()).extracting(ModelRef::name).noneMatch(name -> name.startsWith("statements"));
        assertThat(child.findings()).noneMatch(finding -> finding.code().isLearned());
        assertThat(said(child, FindingCode.CLASSIFIER_SILENT))
                .isEqualTo("Not judged by the learned classifier: it has learned from adults, not from children below"
                        + " 16 years");
        assertThat(child.findings())
                .filteredOn(finding -> finding.id().equals("not-judged"))
                .singleElement()
                .satisfies(open -> assertThat(open.notJudged())
                        .contains(FindingCode.ST_ELEVATION, FindingCode.LVH_CORNELL)
                        .doesNotContain(FindingCode.LOW_VOLTAGE));
        assertThat(read(WHOLE, new Subject(16.0, Subject.Sex.FEMALE)).statements())
                .isNotEmpty();
    }

    @Test
    void theClassifierSaysNothingOfPacedRhythms() {
        Ecg paced = Recordings.of(EcgRecipe.of(Rhythm.SINUS, 72), 10).ecg();
        Ecg spikes = Recordings.with(paced, Recordings.spikesBefore(Recordings.sinus(72), 20, 4));
        Reading.Reported reading = read(spikes, Subject.UNKNOWN);
        assertThat(said(reading, FindingCode.PACED_RHYTHM)).isNotEmpty();
        assertThat(said(reading, FindingCode.CLASSIFIER_SILENT)).contains("nothing of paced rhythms");
        assertThat(reading.findings()).noneMatch(finding -> finding.code().isLearned());
        assertThat(reading.statements()).extracting(LearnedStatement::code).contains("AFIB");
    }
}
