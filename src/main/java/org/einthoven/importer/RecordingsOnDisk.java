package org.einthoven.importer;

import java.io.IOException;
import java.io.InputStream;
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
import org.einthoven.paper.PaperFormat;

/** Finds the recordings below paths: each a file, or the files of one WFDB record. */
final class RecordingsOnDisk {
    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final int HEAD_BYTES = 1 << 20;

    private final RecordingFiles formats = FormatCatalogue.filesAnd(new PaperFormat());

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

    /** The whole file, or the begin of one that is too large for any server: a film is not read to its end. */
    private static byte[] begin(Path file) throws IOException {
        try (InputStream bytes = Files.newInputStream(file)) {
            return bytes.readNBytes(Files.size(file) > ServerClient.MOST_BYTES ? HEAD_BYTES : ServerClient.MOST_BYTES);
        }
    }

    private boolean isRecording(Path file) {
        try {
            SentFile sent = new SentFile(file.getFileName().toString(), begin(file));
            return sent.length() > ZIP.length && sent.has(0, "PK\u0003\u0004")
                    || formats.formatOf(sent).isPresent();
        } catch (IOException unreadable) {
            return false;
        }
    }
}
