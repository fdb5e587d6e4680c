package org.einthoven.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.einthoven.archive.ReadingDocument;
import org.einthoven.archive.ReadingStatus;
import org.einthoven.beat.Beat;
import org.einthoven.delineation.Delineation;
import org.einthoven.diagnosis.Finding;
import org.einthoven.diagnosis.FindingCode;
import org.einthoven.ecg.BeatClass;
import org.einthoven.ecg.LeadName;
import org.einthoven.measure.LeadMeasurement;
import org.einthoven.measure.Measure;
import org.einthoven.measure.Measurements;
import org.einthoven.reading.Quality;
import org.einthoven.signal.ChannelQuality;
import org.einthoven.statement.LearnedStatement;
import org.einthoven.statement.LearnedStatement.Answer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReadingAmountsTest {

    @Test
    void namesWhatIsWatchedOfAReportedEcg() {
        Map<String, Double> amounts = ReadingAmounts.of(reading(0.8, 60.0), ReadingStatus.REPORTED);

        assertThat(amounts)
                .containsOnlyKeys(
                        "abstained",
                        "quality",
                        "leads",
                        "unusable",
                        "flagged",
                        "rate",
                        "amplitude",
                        "finding:long-pr",
                        "probability:MI",
                        "beats:N",
                        "beats:S",
                        "beats:V",
                        "beats:F",
                        "beats:Q")
                .containsEntry("abstained", 0.0)
                .containsEntry("leads", 2.0)
                .containsEntry("unusable", 0.5)
                .containsEntry("flagged", 1.0)
                .containsEntry("finding:long-pr", 1.0)
                .containsEntry("probability:MI", 0.3)
                .containsEntry("beats:V", 0.25);
        assertThat(amounts.keySet()).allMatch(name -> Series.named(name).isPresent());
    }

    /** I from Q -0.1 to R 0.9, II from S -0.4 to R 1.6, aVF derived: of 1.0 and 2.0 the upper one is the median of two. */
    @Test
    void takesTheAmplitudeOfRecordedLeadsFromTheLowestToTheHighestDeflection() {
        assertThat(ReadingVector.amplitudeMv(reading(1, 60.0).measurements())).isCloseTo(2.0, within(1e-9));
        assertThat(ReadingVector.amplitudeMv(Measurements.NONE)).isNull();
    }

    @Test
    void leavesOutWhatWasNotMeasuredOrIsNoNumber() {
        assertThat(ReadingAmounts.of(reading(Double.NaN, null), ReadingStatus.REPORTED))
                .doesNotContainKeys("quality", "rate")
                .containsKey("amplitude");
        assertThat(ReadingVector.of(reading(1, null))).isEmpty();
        assertThat(ReadingVector.of(reading(1, 0.0))).isEmpty();
    }

    @Test
    void makesAVectorOfSixMeasurements() {
        assertThat(ReadingVector.of(reading(0.8, 60.0))).hasValueSatisfying(vector -> assertThat(vector)
                .containsExactly(new double[] {Math.log(60), Math.log(31), Math.log(2), 96, 410, 0.8}, within(1e-9)));
    }

    @Test
    void saysNothingOfWhatWasNotReadButItsQuality() {
        assertThat(ReadingAmounts.of(reading(0.2, 60.0), ReadingStatus.ABSTAINED))
                .containsOnlyKeys("abstained", "quality", "leads", "unusable")
                .containsEntry("abstained", 1.0);
        assertThat(ReadingAmounts.of(reading(0.2, 60.0), ReadingStatus.REJECTED))
                .isEmpty();
    }

    private static ReadingDocument reading(double quality, @Nullable Double rate) {
        Map<Measure, Double> values = rate == null
                ? Map.of(Measure.QRS, 96.0)
                : Map.of(
                        Measure.HEART_RATE,
                        rate,
                        Measure.RMSSD,
                        30.0,
                        Measure.QRS,
                        96.0,
                        Measure.QTC_FRIDERICIA,
                        410.0);
        List<LeadMeasurement> leads = List.of(
                lead(LeadName.I, false, -0.1, 0.9, null),
                lead(LeadName.II, false, null, 1.6, -0.4),
                lead(LeadName.AVF, true, null, 9.0, null));
        return new ReadingDocument(
                null,
                new Quality(
                        quality,
                        Map.of(
                                LeadName.I,
                                new ChannelQuality(1, Set.of(), true),
                                LeadName.II,
                                new ChannelQuality(0, Set.of(), false))),
                Delineation.EMPTY,
                List.of(beat(1, BeatClass.N), beat(2, BeatClass.V), beat(3, BeatClass.N), beat(4, BeatClass.N)),
                List.of(),
                List.of(),
                Measurements.of(values, Map.of(), leads, null),
                List.of(new Finding(
                        "long-pr", FindingCode.LONG_PR, "PR interval 212 ms", 1, true, List.of(), List.of())),
                List.of(
                        new LearnedStatement("MI", 0.3, 0.5, Answer.NO),
                        new LearnedStatement("IMI", 0.2, 0.5, Answer.NO)),
                List.of());
    }

    private static Beat beat(double second, BeatClass beatClass) {
        return new Beat(1000 * second, beatClass, Map.of(beatClass, 1.0));
    }

    private static LeadMeasurement lead(
            LeadName name, boolean derived, @Nullable Double q, @Nullable Double r, @Nullable Double s) {
        return new LeadMeasurement(
                name, derived, null, q, null, r, null, s, null, null, null, null, null, null, null, null, null, null,
                null, null, null, null);
    }
}
