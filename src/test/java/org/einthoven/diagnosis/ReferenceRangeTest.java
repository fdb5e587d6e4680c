package org.einthoven.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.einthoven.ecg.Subject;
import org.einthoven.ecg.Subject.Sex;
import org.einthoven.measure.Measure;
import org.einthoven.rhythm.Strip;
import org.junit.jupiter.api.Test;

class ReferenceRangeTest {

    private static List<FindingCode> codes(double rate, Subject subject) {
        var beats = Strip.beats("NNNNNN", 60_000 / rate);
        return Diagnosis.of(Cases.of(
                        beats, Strip.delineation(beats), Cases.measured(rate, 140.0), subject, Pacing.NONE, null))
                .stream()
                .map(Finding::code)
                .toList();
    }

    @Test
    void anInfantsRateIsNoTachycardia() {
        assertThat(codes(150, new Subject(0.5, Sex.FEMALE))).doesNotContain(FindingCode.SINUS_TACHYCARDIA);
        assertThat(codes(150, new Subject(50.0, Sex.FEMALE))).contains(FindingCode.SINUS_TACHYCARDIA);
        assertThat(codes(150, Subject.UNKNOWN)).contains(FindingCode.SINUS_TACHYCARDIA);
        assertThat(codes(80, new Subject(0.5, Sex.FEMALE))).contains(FindingCode.SINUS_BRADYCARDIA);
    }

    @Test
    void aChildsPrIsNotJudgedByTheAdultsRange() {
        assertThat(pr(180, new Subject(5.0, null)).display())
                .isEqualTo("Not judged: PR interval (no limit below the age of 16)");
        assertThat(pr(180, new Subject(5.0, null)).flagged()).isFalse();
        assertThat(pr(240, new Subject(5.0, null)).display())
                .isEqualTo("First-degree AV block, PR 240 ms (longer than even adults' limit)");
        assertThat(pr(240, new Subject(16.0, null)).display()).isEqualTo("First-degree AV block, PR 240 ms");
        assertThat(ReferenceRange.of(Measure.PR, new Subject(15.9, null))).isEmpty();
        assertThat(ReferenceRange.of(Measure.PR, new Subject(16.0, null))).isPresent();
    }

    /** What is said of a PR interval. */
    private static Finding pr(double ms, Subject subject) {
        var beats = Strip.beats("NNNNNN", 800);
        return Diagnosis.of(
                        Cases.of(beats, Strip.delineation(beats), Cases.measured(75, ms), subject, Pacing.NONE, null))
                .stream()
                .filter(finding -> finding.display().contains("PR"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void limitsChangeOnTheBirthday() {
        assertThat(ReferenceRange.fastRate(new Subject(0.99, null))).isEqualTo(Limit.FAST_RATE_INFANT);
        assertThat(ReferenceRange.fastRate(new Subject(1.0, null))).isEqualTo(Limit.FAST_RATE_TODDLER);
        assertThat(ReferenceRange.slowRate(new Subject(11.9, null))).isEqualTo(Limit.SLOW_RATE_SCHOOL);
        assertThat(ReferenceRange.slowRate(new Subject(12.0, null))).isEqualTo(Limit.SLOW_RATE);
        assertThat(ReferenceRange.wideQrs(new Subject(3.9, null))).isEqualTo(Limit.WIDE_QRS_TODDLER);
        assertThat(ReferenceRange.wideQrs(new Subject(16.0, null))).isEqualTo(Limit.WIDE_QRS);
        assertThat(ReferenceRange.longQtc(new Subject(15.0, Sex.MALE))).isEqualTo(Limit.LONG_QTC);
    }

    @Test
    void aRangeSaysWhatItAssumed() {
        assertThat(ReferenceRange.of(Measure.QRS, Subject.UNKNOWN).orElseThrow().source())
                .endsWith("age unknown: adults' limits");
        assertThat(ReferenceRange.of(Measure.QTC_HODGES, new Subject(50.0, null))
                        .orElseThrow()
                        .source())
                .endsWith("sex unknown: women's limit");
        assertThat(ReferenceRange.of(Measure.QRS_AXIS, new Subject(5.0, null))).isEmpty();
        assertThat(ReferenceRange.of(Measure.RMSSD, new Subject(50.0, null))).isEmpty();
    }
}
