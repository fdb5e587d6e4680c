package org.einthoven.formats;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One of the consecutive parts of a recording that is too long to be taken in as one.
 *
 * @param number from 1
 * @param all how many there are
 * @param recording what lies in this part, its time that at which the part begins
 */
public record PartOfWhole(int number, int all, ImportedRecording recording) {

    /** Parts of {@code length}, the last one perhaps shorter; what the device says of the whole stands in the first. */
    public static List<PartOfWhole> of(ImportedRecording whole, Duration length) {
        Duration duration = whole.duration();
        int all = (int) Math.max(1, ceilDiv(duration.toMillis(), length.toMillis()));
        List<PartOfWhole> parts = new ArrayList<>();
        for (int i = 0; i < all; i++) {
            parts.add(new PartOfWhole(i + 1, all, part(whole, duration, length.multipliedBy(i), length, i, all)));
        }
        return parts;
    }

    private static long ceilDiv(long whole, long part) {
        return (whole + part - 1) / part;
    }

    private static ImportedRecording part(
            ImportedRecording whole, Duration duration, Duration from, Duration length, int index, int all) {
        Duration to = from.plus(length).compareTo(duration) < 0 ? from.plus(length) : duration;
        List<ImportedChannel> channels = whole.channels().stream()
                .map(channel -> channel.slice(from, to))
                .toList();
        String note = "Part " + (index + 1) + " of " + all + " of a recording of " + words(duration) + ": from "
                + words(from) + " to " + words(to) + ".";
        return new ImportedRecording(
                whole.format(),
                whole.person(),
                whole.time() == null ? null : whole.time().plus(from),
                whole.device(),
                whole.filters(),
                channels,
                index == 0 ? whole.measurements() : List.of(),
                index == 0 ? whole.statements() : List.of(),
                Stream.concat(Stream.of(note), whole.notes().stream()).toList(),
                whole.marks().stream()
                        .map(marks -> marks.within(from.toMillis(), to.toMillis()))
                        .filter(marks -> !marks.list().isEmpty())
                        .collect(Collectors.toList()),
                null);
    }

    /** Such as {@code 5:30:00}, in hours, minutes and seconds. */
    private static String words(Duration duration) {
        return String.format("%d:%02d:%02d", duration.toHours(), duration.toMinutesPart(), duration.toSecondsPart());
    }
}
