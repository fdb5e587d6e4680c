package org.einthoven.archive;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.einthoven.reading.Edit;

/**
 * All that readers ever changed in a reading, the first change first. What was taken back stays in the log, and so does
 * that it was.
 */
public record EditLog(List<LoggedEdit> entries) {
    public EditLog {
        entries = List.copyOf(entries);
    }

    /** The number of the last entry; 0 for an empty log. */
    public int last() {
        return entries.isEmpty() ? 0 : entries.get(entries.size() - 1).number;
    }

    /** The log as it was when {@code last} was its last entry, without those up to {@code after}. */
    public EditLog between(int after, int last) {
        return new EditLog(entries.stream()
                .filter(entry -> entry.number > after && entry.number <= last)
                .toList());
    }

    /** What makes the reading what it is now, when it is applied in this order. */
    public List<Edit> inForce() {
        return entries.stream()
                .filter(entry -> !isTakenBack(entry.number))
                .flatMap(entry -> entry.edit().stream())
                .toList();
    }

    public boolean isTakenBack(int number) {
        return entries.stream().anyMatch(entry -> Integer.valueOf(number).equals(entry.takesBack));
    }

    /** A change that holds; empty where there is none of this number, or it was taken back. */
    Optional<LoggedEdit> standing(int number) {
        return entries.stream()
                .filter(entry -> entry.number == number && entry.takesBack == null && !isTakenBack(number))
                .findFirst();
    }

    EditLog without(LoggedEdit entry) {
        return new EditLog(entries.stream().filter(other -> other != entry).toList());
    }

    /** What was done, one after the other. */
    public String inWords() {
        return entries.stream().map(LoggedEdit::inWords).collect(Collectors.joining("; "));
    }

    /** Who wrote it, each once, the first one first. */
    public List<String> authors() {
        return entries.stream().map(entry -> entry.author).distinct().toList();
    }
}
