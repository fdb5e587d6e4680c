package org.einthoven.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.einthoven.ecg.BeatPart;
import org.einthoven.explain.LeadRegion;
import org.junit.jupiter.api.Test;

class KnownEvidenceTest {

    @Test
    void infarctionsAreSeenByTheLeadsTheyAreNamedAfter() {
        assertThat(KnownEvidence.of("IMI").regions()).containsExactly(LeadRegion.INFERIOR);
        assertThat(KnownEvidence.of("ASMI").regions())
                .containsExactlyInAnyOrder(LeadRegion.SEPTAL, LeadRegion.ANTERIOR);
    }

    @Test
    void aRightBundleBranchBlockShowsInTheQrsComplexOfV1AndV2() {
        assertThat(KnownEvidence.of("CRBBB").parts()).containsExactly(BeatPart.QRS);
        assertThat(KnownEvidence.of("CRBBB").regions()).containsExactly(LeadRegion.SEPTAL);
    }

    @Test
    void ofSuperclassesNothingIsKnownButTheyAreAsked() {
        assertThat(KnownEvidence.of("MI").parts()).isEmpty();
        assertThat(KnownEvidence.of("MI").regions()).isEmpty();
        assertThat(KnownEvidence.isAsked("MI")).isTrue();
        assertThat(KnownEvidence.isAsked("SR")).isFalse();
    }

    @Test
    void asksForNoStatementThatIsNotLearned() {
        List<String> asked = List.of(
                "CRBBB", "IRBBB", "CLBBB", "LAFB", "IVCD", "LVH", "QWAVE", "IMI", "ILMI", "AMI", "ASMI", "ISCAL",
                "ISC_", "STD_", "NST_", "NDT", "LOWT", "1AVB", "LAO/LAE");
        assertThat(asked).allMatch(KnownEvidence::isAsked);
        assertThat(PtbxlStatements.codes()).containsAll(asked);
        assertThat(PtbxlStatements.codes().stream().filter(KnownEvidence::isAsked))
                .hasSize(asked.size() + 5);
    }
}
