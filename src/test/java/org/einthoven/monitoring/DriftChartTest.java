package org.einthoven.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class DriftChartTest {
    /** A Monday. */
    private static final LocalDate START = LocalDate.of(2026, 1, 5);

    /** Montgomery's table 9.3: h = 5 at k = 1/2 gives 465 points, h = 4 gives 168. Siegmund's approximation is within 2 %. */
    @Test
    void boundsAreThoseOfTheTables() {
        assertThat(DriftBound.pointsBetweenFalseAlarms(5)).isCloseTo(465, within(10.0));
        assertThat(DriftBound.pointsBetweenFalseAlarms(4)).isCloseTo(168, within(4.0));
        assertThat(DriftBound.of(465, 1)).isCloseTo(5, within(0.03));
        assertThat(DriftBound.of(365, 60)).isGreaterThan(DriftBound.of(365, 1));
    }

    @Test
    void gathersWeekdaysAndWeekendsApartUntilThereAreEnoughReadings() {
        List<DriftPoint> points = DriftPoint.of(
                List.of(day(0, 12), day(1, 8), day(2, 25), day(5, 15), day(7, 19), day(12, 6), day(14, 1)), false);

        assertThat(points).extracting(DriftPoint::from).containsExactly(at(0), at(2), at(5), at(7));
        assertThat(points).extracting(point -> point.amount().day()).containsExactly(at(1), at(2), at(12), at(14));
        assertThat(points).extracting(DriftPoint::weekend).containsExactly(false, false, true, false);
        assertThat(points.get(0).amount().readings()).isEqualTo(20);
    }

    /** 1 of 100 in the first weeks: rarer = 1.5 %, and it takes 5 expected. */
    @Test
    void takesAsManyReadingsOfARareFindingAsItTakesToExpectFive() {
        List<DayAmount> days = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            days.add(new DayAmount(at(7 * i), 100, 1, 1));
        }

        List<DriftPoint> points = DriftPoint.of(days, true);

        assertThat(points).hasSize(1);
        assertThat(points.get(0).amount().readings()).isEqualTo(500);
    }

    @Test
    void saysWhenAndByHowMuchASeriesHasChanged() {
        List<DayAmount> days = days(40, 0.5, 1);
        days.addAll(days(40, 60, 3, 0.5, 2));

        DriftChart.Result result = DriftChart.of(DriftPoint.of(days, false), 6);

        assertThat(result.crossings()).isNotEmpty();
        DriftChart.Crossing first = result.crossings().get(0);
        assertThat(first.since()).isBetween(at(38), at(44));
        assertThat(first.raisedOn()).isAfter(at(39)).isBefore(at(56));
        assertThat(first.after() - first.before()).isCloseTo(3, within(0.8));
    }

    @Test
    void testsNothingWhileTheReferenceIsGathered() {
        List<DriftPoint> points = DriftPoint.of(days(14, 1, 5), false);
        DriftChart.Result result = DriftChart.of(points, 5);

        assertThat(points).hasSize(14);
        assertThat(result.tested()).isZero();
        assertThat(DriftChart.hasReference(points)).isFalse();
        assertThat(DriftChart.hasReference(DriftPoint.of(days(15, 1, 5), false)))
                .isTrue();
    }

    @Test
    void isQuietOverAConstantAndLoudWhereItEnds() {
        List<DayAmount> days = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            days.add(new DayAmount(at(i), 50, 50 * 500, 50 * 250_000));
        }
        assertThat(DriftChart.of(DriftPoint.of(days, false), 7).crossings()).isEmpty();
        days.add(new DayAmount(at(40), 50, 50 * 250, 50 * 62_500));
        assertThat(DriftChart.of(DriftPoint.of(days, false), 7).crossings())
                .singleElement()
                .satisfies(crossing -> assertThat(crossing.raisedOn()).isEqualTo(at(40)));
        // one odd recording among fifty is none
        days.set(40, new DayAmount(at(40), 50, 49 * 500 + 250, 49 * 250_000 + 62_500));
        assertThat(DriftChart.of(DriftPoint.of(days, false), 7).crossings()).isEmpty();
    }

    @Property(tries = 50)
    void isTheSameInAnyUnit(
            @ForAll @DoubleRange(min = 0.01, max = 100) double gain,
            @ForAll @DoubleRange(min = -50, max = 50) double offset) {
        List<DayAmount> days = days(60, 2, 9);
        List<DayAmount> scaled = days.stream()
                .map(day -> new DayAmount(
                        day.day(),
                        day.readings(),
                        gain * day.total() + offset * day.readings(),
                        gain * gain * day.squares()
                                + 2 * gain * offset * day.total()
                                + offset * offset * day.readings()))
                .toList();
        var plain = DriftChart.of(DriftPoint.of(days, false), 5).steps();
        var other = DriftChart.of(DriftPoint.of(scaled, false), 5).steps();
        for (int i = 0; i < plain.size(); i++) {
            if (plain.get(i).isTested()) {
                assertThat(other.get(i).upward()).isCloseTo(plain.get(i).upward(), within(1e-3));
            }
        }
    }

    private static List<DayAmount> days(int count, double spread, int seed) {
        return days(0, count, 0, spread, seed);
    }

    /** Of 50 readings each, whose means differ by {@code spread} from day to day. */
    private static List<DayAmount> days(int from, int count, double mean, double spread, int seed) {
        Random random = new Random(seed);
        List<DayAmount> days = new ArrayList<>();
        for (int i = from; i < from + count; i++) {
            double ofDay = mean + spread * random.nextGaussian();
            days.add(new DayAmount(at(i), 50, 50 * ofDay, 50 * (ofDay * ofDay + 0.1)));
        }
        return days;
    }

    private static DayAmount day(int after, long readings) {
        return new DayAmount(at(after), readings, readings, readings);
    }

    private static LocalDate at(int after) {
        return START.plusDays(after);
    }
}
