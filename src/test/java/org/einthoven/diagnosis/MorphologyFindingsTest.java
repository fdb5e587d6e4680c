package org.einthoven.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.einthoven.beat.Beat;
import org.einthoven.diagnosis.criterion.MadeBeat;
import org.einthoven.ecg.BeatClass;
import org.einthoven.ecg.BeatPart;
import org.einthoven.ecg.LeadName;
import org.einthoven.ecg.Subject;
import org.einthoven.measure.Measure;
import org.einthoven.measure.Measurements;
import org.einthoven.rhythm.Strip;
import org.junit.jupiter.api.Test;

class MorphologyFindingsTest {

    private static final Subject MAN_OF_50 = new Subject(50.0, Subject.Sex.MALE);

    private static List<Finding> findings(Measurements measured, Subject subject) {
        return findings(measured, subject, Pacing.NONE);
    }

    private static List<Finding> findings(Measurements measured, Subject subject, Pacing pacing) {
        List<Beat> beats = Strip.beats("NNNNNNNNNN", 857);
        return Diagnosis.of(Cases.of(beats, Strip.delineation(beats), measured, subject, pacing, null));
    }

    @Test
    void aHealthyBeatOfAKnownAdultLeavesNothingUnsaid() {
        assertThat(findings(new MadeBeat().with(Measure.P_AXIS, 50).measured(), MAN_OF_50))
                .extracting(Finding::code)
                .containsExactly(FindingCode.SINUS_RHYTHM, FindingCode.REGULAR_RHYTHM);
    }

    @Test
    void stElevationNamesItsLeadsAndKeepsItsNumbers() {
        Finding st = Cases.only(
                findings(
                        new MadeBeat()
                                .st(0.25, LeadName.V2, LeadName.V3, LeadName.V4)
                                .measured(),
                        MAN_OF_50),
                FindingCode.ST_ELEVATION);
        assertThat(st.display()).isEqualTo("ST elevation in V2, V3 and V4");
        assertThat(st.flagged()).isTrue();
        assertThat(st.basis()).first().satisfies(comparison -> {
            assertThat(comparison.quantity()).isEqualTo("ST at J+20 ms V2");
            assertThat(comparison.valueText()).isEqualTo("0.25 mV");
            assertThat(comparison.limitText()).isEqualTo("at least 0.20 mV");
            assertThat(comparison.source()).contains("Thygesen");
            assertThat(comparison.places()).containsExactly(new Place(LeadName.V2, List.of(BeatPart.ST)));
        });
    }

    @Test
    void stElevationInLeadsRecordedInPartSaysByHowManyBeatsItIsKnown() {
        MadeBeat beat = new MadeBeat()
                .st(0.3, LeadName.V2, LeadName.V3)
                .inPart(LeadName.V2, 2, 0.012)
                // of so high a level this much is sure, of a lower one it would be too little
                .inPart(LeadName.V3, 3, 0.04)
                .inPart(LeadName.V5, 3, 0.02);
        assertThat(Cases.only(findings(beat.measured(), MAN_OF_50), FindingCode.ST_ELEVATION)
                        .display())
                .isEqualTo(
                        "ST elevation in V2 and V3 (recorded in part: V2 2 beats ± 0.01 mV and V3 3 beats ± 0.04 mV)");
    }

    @Test
    void stOfASingleBeatOrOfBeatsThatDifferIsNotJudged() {
        MadeBeat beat = new MadeBeat()
                .st(0.2, LeadName.V4, LeadName.V5, LeadName.V6)
                .inPart(LeadName.V4, 1, null)
                .inPart(LeadName.V5, 3, 0.04)
                .inPart(LeadName.V6, 3, 0.01);
        Finding not = Cases.only(findings(beat.measured(), MAN_OF_50), FindingCode.NOT_JUDGED);
        assertThat(not.notJudged()).contains(FindingCode.ST_ELEVATION);
        assertThat(not.display()).contains("V4 recorded for less than two beats; V5 recorded in part)");
    }

    @Test
    void sixLeadsThatAreNotTheLimbLeadsAreNamed() {
        MadeBeat beat = new MadeBeat()
                .st(0.3, LeadName.V3, LeadName.V4, LeadName.V5, LeadName.V6)
                .st(0.3, LeadName.I, LeadName.AVL);
        assertThat(Cases.only(findings(beat.measured(), MAN_OF_50), FindingCode.ST_ELEVATION)
                        .display())
                .isEqualTo("ST elevation in V3, V4, V5, V6, aVL and I");
    }

    @Test
    void aBlockSaysWhyTheComplexIsWide() {
        List<Finding> findings = findings(new MadeBeat().with(Measure.QRS, 135).measured(), MAN_OF_50);
        assertThat(findings)
                .anyMatch(f -> f.code() == FindingCode.NONSPECIFIC_IVCD)
                .noneMatch(f -> f.code() == FindingCode.WIDE_QRS);
    }

    @Test
    void aSingleLeadSaysInOneSentenceWhatItCannotShow() {
        MadeBeat beat = new MadeBeat()
                .without(LeadName.I, LeadName.III, LeadName.AVR, LeadName.AVL, LeadName.AVF)
                .without(LeadName.V1, LeadName.V2, LeadName.V3, LeadName.V4, LeadName.V5, LeadName.V6);
        Finding not = Cases.only(findings(beat.measured(), MAN_OF_50), FindingCode.NOT_JUDGED);
        assertThat(not.display())
                .startsWith("Not judged: ")
                .contains("ST elevation", "pathological Q waves", "left ventricular hypertrophy by voltage (Cornell)")
                .endsWith("(I, III, aVL, aVF, V1, V2, V3, V4, V5 and V6 not recorded)");
        assertThat(not.flagged()).isFalse();
    }

    @Test
    void ventricularBeatsAreNotJudgedByCriteriaForConductedOnes() {
        assertThat(Cases.only(findings(new MadeBeat().measured(BeatClass.V), MAN_OF_50), FindingCode.NOT_JUDGED)
                        .display())
                .isEqualTo("Not judged: the shape of the beats (hardly a conducted beat)");
    }

    @Test
    void theYoungAreToldThatVoltageHasNoLimit() {
        assertThat(Cases.only(
                                findings(new MadeBeat().measured(), new Subject(25.0, Subject.Sex.FEMALE)),
                                FindingCode.NOT_JUDGED)
                        .display())
                .isEqualTo("Not judged: left ventricular hypertrophy by voltage (Sokolow-Lyon) and left ventricular"
                        + " hypertrophy by voltage (Cornell) (no limit below the age of 35)");
    }

    @Test
    void aNoisyLeadsStSegmentIsNotJudged() {
        MadeBeat noisy = new MadeBeat().st(0.3, LeadName.V2, LeadName.V3).noisy(0.03, LeadName.V3);
        List<Finding> findings = findings(noisy.measured(), MAN_OF_50);
        assertThat(findings).noneMatch(f -> f.code() == FindingCode.ST_ELEVATION);
        assertThat(Cases.only(findings, FindingCode.NOT_JUDGED).display())
                .isEqualTo("Not judged: ST elevation (V3 not measured well enough)");
    }

    @Test
    void aWideComplexIsInDoubtWhereNoSpikeCouldBeSeen() {
        Measurements wide = new MadeBeat().with(Measure.QRS, 135).measured();
        List<Finding> unseen = findings(wide, MAN_OF_50, Pacing.INVISIBLE);
        assertThat(Cases.only(unseen, FindingCode.NONSPECIFIC_IVCD).display())
                .endsWith("(or ventricular pacing, which cannot be seen at this sample rate)");
        assertThat(Cases.only(unseen, FindingCode.NOT_JUDGED).display())
                .startsWith("Not judged: pacing (spikes cannot be seen below 500 samples a second)");
        assertThat(findings(wide, MAN_OF_50, Pacing.NONE))
                .extracting(Finding::display)
                .noneMatch(display -> display.contains("pacing"));
        assertThat(findings(new MadeBeat().measured(), MAN_OF_50, Pacing.INVISIBLE))
                .extracting(Finding::display)
                .noneMatch(display -> display.contains("pacing"));
    }

    @Test
    void aLeadThatWasRecordedIsNotCalledUnrecordedWhereItIsNotMeasured() {
        List<Beat> beats = Strip.beats("NN", 857);
        Evidence unmeasured = Cases.of(beats, Strip.delineation(beats), Cases.measured(70, null));
        assertThat(Cases.CLEAN).containsOnlyKeys(LeadName.II);
        assertThat(AbsentLeads.why(unmeasured, List.of("II", "V3")))
                .isEqualTo("II not measured well enough; V3 not recorded");
    }
}
