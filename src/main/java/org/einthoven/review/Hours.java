package org.einthoven.review;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.einthoven.archive.StoredRecording;
import org.einthoven.holter.Tally;

/** Puts counts by the minute together to rows: hours of a whole, minutes of what is shorter. */
final class Hours {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");

    private Hours() {}

    /** Rows of one, five or sixty minutes of a recording by itself. */
    static List<HourRow> of(StoredRecording recording, List<Tally> minutes) {
        int width = minutes.size() <= 10 ? 1 : minutes.size() <= 60 ? 5 : 60;
        List<HourRow> rows = new ArrayList<>();
        // a rest of less than half a row belongs to the last one
        int count = Math.max(1, (int) Math.round(minutes.size() / (double) width));
        for (int i = 0; i < count; i++) {
            int end = i == count - 1 ? minutes.size() : (i + 1) * width;
            Tally together = Tally.together(minutes.subList(i * width, end));
            rows.add(here(recording.id, Clocks.elapsed(together.fromMs()), together.fromMs(), together));
        }
        return rows;
    }

    /**
     * The hours of a whole: of the clock where it is known when its parts were recorded, and since its begin where not.
     *
     * @param parts in their order, with the counts of those that are known
     * @param each length of all parts but the last
     */
    static List<HourRow> ofWhole(Map<StoredRecording, List<Tally>> parts, Duration each, UUID shown, ZoneId zone) {
        boolean timed = parts.keySet().stream().allMatch(part -> part.recordedAt != null);
        Map<Instant, List<Tally>> minutes = new LinkedHashMap<>();
        Map<Instant, StoredRecording> begins = new LinkedHashMap<>();
        parts.forEach((part, tallies) -> {
            int number = part.part == null ? 0 : part.part - 1;
            Instant begin = timed ? part.takenAt : Instant.EPOCH.plus(each.multipliedBy(number));
            for (Tally minute : tallies) {
                Instant at = begin.plusMillis(Math.round(minute.fromMs()));
                Instant hour = timed
                        ? at.atZone(zone).truncatedTo(ChronoUnit.HOURS).toInstant()
                        : at.truncatedTo(ChronoUnit.HOURS);
                minutes.computeIfAbsent(hour, unseen -> new ArrayList<>()).add(minute);
                begins.putIfAbsent(hour, part);
            }
        });
        List<HourRow> rows = new ArrayList<>();
        minutes.forEach((hour, tallies) -> {
            StoredRecording part = begins.get(hour);
            Tally together = Tally.together(tallies);
            String label = timed ? CLOCK.format(hour.atZone(zone)) : Clocks.elapsed(hour.toEpochMilli());
            double fromMs = tallies.get(0).fromMs();
            rows.add(
                    part.id.equals(shown)
                            ? here(shown, label, fromMs, together)
                            : new HourRow(label, "/recordings/" + part.id + "?at=" + Math.round(fromMs), -1, together));
        });
        return rows;
    }

    private static HourRow here(UUID id, String label, double fromMs, Tally together) {
        String seconds = Numbers.plain(Math.rint(fromMs / 1000));
        return new HourRow(label, "/recordings/" + id + "/trace.svg?from=" + seconds, Math.round(fromMs), together);
    }
}
