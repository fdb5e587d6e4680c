package org.einthoven.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.einthoven.archive.StoredRecording;
import org.einthoven.ecg.BeatClass;
import org.einthoven.holter.Tally;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HoursTest {
    private static final Duration EACH = Duration.ofMinutes(30);

    private static StoredRecording part(int number, @Nullable Instant recordedAt) {
        StoredRecording part = new StoredRecording();
        part.id = UUID.nameUUIDFromBytes(new byte[] {(byte) number});
        part.part = number;
        part.recordedAt = recordedAt;
        if (recordedAt != null) {
            part.takenAt = recordedAt;
        }
        return part;
    }

    /** Minutes with one ventricular beat each. */
    private static List<Tally> minutes(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Tally(
                        60_000.0 * i,
                        60_000.0 * (i + 1),
                        Map.of(BeatClass.V, 1),
                        0,
                        0,
                        0,
                        0,
                        0,
                        0,
                        null,
                        null,
                        null,
                        0,
                        0))
                .toList();
    }

    @Test
    void halfAnHourIsShownByFiveMinutes() {
        List<HourRow> rows = Hours.of(part(1, null), minutes(31));
        assertThat(rows).extracting(HourRow::label).containsExactly("0:00", "5:00", "10:00", "15:00", "20:00", "25:00");
        assertThat(rows).extracting(HourRow::v).containsExactly(5, 5, 5, 5, 5, 6);
        assertThat(rows.get(1).href()).endsWith("/trace.svg?from=300");
        assertThat(rows.get(1).jumpMs()).isEqualTo(300_000);
    }

    @Test
    void aFewMinutesAreShownOneByOne() {
        assertThat(Hours.of(part(1, null), minutes(2)))
                .extracting(HourRow::label)
                .containsExactly("0:00", "1:00");
    }

    @Test
    void partsAreShownByTheHoursOfTheClockWithLinksIntoTheOthers() {
        Instant begin = Instant.parse("2026-03-02T08:40:00Z");
        Map<StoredRecording, List<Tally>> parts = new LinkedHashMap<>();
        for (int number = 1; number <= 4; number++) {
            parts.put(part(number, begin.plus(EACH.multipliedBy(number - 1))), minutes(30));
        }
        List<HourRow> rows = Hours.ofWhole(parts, EACH, part(2, null).id, ZoneOffset.UTC);
        assertThat(rows).extracting(HourRow::label).containsExactly("08:00", "09:00", "10:00");
        assertThat(rows).extracting(HourRow::v).containsExactly(20, 60, 40);
        assertThat(rows.get(1).href())
                .as("in the first part, at its twentieth minute")
                .endsWith("?at=1200000");
        assertThat(rows.get(2).href()).as("in the third part").endsWith("?at=1200000");
        assertThat(rows).noneMatch(HourRow::isHere);
    }

    @Test
    void partsWithoutATimeAreShownByTheHoursSinceTheirBegin() {
        Map<StoredRecording, List<Tally>> parts = new LinkedHashMap<>();
        for (int number = 1; number <= 3; number++) {
            parts.put(part(number, null), minutes(30));
        }
        List<HourRow> rows = Hours.ofWhole(parts, EACH, part(1, null).id, ZoneOffset.UTC);
        assertThat(rows).extracting(HourRow::label).containsExactly("0:00", "1:00:00");
        assertThat(rows).extracting(HourRow::v).containsExactly(60, 30);
        assertThat(rows.get(0).isHere()).isTrue();
    }
}
