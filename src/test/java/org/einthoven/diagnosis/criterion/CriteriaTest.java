package org.einthoven.diagnosis.criterion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.einthoven.diagnosis.Comparison;
import org.einthoven.diagnosis.FindingCode;
import org.einthoven.diagnosis.Place;
import org.einthoven.ecg.LeadName;
import org.einthoven.ecg.Subject;
import org.einthoven.ecg.Subject.Sex;
import org.einthoven.measure.Measure;
import org.junit.jupiter.api.Test;

class CriteriaTest {

    private static final Subject MAN_OF_50 = new Subject(50.0, Sex.MALE);
    private static final Subject WOMAN_OF_50 = new Subject(50.0, Sex.FEMALE);

    private static List<Verdict> judge(MadeBeat beat, Subject subject, FindingCode... stated) {
        return Criteria.all().judge(beat.measured(), subject, Set.of(stated));
    }

    private static Set<FindingCode> met(MadeBeat beat, Subject subject, FindingCode... stated) {
        Set<FindingCode> met = EnumSet.noneOf(FindingCode.class);
        judge(beat, subject, stated).stream()
                .filter(Verdict.Met.class::isInstance)
                .forEach(verdict -> met.add(verdict.criterion().code()));
        return met;
    }

    private static Verdict verdict(List<Verdict> verdicts, FindingCode code) {
        return verdicts.stream()
                .filter(verdict -> verdict.criterion().code() == code)
                .findFirst()
                .orElseThrow();
    }

    private static MadeBeat leftBundleBranchBlock() {
        return new MadeBeat()
                .with(Measure.QRS, 150)
                .with(LeadName.V5, Measured.R_PEAK, 75)
                .with(LeadName.V6, Measured.R_PEAK, 80);
    }

    @Test
    void nothingIsWrongWithAHealthyBeat() {
        assertThat(judge(new MadeBeat(), MAN_OF_50)).allMatch(Verdict.NotMet.class::isInstance);
    }

    @Test
    void everyCriterionHasASourceAndACodeOfItsOwn() {
        assertThat(Criteria.all().list())
                .hasSizeGreaterThan(15)
                .allMatch(c -> c.reference().length() > 10);
        assertThat(Criteria.all().list()).extracting(Criterion::code).doesNotHaveDuplicates();
    }

    @Test
    void bundleBranchBlocksAreToldByTheLeadsOfEachSide() {
        assertThat(met(leftBundleBranchBlock(), MAN_OF_50)).containsExactly(FindingCode.LEFT_BBB);
        MadeBeat right = new MadeBeat()
                .with(Measure.QRS, 140)
                .with(LeadName.V1, Measured.R2, 0.7)
                .with(LeadName.V1, Measured.NET_QRS, 0.2)
                .with(LeadName.I, Measured.S_MS, 55)
                .with(LeadName.V6, Measured.S_MS, 50);
        assertThat(met(right, MAN_OF_50)).containsExactly(FindingCode.RIGHT_BBB);
        assertThat(met(right.with(Measure.QRS, 114), MAN_OF_50)).containsExactly(FindingCode.INCOMPLETE_RIGHT_BBB);
        assertThat(met(new MadeBeat().with(Measure.QRS, 130), MAN_OF_50)).containsExactly(FindingCode.NONSPECIFIC_IVCD);
    }

    @Test
    void aWideComplexIsNotCalledNonspecificWhileItsBlockCannotBeTold() {
        MadeBeat wide = new MadeBeat()
                .with(Measure.QRS, 130)
                .with(LeadName.I, Measured.S_MS, 55)
                .with(LeadName.V6, Measured.S_MS, 50)
                .without(LeadName.V1, LeadName.V2);
        Verdict verdict = verdict(judge(wide, MAN_OF_50), FindingCode.NONSPECIFIC_IVCD);
        assertThat(verdict).isInstanceOfSatisfying(Verdict.NotJudged.class, not -> assertThat(not.missing())
                .containsExactlyInAnyOrder("V1", "V2"));
    }

    @Test
    void aChildsComplexIsWideEarlier() {
        MadeBeat beat = leftBundleBranchBlock().with(Measure.QRS, 105);
        assertThat(met(beat, new Subject(10.0, Sex.MALE))).contains(FindingCode.LEFT_BBB);
        assertThat(met(beat, MAN_OF_50)).doesNotContain(FindingCode.LEFT_BBB);
    }

    @Test
    void theStSegmentIsNotJudgedInLeftBundleBranchBlock() {
        MadeBeat beat = leftBundleBranchBlock().st(0.3, LeadName.V1, LeadName.V2, LeadName.V3);
        Verdict st = verdict(judge(beat, MAN_OF_50), FindingCode.ST_ELEVATION);
        assertThat(st).isInstanceOfSatisfying(Verdict.NotJudged.class, not -> assertThat(not.why())
                .isEqualTo("complete left bundle branch block"));
    }

    @Test
    void stElevationHasItsLimitByLeadSexAndAge() {
        MadeBeat beat = new MadeBeat().st(0.17, LeadName.V2, LeadName.V3);
        assertThat(met(beat, WOMAN_OF_50)).containsExactly(FindingCode.ST_ELEVATION);
        assertThat(met(beat, MAN_OF_50)).isEmpty();
        beat.st(0.22, LeadName.V2, LeadName.V3);
        assertThat(met(beat, MAN_OF_50)).containsExactly(FindingCode.ST_ELEVATION);
        assertThat(met(beat, new Subject(30.0, Sex.MALE))).isEmpty();
        assertThat(met(new MadeBeat().st(0.1, LeadName.II, LeadName.AVF), MAN_OF_50))
                .containsExactly(FindingCode.ST_ELEVATION);
        assertThat(met(new MadeBeat().st(0.3, LeadName.III, LeadName.AVL), MAN_OF_50))
                .isEmpty();
    }

    @Test
    void whatWasTakenForAnUnknownAgeOrSexIsSaid() {
        MadeBeat beat = new MadeBeat().st(0.17, LeadName.V2, LeadName.V3);
        Verdict unknown = verdict(judge(beat, Subject.UNKNOWN), FindingCode.ST_ELEVATION);
        assertThat(unknown).isInstanceOfSatisfying(Verdict.Met.class, met -> {
            assertThat(met.assumed()).isEqualTo("sex unknown: women's limit in V2 and V3");
            assertThat(met.leads()).containsExactly(LeadName.V2, LeadName.V3);
        });
        Verdict known = verdict(judge(beat, WOMAN_OF_50), FindingCode.ST_ELEVATION);
        assertThat(known).isInstanceOfSatisfying(Verdict.Met.class, met -> assertThat(met.assumed())
                .isEmpty());
    }

    @Test
    void anUnknownPersonIsJudgedInV2AndV3ByTheLimitThatIsNamed() {
        assertThat(met(new MadeBeat().st(0.12, LeadName.V2, LeadName.V3), Subject.UNKNOWN))
                .isEmpty();
        Verdict lateral = verdict(
                judge(new MadeBeat().st(0.12, LeadName.V5, LeadName.V6), Subject.UNKNOWN), FindingCode.ST_ELEVATION);
        assertThat(lateral).isInstanceOfSatisfying(Verdict.Met.class, met -> assertThat(met.assumed())
                .isEmpty());
    }

    @Test
    void aManOfUnknownAgeIsJudgedByAMansLimitAndOnlyHisAgeIsCalledUnknown() {
        Subject man = new Subject(null, Sex.MALE);
        assertThat(met(new MadeBeat().st(0.17, LeadName.V2, LeadName.V3), man)).isEmpty();
        Verdict verdict =
                verdict(judge(new MadeBeat().st(0.22, LeadName.V2, LeadName.V3), man), FindingCode.ST_ELEVATION);
        assertThat(verdict).isInstanceOfSatisfying(Verdict.Met.class, met -> assertThat(met.assumed())
                .isEqualTo("age unknown: limit of men from 40 years on in V2 and V3"));
        Verdict woman = verdict(
                judge(new MadeBeat().st(0.17, LeadName.V2, LeadName.V3), new Subject(null, Sex.FEMALE)),
                FindingCode.ST_ELEVATION);
        assertThat(woman).isInstanceOfSatisfying(Verdict.Met.class, met -> assertThat(met.assumed())
                .isEmpty());
    }

    @Test
    void voltageCriteriaKnowSexAndAge() {
        MadeBeat cornell = new MadeBeat().with(LeadName.AVL, Measured.R, 1.0).with(LeadName.V3, Measured.S, 1.4);
        assertThat(met(cornell, WOMAN_OF_50)).containsExactly(FindingCode.LVH_CORNELL);
        assertThat(met(cornell, MAN_OF_50)).isEmpty();
        assertThat(verdict(judge(cornell, new Subject(25.0, Sex.FEMALE)), FindingCode.LVH_CORNELL))
                .isInstanceOfSatisfying(Verdict.NotJudged.class, not -> assertThat(not.why())
                        .isEqualTo("no limit below the age of 35"));
        assertThat(met(new MadeBeat().with(LeadName.V1, Measured.S, 1.6).with(LeadName.V5, Measured.R, 1.9), MAN_OF_50))
                .containsExactly(FindingCode.LVH_SOKOLOW_LYON);
    }

    @Test
    void leftAnteriorBlockSaysTheAxisAndNothingBeside() {
        MadeBeat beat = new MadeBeat()
                .with(Measure.QRS_AXIS, -55)
                .with(LeadName.AVL, Measured.Q, 0.1)
                .with(LeadName.AVL, Measured.R_PEAK, 48);
        assertThat(met(beat, MAN_OF_50)).containsExactly(FindingCode.LEFT_ANTERIOR_FASCICULAR_BLOCK);
        assertThat(met(new MadeBeat().with(Measure.QRS_AXIS, -35), MAN_OF_50))
                .containsExactly(FindingCode.LEFT_AXIS_DEVIATION);
        assertThat(met(new MadeBeat().with(Measure.QRS_AXIS, 110), MAN_OF_50))
                .containsExactly(FindingCode.RIGHT_AXIS_DEVIATION);
        assertThat(met(new MadeBeat().with(Measure.QRS_AXIS, -30), MAN_OF_50)).isEmpty();
    }

    @Test
    void qWavesMustBeWideDeepAndInTwoLeadsOfAGroup() {
        MadeBeat one = new MadeBeat().with(LeadName.III, Measured.Q, 0.3).with(LeadName.III, Measured.Q_MS, 40);
        assertThat(met(one, MAN_OF_50)).isEmpty();
        one.with(LeadName.AVF, Measured.Q, 0.2).with(LeadName.AVF, Measured.Q_MS, 30);
        assertThat(met(one, MAN_OF_50)).containsExactly(FindingCode.Q_WAVES);
        assertThat(met(one.with(LeadName.AVF, Measured.Q_MS, 29), MAN_OF_50)).isEmpty();
    }

    @Test
    void everyLeadThatQualifiesIsNamedAndItsNumberKept() {
        MadeBeat wide = new MadeBeat()
                .st(0.3, LeadName.V2, LeadName.V3, LeadName.V4, LeadName.V5, LeadName.II, LeadName.AVF, LeadName.I);
        Verdict verdict = verdict(judge(wide, MAN_OF_50), FindingCode.ST_ELEVATION);
        assertThat(verdict).isInstanceOfSatisfying(Verdict.Met.class, met -> {
            assertThat(met.leads())
                    .containsExactly(LeadName.V2, LeadName.V3, LeadName.V4, LeadName.V5, LeadName.II, LeadName.AVF);
            assertThat(met.basis())
                    .flatExtracting(Comparison::places)
                    .extracting(Place::lead)
                    .containsExactlyElementsOf(met.leads());
        });
        MadeBeat scars = new MadeBeat();
        for (LeadName lead : List.of(LeadName.V2, LeadName.II, LeadName.III, LeadName.AVF)) {
            scars.with(lead, Measured.Q, 0.3).with(lead, Measured.Q_MS, 40);
        }
        assertThat(verdict(judge(scars, MAN_OF_50), FindingCode.Q_WAVES))
                .isInstanceOfSatisfying(Verdict.Met.class, met -> assertThat(met.leads())
                        .containsExactly(LeadName.II, LeadName.III, LeadName.AVF, LeadName.V2));
    }

    @Test
    void lowVoltageWantsEveryLimbLead() {
        MadeBeat low = new MadeBeat();
        for (LeadName lead : LeadName.values()) {
            if (lead.isLimbLead()) {
                low.with(lead, Measured.R, 0.3).with(lead, Measured.S, 0.1);
            }
        }
        assertThat(met(low, MAN_OF_50)).contains(FindingCode.LOW_VOLTAGE);
        assertThat(verdict(judge(low.without(LeadName.AVR), MAN_OF_50), FindingCode.LOW_VOLTAGE))
                .isInstanceOfSatisfying(Verdict.NotJudged.class, not -> assertThat(not.missing())
                        .containsExactly("aVR"));
    }

    @Test
    void aPacedBeatIsJudgedByNone() {
        assertThat(met(leftBundleBranchBlock().st(0.3, LeadName.V1, LeadName.V2), MAN_OF_50, FindingCode.PACED_RHYTHM))
                .isEmpty();
    }
}
