package org.einthoven.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;
import org.einthoven.archive.UnreadPage.Said;
import org.einthoven.paper.PaperRefusal;
import org.junit.jupiter.api.Test;

/** Whose page it is, as a reader saw it, while servers of two versions are at work. */
class UnreadPageTest {

    @Test
    void whoIsNamedMeanwhileIsNotSeen() {
        assertThat(of().isAsSeen("", null)).isTrue();
        assertThat(of("Patient/1").isAsSeen("Patient/1", "Patient/7"))
                .as("said otherwise by who saw that")
                .isTrue();
        assertThat(of("Patient/1").isAsSeen("", null)).isFalse();
        assertThat(of("Patient/1", "Patient/2").isAsSeen("Patient/1", "Patient/1"))
                .isFalse();
    }

    @Test
    void aFormOfTheVersionBeforeSawWhomItIsAcceptedFor() {
        assertThat(of("Patient/1").isAsSeen(null, "Patient/1")).isTrue();
        assertThat(of("Patient/1").isAsSeen(null, "1")).isTrue();
        assertThat(of().isAsSeen(null, "Patient/1")).isTrue();
        assertThat(of().isAsSeen(null, null)).isTrue();
        assertThat(of("Patient/1").isAsSeen(null, null))
                .as("named meanwhile, as far as one can tell")
                .isFalse();
        assertThat(of("Patient/1", "Patient/2").isAsSeen(null, "Patient/1")).isFalse();
    }

    @Test
    void whoSaidSoOfSomebodyElseIsNotNamed() {
        assertThat(Said.again("Patient/2", "ehr", "Patient/2")).isEqualTo(new Said("Patient/2", "ehr"));
        assertThat(Said.again("Patient/3", "ehr", "Patient/2")).isEqualTo(new Said("Patient/3", null));
        assertThat(Said.again("Patient/3", "ehr", null)).isEqualTo(new Said("Patient/3", null));
    }

    private static UnreadPage of(String... patients) {
        return new UnreadPage(
                UUID.randomUUID(),
                "00",
                "page.png",
                PaperRefusal.NO_GRID,
                Stream.of(patients).map(patient -> new Said(patient, "ehr")).toList(),
                "ehr",
                Instant.EPOCH,
                600,
                600,
                null);
    }
}
