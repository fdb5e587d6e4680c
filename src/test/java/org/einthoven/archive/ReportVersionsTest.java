package org.einthoven.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReportVersionsTest {

    @Test
    void countTheReadingAndItsSignaturesWhereNothingWasCorrected() {
        ReportVersions versions = new ReportVersions(2, List.of());

        assertThat(versions.last()).isEqualTo(3);
        assertThat(List.of(versions.ofReview(1), versions.ofReview(2))).containsExactly(2, 3);
        assertThat(List.of(versions.reviewsIn(1), versions.reviewsIn(2), versions.reviewsIn(3)))
                .containsExactly(0, 1, 2);
        assertThat(versions.has(0)).isFalse();
        assertThat(versions.has(3)).isTrue();
        assertThat(versions.has(4)).isFalse();
    }

    /** Read, corrected, signed, corrected twice, signed. */
    @Test
    void countCorrectionsWhereTheyWereMade() {
        ReportVersions versions = new ReportVersions(2, List.of(0, 1, 1));

        assertThat(versions.last()).isEqualTo(6);
        assertThat(List.of(versions.ofReview(1), versions.ofReview(2))).containsExactly(3, 6);
        assertThat(List.of(versions.ofCorrection(0), versions.ofCorrection(1), versions.ofCorrection(2)))
                .containsExactly(2, 4, 5);
        assertThat(List.of(1, 2, 3, 4, 5, 6).stream().map(versions::reviewsIn)).containsExactly(0, 0, 1, 1, 1, 2);
        assertThat(List.of(1, 2, 3, 4, 5, 6).stream().map(versions::correctionsIn))
                .containsExactly(0, 1, 1, 2, 3, 3);
        assertThat(List.of(1, 2, 3, 4, 5, 6).stream().map(versions::isCorrection))
                .containsExactly(false, true, false, true, true, false);
    }
}
