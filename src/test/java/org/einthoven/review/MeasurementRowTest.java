package org.einthoven.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.einthoven.ecg.LeadName;
import org.einthoven.ecg.Subject;
import org.einthoven.measure.Basis;
import org.einthoven.measure.Caveat;
import org.einthoven.measure.LeadMeasurement;
import org.einthoven.measure.Measure;
import org.einthoven.measure.Measurements;
import org.junit.jupiter.api.Test;

class MeasurementRowTest {

    private static MeasurementRow row(String name, Measurements measured) {
        return MeasurementRow.of(measured, true, Subject.UNKNOWN).stream()
                .filter(row -> row.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void showsHowSureAValueIsAndWhatToMind() {
        Basis basis = new Basis(12, List.of(LeadName.II), 1.26, Set.of(Caveat.RATE_TOO_HIGH));
        MeasurementRow row = row(
                "QTc Bazett",
                Measurements.of(Map.of(Measure.QTC_BAZETT, 471.6), Map.of(Measure.QTC_BAZETT, basis), List.of(), null));
        assertThat(row.value()).isEqualTo("472");
        assertThat(row.basis()).isEqualTo("from 12 beats, standard error 1.3");
        assertThat(row.note()).isEqualTo("above 100/min this formula gives too long a QTc");
        assertThat(row.outside()).isTrue();
    }

    @Test
    void rangesAreThoseOfAgeAndSex() {
        Measurements measured = Measurements.of(
                Map.of(Measure.QTC_FRIDERICIA, 455.0, Measure.HEART_RATE, 110.0, Measure.QRS_AXIS, 100.0));
        assertThat(ranges(measured, new Subject(50.0, Subject.Sex.MALE)))
                .containsEntry("QTc Fridericia", "350 to 450")
                .containsEntry("Heart rate", "50 to 100")
                .containsEntry("QRS axis", "\u221230 to 90");
        assertThat(ranges(measured, new Subject(50.0, Subject.Sex.FEMALE)))
                .containsEntry("QTc Fridericia", "350 to 460");
        assertThat(ranges(measured, new Subject(7.0, Subject.Sex.MALE)))
                .containsEntry("QTc Fridericia", "350 to 460")
                .containsEntry("Heart rate", "58 to 118")
                .containsEntry("QRS", "up to 100")
                .containsEntry("QRS axis", "");
        assertThat(MeasurementRow.of(measured, true, Subject.UNKNOWN).stream()
                        .filter(row -> row.name().equals("QTc Fridericia")
                                || row.name().equals("Heart rate"))
                        .map(MeasurementRow::source))
                .allMatch(source -> source.contains("unknown"));
    }

    private static Map<String, String> ranges(Measurements measured, Subject subject) {
        return MeasurementRow.of(measured, true, subject).stream()
                .collect(Collectors.toMap(MeasurementRow::name, MeasurementRow::reference));
    }

    @Test
    void saysWhyThereIsNoValue() {
        Basis none = new Basis(0, List.of(), null, Set.of(Caveat.NO_P_WAVES));
        MeasurementRow row = row("PR", Measurements.of(Map.of(), Map.of(Measure.PR, none), List.of(), null));
        assertThat(row.isMeasured()).isFalse();
        assertThat(row.note()).isEqualTo("no P wave before most beats");
        assertThat(row.outside()).isFalse();
    }

    @Test
    void showsRateAndIntervalAloneOfAPleth() {
        assertThat(MeasurementRow.of(Measurements.of(Map.of(Measure.HEART_RATE, 72.0)), false, Subject.UNKNOWN))
                .extracting(MeasurementRow::name)
                .containsExactly("Pulse rate", "Pulse interval");
    }

    @Test
    void showsALeadWithADashForWhatIsNotThere() {
        LeadMeasurement lead = new LeadMeasurement(
                LeadName.AVF,
                true,
                0.1,
                null,
                null,
                1.0,
                40.4,
                -0.25,
                20.0,
                null,
                null,
                null,
                null,
                40.0,
                0.3,
                0.2,
                0.0,
                0.01,
                0.02,
                0.03,
                0.002,
                null);
        LeadRow row = LeadRow.of(lead);
        assertThat(row.lead()).isEqualTo("aVF");
        assertThat(row.derived()).isTrue();
        assertThat(row.values())
                .hasSameSizeAs(LeadRow.COLUMNS)
                .containsExactly(
                        "0.10",
                        "–",
                        "–",
                        "1.00",
                        "40",
                        "\u22120.25",
                        "20",
                        "–",
                        "0.20",
                        "0.00",
                        "0.01",
                        "0.02",
                        "0.03");
    }
}
