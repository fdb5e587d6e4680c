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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.einthoven.formats.physionet.RecordParts;
import org.jboss.logging.Logger;

/**
 * The folder: what has arrived in it, and where it goes afterwards. Several servers may watch one: whatever another one moved
 * meanwhile is not there any more, and that is no failure.
 */
final class InboxFolder {
    /** Looked at in one pass; the others wait for the next. */
    private static final int AT_A_TIME = 1_000;

    private static final Logger LOG = Logger.getLogger(InboxFolder.class);

    private static final String DONE = "done";
    private static final String REFUSED = "refused";

    private final Path folder;
    private Map<Path, Seen> before = Map.of();

    private record Seen(long size, Instant changed) {}

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

    /** What is complete: its files have not changed since the pass before. */
    List<Arrived> arrived() throws IOException {
        Map<Path, Seen> now = files();
        Map<Path, Seen> earlier = before;
        before = now;
        Set<Path> parts = new HashSet<>();
        List<Arrived> arrived = new ArrayList<>();
        for (Path file : now.keySet().stream().sorted().toList()) {
            try {
                List<Path> files = parts(file);
                parts.addAll(files.subList(1, files.size()));
                if (files.stream()
                        .allMatch(part -> now.containsKey(part) && now.get(part).equals(earlier.get(part)))) {
                    arrived.add(arrived(files, now));
                }
            } catch (IOException unreadable) {
                // moved by another server, or by who put it there; or it may not be read yet
            }
        }
        return arrived.stream()
                .filter(recording -> !parts.contains(recording.files().get(0)))
                .toList();
    }

    /** Whatever stands in one file, the others are taken in. */
    private static List<Path> parts(Path file) throws IOException {
        try {
            return RecordParts.of(file);
        } catch (RuntimeException unforeseen) {
            LOG.warnf(unforeseen, "What belongs to the file %s cannot be told", file.getFileName());
            return List.of(file);
        }
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
                if (files.size() == AT_A_TIME) {
                    break;
                }
                String name = entry.getFileName().toString();
                if (name.startsWith(".") || name.matches("(?i).*\\.(part|partial|tmp|crdownload|filepart)")) {
                    continue;
                }
                BasicFileAttributes attributes =
                        Files.readAttributes(entry, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
                if (attributes.isRegularFile()) {
                    files.put(
                            entry,
                            new Seen(
                                    attributes.size(),
                                    attributes.lastModifiedTime().toInstant()));
                }
            }
        } catch (DirectoryIteratorException broken) {
            throw broken.getCause();
        }
        return files;
    }

    void done(Arrived recording, String words) {
        move(recording, folder.resolve(DONE), words);
    }

    void refused(Arrived recording, String words) {
        move(recording, folder.resolve(REFUSED), words);
    }

    /** The words first: who finds a file there finds out why. The file by which it is called goes last. */
    private static void move(Arrived recording, Path to, String words) {
        try {
            if (!Files.exists(recording.files().get(0), LinkOption.NOFOLLOW_LINKS)) {
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
                moveUnlessGone(part, free(to, part.getFileName().toString()));
            }
            moveUnlessGone(recording.files().get(0), place);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
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
