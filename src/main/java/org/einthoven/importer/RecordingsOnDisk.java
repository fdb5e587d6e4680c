package org.einthoven.importer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.einthoven.formats.RecordingFiles;
import org.einthoven.formats.SentFile;
import org.einthoven.formats.catalogue.FormatCatalogue;
import org.einthoven.formats.physionet.RecordParts;

/** Finds the recordings below paths: each a file, or the files of one WFDB record. */
final class RecordingsOnDisk {
    private static final byte[] ZIP = {'P', 'K', 3, 4};

    private final RecordingFiles formats = FormatCatalogue.files();

    /** The files of one recording; the first is the one by which it is called. */
    record Found(List<Path> files) {
        Found {
            files = List.copyOf(files);
        }

        Path name() {
            return files.get(0);
        }
    }

    /** In the order of their names. In folders only what is a recording by its content; a file that is named is one. */
    List<Found> below(List<Path> paths) throws IOException {
        Set<Path> candidates = new LinkedHashSet<>();
        for (Path path : paths) {
            try (Stream<Path> tree = Files.walk(path)) {
                tree.filter(Files::isRegularFile)
                        .sorted()
                        .filter(file -> file.equals(path) || isRecording(file))
                        .forEach(candidates::add);
            }
        }
        Set<Path> parts = new HashSet<>();
        List<Found> found = new ArrayList<>();
        for (Path file : candidates) {
            List<Path> files = RecordParts.of(file);
            parts.addAll(files.subList(1, files.size()));
            found.add(new Found(files));
        }
        return found.stream()
                .filter(recording -> !parts.contains(recording.name()))
                .toList();
    }

    private boolean isRecording(Path file) {
        try {
            SentFile sent = new SentFile(file.getFileName().toString(), Files.readAllBytes(file));
            return sent.length() > ZIP.length && sent.has(0, "PK\u0003\u0004")
                    || formats.formatOf(sent).isPresent();
        } catch (IOException unreadable) {
            return false;
        }
    }
}
