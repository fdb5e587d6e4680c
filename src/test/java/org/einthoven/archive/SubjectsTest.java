package org.einthoven.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import org.einthoven.ecg.Subject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SubjectsTest {

    private static final Instant AT = Instant.parse("2026-03-01T08:00:00Z");

    @ParameterizedTest
    @CsvSource({"1976-03-01,50.0", "1976-03,49.96", "1976,49.67", "2026-03-01,0.0"})
    void knowsTheAgeAtTheRecordingAsFarAsTheDateGoes(String birthDate, double years) {
        assertThat(Subjects.of(birthDate, "male", AT).ageYears()).isCloseTo(years, within(0.02));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2027-01-01", "1850-01-01", "nonsense", "1976-13"})
    void saysNoAgeThatCannotBe(String birthDate) {
        assertThat(Subjects.of(birthDate, "female", AT).ageYears()).isNull();
    }

    @Test
    void knowsNoLimitsForAnyOtherSex() {
        assertThat(Subjects.of(null, "female", AT).sex()).isEqualTo(Subject.Sex.FEMALE);
        assertThat(Subjects.of(null, "other", AT)).isEqualTo(Subject.UNKNOWN);
        assertThat(Subjects.of(null, null, AT)).isEqualTo(Subject.UNKNOWN);
    }
}
