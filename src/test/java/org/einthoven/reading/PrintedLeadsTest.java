package org.einthoven.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.einthoven.beat.Beat;
import org.einthoven.diagnosis.Finding;
import org.einthoven.diagnosis.FindingCode;
import org.einthoven.ecg.BeatClass;
import org.einthoven.ecg.Ecg;
import org.einthoven.ecg.Lead;
import org.einthoven.ecg.LeadName;
import org.einthoven.ecg.Samples;
import org.einthoven.ecg.Subject;
import org.einthoven.inference.ModelRef;
import org.einthoven.measure.LeadMeasurement;
import org.einthoven.synthesis.EcgRecipe;
import org.einthoven.synthesis.Rhythm;
import org.einthoven.synthesis.StDeviation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Leads of which a quarter was recorded each, one column after the other, as a page shows them. */
class PrintedLeadsTest {

    private static final EcgReader READER = OwnModels.reader();

    /** Four columns of three leads; {@code strip} below is there for all of the time. */
    private static Ecg printed(Ecg whole, List<LeadName> strips) {
        int column = whole.length() / 4;
        return new Ecg(
                whole.rate(),
                whole.leads().stream()
                        .map(lead -> strips.contains(lead.name())
                                ? lead
                                : part(lead, lead.name().ordinal() / 3 * column, column))
                        .toList());
    }

    private static Lead part(Lead lead, int from, int length) {
        float[] mv = lead.samples().toArray();
        Arrays.fill(mv, 0, from, Float.NaN);
        Arrays.fill(mv, from + length, mv.length, Float.NaN);
        return new Lead(lead.name(), Samples.copyOf(mv));
    }

    private static Reading.Reported read(Ecg ecg) {
        return (Reading.Reported) READER.read(ecg, Subject.UNKNOWN);
    }

    private static List<BeatClass> classes(Reading.Reported reading) {
        return reading.beats().stream().map(Beat::beatClass).toList();
    }

    private static List<LeadName> strips(String name) {
        return name.equals("none") ? List.of() : List.of(LeadName.valueOf(name));
    }

    @ParameterizedTest
    @CsvSource({"52, none", "52, II", "72, none", "72, V1", "95, none", "95, II"})
    void rateAndIntervalsAreThoseOfTheWholeLeads(double perMinute, String strip) {
        Ecg whole = Recordings.of(EcgRecipe.of(Rhythm.SINUS, perMinute), 10).ecg();
        Reading.Reported usual = read(whole);

        Reading.Reported reading = read(printed(whole, strips(strip)));

        assertThat(reading.beats()).hasSameSizeAs(usual.beats());
        assertThat(reading.measurements().heartRateBpm())
                .isCloseTo(usual.measurements().heartRateBpm(), within(1.0));
        assertThat(reading.measurements().qrsMs())
                .isCloseTo(usual.measurements().qrsMs(), within(12.0));
        assertThat(reading.measurements().qtMs()).isCloseTo(usual.measurements().qtMs(), within(20.0));
        assertThat(reading.measurements().prMs()).isCloseTo(usual.measurements().prMs(), within(15.0));
        assertThat(reading.findings()).noneMatch(finding -> finding.flagged());
    }

    @ParameterizedTest
    @CsvSource({
        "ANTERIOR_ELEVATION, V3, 60, none",
        "ANTERIOR_ELEVATION, V4, 75, II",
        "INFERIOR_ELEVATION, III, 75, none",
        "INFERIOR_ELEVATION, AVF, 90, V1"
    })
    void stElevationIsSaidOfLeadsOfTwoOrThreeBeats(StDeviation where, LeadName lead, double perMinute, String strip) {
        Ecg whole = Recordings.of(EcgRecipe.of(Rhythm.SINUS, perMinute).withSt(where), 10)
                .ecg();
        Reading.Reported usual = read(whole);

        Reading.Reported reading = read(printed(whole, strips(strip)));

        for (LeadMeasurement expected : usual.measurements().leads()) {
            LeadMeasurement found = reading.measurements().lead(expected.lead()).orElseThrow();
            // the J point is found up to 10 ms off, on a segment that rises by some 5 µV a ms
            assertThat(found.stJ40Mv()).isCloseTo(expected.stJ40Mv(), within(0.06));
            assertThat(found.stJ60Mv()).isCloseTo(expected.stJ60Mv(), within(0.06));
        }
        assertThat(elevation(usual)).contains(lead.display()).doesNotContain("recorded in part");
        assertThat(elevation(reading)).containsPattern("recorded in part: .*" + lead.display() + " [23] beats ±");
    }

    private static String elevation(Reading.Reported reading) {
        return reading.findings().stream()
                .filter(finding -> finding.code() == FindingCode.ST_ELEVATION)
                .map(Finding::display)
                .findFirst()
                .orElse("none");
    }

    @Test
    void ventricularBeatsAreToldInTheStripAsInTheWholeLeads() {
        Ecg whole =
                Recordings.of(EcgRecipe.of(Rhythm.VENTRICULAR_ECTOPY, 70), 10).ecg();

        List<BeatClass> classes = classes(read(printed(whole, List.of(LeadName.II))));

        assertThat(classes).contains(BeatClass.V).isEqualTo(classes(read(whole)));
    }

    /** A quarter of ten seconds hardly shows what is usual: some are missed, none is made up. */
    @Test
    void withoutAStripNoBeatIsTakenForVentricularThatIsNot() {
        Ecg whole =
                Recordings.of(EcgRecipe.of(Rhythm.VENTRICULAR_ECTOPY, 70), 10).ecg();
        List<BeatClass> usual = classes(read(whole));

        List<BeatClass> classes = classes(read(printed(whole, List.of())));

        assertThat(classes).hasSameSizeAs(usual).contains(BeatClass.V);
        for (int i = 0; i < usual.size(); i++) {
            assertThat(classes.get(i)).isIn(BeatClass.N, usual.get(i));
        }
    }

    @ParameterizedTest
    @CsvSource({"none, false", "II, true"})
    void modelsThatWantWholeLeadsAreAskedOnlyWhereThereAre(String strip, boolean told) {
        Reading.Reported reading =
                read(printed(Recordings.of(EcgRecipe.of(Rhythm.SINUS, 70), 10).ecg(), strips(strip)));

        assertThat(reading.models().stream().map(ModelRef::name).anyMatch("rhythm"::equals))
                .isEqualTo(told);
        assertThat(reading.statements()).isEmpty();
        assertThat(reading.findings()).extracting(finding -> finding.code()).contains(FindingCode.CLASSIFIER_SILENT);
    }
}
