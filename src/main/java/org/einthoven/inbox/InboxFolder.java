package org.einthoven.inbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.einthoven.inbox.Belonging.Kind;

/**
 * The folder: what has arrived in it, and where it goes afterwards. Several servers may watch one: whatever another one moved
 * meanwhile is not there any more, and that is no failure.
 */
final class InboxFolder {
    /** Taken in in one pass: those that came meanwhile have their turn in the next. */
    private static final int AT_A_TIME = 1_000;

    /** More are not looked at: a folder of this size is not worked off but broken. */
    private static final int MOST_FILES = 100_000;

    private static final String DONE = "done";
    private static final String REFUSED = "refused";

    private final Path folder;
    private final Belonging belonging = new Belonging();
    private Map<Path, Seen> before = Map.of();
    private final Map<Path, Integer> tried = new HashMap<>();

    /** The files that name a file, itself left out. */
    private Map<Path, Set<Path>> namedBy = Map.of();

    /**
     * The files of one recording.
     *
     * @param files the first is the one by which it is called
     * @param changed when the newest of them was
     */
    record Arrived(List<Path> files, long bytes, Instant changed) {
        Arrived {
            files = List.copyOf(files);
        }

        String name() {
            return files.get(0).getFileName().toString();
        }
    }

    InboxFolder(Path folder) {
        this.folder = folder;
    }

    /** Makes the folders where they are not there. */
    void prepare() throws IOException {
        Files.createDirectories(folder.resolve(DONE));
        Files.createDirectories(folder.resolve(REFUSED));
    }

    /**
     * What is complete: its files have not changed since the pass before. What was tried least often comes first, then what
     * waits longest, so that nothing that fails again and again keeps others waiting.
     */
    List<Arrived> arrived() throws IOException {
        Map<Path, Seen> now = files();
        Map<Path, Seen> earlier = before;
        before = now;
        belonging.look(now);
        tried.keySet().retainAll(now.keySet());
        namedBy = namedBy(now.keySet());
        List<Arrived> arrived = now.keySet().stream()
                .filter(this::isCalledByItself)
                .map(belonging::files)
                .filter(files -> !files.isEmpty()
                        && files.stream()
                                .allMatch(part ->
                                        now.containsKey(part) && now.get(part).equals(earlier.get(part))))
                .map(files -> arrived(files, now))
                .sorted(Comparator.comparing(
                                (Arrived one) -> tried.getOrDefault(one.files().get(0), 0))
                        .thenComparing(Arrived::changed)
                        .thenComparing(Arrived::name))
                .limit(AT_A_TIME)
                .toList();
        arrived.forEach(one -> tried.merge(one.files().get(0), 1, Integer::sum));
        return arrived;
    }

    private Map<Path, Set<Path>> namedBy(Set<Path> files) {
        Map<Path, Set<Path>> namedBy = new HashMap<>();
        for (Path file : files) {
            for (Path part : belonging.files(file)) {
                if (!part.equals(file)) {
                    namedBy.computeIfAbsent(part, any -> new HashSet<>()).add(file);
                }
            }
        }
        return namedBy;
    }

    /** Whether no other file has it for a part, but for those that it has for parts itself. */
    private boolean isCalledByItself(Path file) {
        return belonging.files(file).containsAll(namedBy.getOrDefault(file, Set.of()));
    }

    private static Arrived arrived(List<Path> files, Map<Path, Seen> seen) {
        List<Seen> states = files.stream().map(seen::get).toList();
        return new Arrived(
                files,
                states.stream().mapToLong(Seen::size).sum(),
                states.stream().map(Seen::changed).max(Instant::compareTo).orElseThrow());
    }

    /** Plain files, without hidden ones and those that programs write while they copy. */
    private Map<Path, Seen> files() throws IOException {
        Map<Path, Seen> files = new HashMap<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                String name = entry.getFileName().toString();
                if (name.startsWith(".") || name.matches("(?i).*\\.(part|partial|tmp|crdownload|filepart)")) {
                    continue;
                }
                if (files.size() == MOST_FILES) {
                    break;
                }
                seen(entry).ifPresent(seen -> files.put(entry, seen));
            }
        } catch (DirectoryIteratorException broken) {
            throw broken.getCause();
        }
        return files;
    }

    /** Empty for what is no plain file, or is not there any more. */
    private static Optional<Seen> seen(Path entry) {
        try {
            BasicFileAttributes attributes =
                    Files.readAttributes(entry, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return Optional.of(attributes)
                    .filter(BasicFileAttributes::isRegularFile)
                    .map(file -> new Seen(file.size(), file.lastModifiedTime().toInstant()));
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    void done(Arrived recording, String words) {
        move(recording, folder.resolve(DONE), words, part -> true);
    }

    /** A header that is wrong may name another record's: what can stand for itself is left to do so. */
    void refused(Arrived recording, String words) {
        move(recording, folder.resolve(REFUSED), words, part -> belonging.kindOf(part) == Kind.OTHER);
    }

    /**
     * The words first: who finds a file there finds out why. The file by which it is called goes last, and what another
     * recording that is still there names as well stays for that one.
     */
    private void move(Arrived recording, Path to, String words, Predicate<Path> goesAlong) {
        try {
            Path main = recording.files().get(0);
            if (!isTaken(main)) {
                return;
            }
            Path place = free(to, recording.name());
            Files.writeString(
                    textOf(place),
                    words + "\n",
                    StandardCharsets.UTF_8,
                    StandardOpenOption.CREATE_NEW,
                    StandardOpenOption.WRITE);
            for (Path part : recording.files().subList(1, recording.files().size())) {
                if (goesAlong.test(part) && isFree(part, recording.files(), goesAlong)) {
                    moveUnlessGone(part, free(to, part.getFileName().toString()));
                }
            }
            moveUnlessGone(main, place);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Whether all files that name a part and are still there go as well. */
    private boolean isFree(Path part, List<Path> recording, Predicate<Path> goesAlong) {
        return namedBy.getOrDefault(part, Set.of()).stream()
                .allMatch(other -> !isTaken(other)
                        || recording.get(0).equals(other)
                        || recording.contains(other) && goesAlong.test(other));
    }

    private static void moveUnlessGone(Path from, Path to) throws IOException {
        try {
            Files.move(from, to);
        } catch (NoSuchFileException | FileAlreadyExistsException another) {
            // another server was faster; what it left is seen in the next pass
        }
    }

    private static Path textOf(Path place) {
        return place.resolveSibling(place.getFileName() + ".txt");
    }

    /** A name that is not taken, nor that of its text: a second file of the same name may be another recording. */
    private static Path free(Path folder, String name) {
        Path place = folder.resolve(name);
        for (int number = 2; isTaken(place) || isTaken(textOf(place)); number++) {
            place = folder.resolve(number + "-" + name);
        }
        return place;
    }

    private static boolean isTaken(Path place) {
        return Files.exists(place, LinkOption.NOFOLLOW_LINKS);
    }
}
