package org.einthoven.inbox;

import java.io.IOException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.einthoven.formats.PlainFile;
import org.einthoven.formats.RecordingFiles;
import org.einthoven.formats.SentFile;
import org.einthoven.formats.catalogue.FormatCatalogue;
import org.einthoven.formats.physionet.RecordParts;
import org.einthoven.formats.physionet.WfdbFormat;
import org.einthoven.paper.PaperFormat;
import org.jboss.logging.Logger;

/**
 * Which files of the folder belong together. A header may name any file, so it is not believed everything: what is a recording
 * of another format stands for itself. A file is looked at once, and again only when it has changed.
 */
final class Belonging {
    private static final Logger LOG = Logger.getLogger(Belonging.class);

    /** Of a file, in which its format shows. */
    private static final int HEAD = 1 << 18;

    private final RecordingFiles formats = FormatCatalogue.filesAnd(new PaperFormat());
    private Map<Path, Looked> looked = Map.of();

    /** @param parts the file itself, then what it names */
    private record Looked(Seen state, List<Path> parts, Kind kind) {}

    /** What a file is, taken by itself: the header of a record, a recording of another format, or neither. */
    enum Kind {
        HEADER,
        RECORDING,
        OTHER
    }

    /** Looks at all files that are there. */
    void look(Map<Path, Seen> files) {
        Map<Path, Looked> now = new HashMap<>();
        files.forEach((file, state) -> {
            Looked before = looked.get(file);
            if (before != null && before.state().equals(state)) {
                now.put(file, before);
                return;
            }
            try {
                List<Path> parts = RecordParts.of(file, LinkOption.NOFOLLOW_LINKS);
                now.put(file, new Looked(state, parts, kind(file)));
            } catch (IOException unreadable) {
                // moved by another server, or by who put it there; or it may not be read yet
            } catch (RuntimeException unforeseen) {
                LOG.warnf(
                        Nameless.of(unforeseen),
                        "What belongs to the file of %d bytes, of %s, cannot be told",
                        state.size(),
                        state.changed());
                now.put(file, new Looked(state, List.of(file), Kind.OTHER));
            }
        });
        looked = now;
    }

    private Kind kind(Path file) throws IOException {
        byte[] head = PlainFile.head(file, HEAD, LinkOption.NOFOLLOW_LINKS);
        return formats.formatOf(new SentFile(file.getFileName().toString(), head))
                .map(format -> format instanceof WfdbFormat ? Kind.HEADER : Kind.RECORDING)
                .orElse(Kind.OTHER);
    }

    /** The file and what goes with it; empty where it could not be looked at. */
    List<Path> files(Path file) {
        Looked known = looked.get(file);
        return known == null
                ? List.of()
                : known.parts().stream()
                        .filter(part -> part.equals(file) || kindOf(part) != Kind.RECORDING)
                        .toList();
    }

    Kind kindOf(Path file) {
        Looked known = looked.get(file);
        return known == null ? Kind.OTHER : known.kind();
    }
}
