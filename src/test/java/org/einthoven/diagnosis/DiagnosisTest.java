package org.einthoven.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import org.einthoven.beat.Beat;
import org.einthoven.ecg.LeadName;
import org.einthoven.ecg.Subject;
import org.einthoven.measure.CardiacCycle;
import org.einthoven.measure.Measure;
import org.einthoven.measure.Measurements;
import org.einthoven.rhythm.Rhythm;
import org.einthoven.rhythm.Stretch;
import org.einthoven.rhythm.Strip;
import org.einthoven.signal.ChannelQuality;
import org.einthoven.signal.QualityIssue;
import org.junit.jupiter.api.Test;

class DiagnosisTest {

    private static Measurements measured(double rate, Double pr, Double qrs, Double qtc, Map<String, Double> axes) {
        Map<Measure, Double> values = new EnumMap<>(Measure.class);
        values.put(Measure.HEART_RATE, rate);
        values.put(Measure.PR, pr);
        values.put(Measure.QRS, qrs);
        values.put(Measure.QTC_FRIDERICIA, qtc);
        values.put(Measure.P_AXIS, axes.get("P"));
        return Measurements.of(values);
    }

    private static Measurements normal(double rate) {
        return measured(rate, 160.0, 90.0, 410.0, Map.of("P", 50.0));
    }

    private static List<Finding> findings(String classes, DoubleUnaryOperator rrMs, boolean withP, Measurements m) {
        List<Beat> beats = Strip.beats(classes, rrMs);
        return Diagnosis.of(Cases.of(beats, Strip.delineation(beats, withP), m));
    }

    private static List<Finding> findings(String classes, Measurements measurements) {
        return findings(classes, i -> 800, true, measurements);
    }

    private static Finding only(List<Finding> findings, FindingCode code) {
        return findings.stream().filter(f -> f.code() == code).findFirst().orElseThrow();
    }

    @Test
    void aNormalRecordingStillHasSomethingToSayAndNothingIsFlagged() {
        List<Finding> findings = findings("NNNNNNNNNNNN", normal(72));
        assertThat(findings)
                .extracting(Finding::display)
                .containsExactly(
                        "Sinus rhythm, 72/min",
                        "Regular rhythm",
                        "Not judged: the shape of the beats (too few beats alike)");
        assertThat(findings).noneMatch(Finding::flagged);
    }

    @Test
    void noRhythmIsCalledSinusWithoutPWaves() {
        Measurements withoutP = measured(72, null, 90.0, 410.0, Map.of());
        List<Finding> findings = findings("NNNNNNNN", i -> 800, false, withoutP);
        assertThat(findings.get(0).code()).isEqualTo(FindingCode.NORMAL_RATE);
        assertThat(findings.get(0).display()).isEqualTo("Heart rate 72/min");
        assertThat(findings.get(0).flagged()).isFalse();
        Finding atria = only(findings, FindingCode.ATRIAL_RHYTHM_UNDETERMINED);
        assertThat(atria.display()).isEqualTo("Atrial rhythm not determined: P waves hardly found");
        assertThat(atria.flagged()).isTrue();
        assertThat(atria.basis()).singleElement().matches(Comparison::holds);
    }

    @Test
    void noRhythmIsCalledSinusWhosePWavesComeFromBelow() {
        assertThat(findings("NNNNNNNN", measured(72, 160.0, 90.0, 410.0, Map.of("P", -80.0)))
                        .get(0)
                        .code())
                .isEqualTo(FindingCode.NORMAL_RATE);
    }

    @Test
    void fiftyAndHundredAreNormalRates() {
        assertThat(findings("NNN", normal(50)).get(0).flagged()).isFalse();
        assertThat(findings("NNN", normal(100)).get(0).flagged()).isFalse();
        assertThat(findings("NNN", normal(49)).get(0).code()).isEqualTo(FindingCode.SINUS_BRADYCARDIA);
        assertThat(findings("NNN", normal(101)).get(0).code()).isEqualTo(FindingCode.SINUS_TACHYCARDIA);
        assertThat(findings("NNN", normal(101)).get(0).flagged()).isTrue();
    }

    @Test
    void anIrregularRhythmWithoutPWavesIsAtrialFibrillation() {
        Finding finding = only(
                findings("NNNNNNNNNN", Strip::irregularMs, false, measured(75, null, 90.0, 410.0, Map.of())),
                FindingCode.ATRIAL_FIBRILLATION);
        assertThat(finding.display()).isEqualTo("Atrial fibrillation: irregular rhythm, no P waves found");
        assertThat(finding.flagged()).isTrue();
    }

    @Test
    void noBeatIsCalledSupraventricularEctopyWhereTheAtriaMayFibrillate() {
        List<Finding> findings =
                findings("NNNSSSNSNN", Strip::irregularMs, false, measured(75, null, 90.0, 410.0, Map.of()));
        assertThat(findings)
                .anyMatch(f -> f.code() == FindingCode.ATRIAL_FIBRILLATION)
                .noneMatch(f -> f.code() == FindingCode.SUPRAVENTRICULAR_ECTOPY)
                .noneMatch(f -> f.code() == FindingCode.SUPRAVENTRICULAR_RUN);
    }

    @Test
    void anIrregularRhythmWithPWavesIsNotCalledAtrialFibrillation() {
        List<Finding> findings = findings("NNNNNNNNNN", Strip::irregularMs, true, normal(75));
        assertThat(findings)
                .noneMatch(f -> f.code() == FindingCode.IRREGULAR_WITHOUT_P)
                .noneMatch(f -> f.code() == FindingCode.ATRIAL_FIBRILLATION);
        assertThat(only(findings, FindingCode.SINUS_ARRHYTHMIA).flagged()).isTrue();
    }

    @Test
    void breathingMakesARhythmSlightlyIrregularAndIsNotFlagged() {
        Finding finding = only(
                findings("NNNNNNNNNNNN", i -> 850 + 75 * Math.sin(2 * Math.PI * i / 5), true, normal(70)),
                FindingCode.IRREGULAR_RHYTHM);
        assertThat(finding.display()).isEqualTo("Slightly irregular rhythm, as with breathing");
        assertThat(finding.flagged()).isFalse();
    }

    @Test
    void aSlowChangeOfRateIsNotCalledRegular() {
        Finding finding =
                only(findings("NNNNNNNNNNNN", i -> 800 + 15 * i, true, normal(70)), FindingCode.IRREGULAR_RHYTHM);
        assertThat(finding.display()).isEqualTo("Slightly irregular rhythm, as with breathing");
    }

    @Test
    void irregularityIsNotLaidToBreathingWithoutSinusRhythm() {
        Finding finding = only(
                findings(
                        "NNNNNNNNNNNN",
                        i -> 850 + 75 * Math.sin(2 * Math.PI * i / 5),
                        true,
                        measured(70, 160.0, 90.0, 410.0, Map.of("P", -80.0))),
                FindingCode.IRREGULAR_RHYTHM);
        assertThat(finding.display()).isEqualTo("Slightly irregular rhythm");
        assertThat(finding.flagged()).isTrue();
    }

    @Test
    void aRegularRhythmWithEctopicBeatsIsRegularBetweenThem() {
        assertThat(only(findings("NNNNNNNVNNNN", normal(70)), FindingCode.REGULAR_RHYTHM)
                        .display())
                .isEqualTo("Regular rhythm between ectopic beats");
    }

    @Test
    void ventricularBeatsAreCountedWithTheirBurdenAndTheirTimes() {
        Finding finding = only(findings("NNVVNNNVNN", normal(75)), FindingCode.VENTRICULAR_ECTOPY);
        assertThat(finding.display()).isEqualTo("3 ventricular ectopic beats of 10 (30.0 %)");
        assertThat(finding.flagged()).isTrue();
        assertThat(finding.score()).isEqualTo(0.9);
        assertThat(finding.evidenceMs()).containsExactly(2100.0, 2900.0, 6100.0);
    }

    @Test
    void oneVentricularBeatIsFlagged() {
        assertThat(only(findings("NNNNVNNNNN", normal(75)), FindingCode.VENTRICULAR_ECTOPY)
                        .display())
                .isEqualTo("1 ventricular ectopic beat of 10 (10.0 %)");
    }

    @Test
    void oneSupraventricularBeatAmongManyIsSaidAndNotFlagged() {
        assertThat(only(findings("NNNNSNNNNNN", normal(75)), FindingCode.SUPRAVENTRICULAR_ECTOPY)
                        .flagged())
                .isFalse();
        assertThat(only(findings("NSNNNSNNNN", normal(75)), FindingCode.SUPRAVENTRICULAR_ECTOPY)
                        .flagged())
                .isTrue();
    }

    @Test
    void aFastRunOfVentricularBeatsMayBeVentricularTachycardia() {
        List<Finding> findings = findings("NNVVVVNN", i -> 400, true, normal(75));
        assertThat(only(findings, FindingCode.VENTRICULAR_RUN).display())
                .isEqualTo("Run of 4 ventricular beats at 150/min: ventricular tachycardia possible");
    }

    @Test
    void aSlowRunOfVentricularBeatsIsNotCalledTachycardia() {
        assertThat(only(findings("NNVVVNN", normal(75)), FindingCode.VENTRICULAR_RUN)
                        .display())
                .isEqualTo("Run of 3 ventricular beats at 75/min");
    }

    @Test
    void bigeminyIsNamed() {
        Finding finding = only(findings("NVNVNVNV", normal(75)), FindingCode.VENTRICULAR_BIGEMINY);
        assertThat(finding.display()).isEqualTo("Ventricular bigeminy, 5.6 s");
        assertThat(finding.evidenceMs()).hasSize(8);
    }

    @Test
    void aPauseAboveThreeSecondsIsCritical() {
        assertThat(only(findings("NNN", i -> i == 1 ? 2500 : 800, true, normal(60)), FindingCode.PAUSE)
                        .display())
                .isEqualTo("Pause of 2.5 s");
        assertThat(only(findings("NNN", i -> i == 1 ? 3100 : 800, true, normal(60)), FindingCode.PAUSE)
                        .display())
                .isEqualTo("Pause of 3.1 s (critical: above 3 s)");
    }

    @Test
    void intervalsAreFlaggedOnlyBeyondTheirLimits() {
        assertThat(findings("NNNNNNNN", measured(72, 200.0, 120.0, 460.0, Map.of())))
                .noneMatch(Finding::flagged);
        List<Finding> beyond = findings("NNNNNNNN", measured(72, 201.0, 121.0, 461.0, Map.of()));
        assertThat(beyond)
                .filteredOn(Finding::flagged)
                .extracting(Finding::display)
                .containsExactly(
                        "Long PR interval, 201 ms",
                        "Wide QRS complex, 121 ms",
                        "Long QTc, 461 ms (Fridericia; the wide QRS complex lengthens it; sex unknown, judged by women's limit)");
    }

    @Test
    void aQtcOfHalfASecondIsMarked() {
        assertThat(only(findings("NNN", measured(72, 160.0, 90.0, 500.0, Map.of())), FindingCode.LONG_QTC)
                        .display())
                .startsWith("Markedly long QTc, 500 ms");
    }

    @Test
    void aShortQtcIsFlagged() {
        assertThat(only(findings("NNN", measured(72, 160.0, 90.0, 349.0, Map.of())), FindingCode.SHORT_QTC)
                        .flagged())
                .isTrue();
    }

    @Test
    void saysWhichLeadsWereNotReadAndWhy() {
        List<Beat> beats = Strip.beats("NNNNNN", 800);
        Finding finding = only(
                Diagnosis.of(new Evidence(
                        10_000,
                        Subject.UNKNOWN,
                        normal(75),
                        Rhythm.of(beats, List.of()),
                        CardiacCycle.align(beats, Strip.delineation(beats)),
                        List.of(),
                        Pacing.NONE,
                        null,
                        null,
                        List.of(),
                        Map.of(
                                LeadName.II, new ChannelQuality(0.9, Set.of(), true),
                                LeadName.V2, new ChannelQuality(0.1, Set.of(QualityIssue.NOISY), false),
                                LeadName.V1, new ChannelQuality(0, Set.of(QualityIssue.LEAD_OFF), false)),
                        0.8,
                        List.of(new Stretch(4000, 5500)),
                        null)),
                FindingCode.POOR_QUALITY);
        assertThat(finding.display())
                .isEqualTo("Poor signal quality: V1 (electrode off) and V2 (noisy) not read; 1.5 s too noisy to read");
        assertThat(finding.evidenceMs()).containsExactly(4000.0);
    }

    @Test
    void everyFindingHasAnIdOfItsOwn() {
        List<Finding> findings = findings("NVVNVNVNVNVVVNSSSFQ", i -> i == 2 ? 2500 : 700, true, normal(75));
        assertThat(findings).extracting(Finding::id).doesNotHaveDuplicates();
        assertThat(findings).hasSizeGreaterThan(8);
    }

    @Test
    void aPulseWithoutRateIsFlagged() {
        List<Finding> findings = Diagnosis.ofPulse(Measurements.NONE, Map.of(), 1);
        assertThat(findings).extracting(Finding::display).containsExactly("Pulse rate not measurable");
        assertThat(findings.get(0).flagged()).isTrue();
    }
}
