package org.einthoven.formats.physionet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.einthoven.formats.PlainFile;
import org.einthoven.wfdb.RawRecord;
import org.jspecify.annotations.Nullable;

/** Which files on disk belong together: those of a WFDB record; any other file stands for itself. */
public final class RecordParts {
    private static final int LONGEST_HEADER = 1 << 18;

    private RecordParts() {}

    /**
     * The file, then those that its header names and those that their headers name, and its annotations.
     *
     * @param links whether headers are read where a link leads
     */
    public static List<Path> of(Path file, LinkOption... links) throws IOException {
        Set<Path> all = new LinkedHashSet<>(List.of(file));
        Deque<Path> headers = new ArrayDeque<>(List.of(file));
        while (!headers.isEmpty()) {
            Path header = headers.pop();
            byte[] text = PlainFile.head(header, LONGEST_HEADER + 1, links);
            for (String name : text.length > LONGEST_HEADER ? Set.<String>of() : RawRecord.parts(text)) {
                Path part = sibling(header, name);
                if (part != null && isFile(part) && all.add(part) && name.endsWith(".hea")) {
                    headers.push(part);
                }
            }
        }
        Path annotations = file.resolveSibling(file.getFileName().toString().replaceFirst("\\.hea$", ".atr"));
        if (isFile(annotations)) {
            all.add(annotations);
        }
        return List.copyOf(all);
    }

    /** Null where no file can have such a name. */
    private static @Nullable Path sibling(Path header, String name) {
        try {
            return header.resolveSibling(name);
        } catch (InvalidPathException noName) {
            return null;
        }
    }

    private static boolean isFile(Path path) {
        return Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS);
    }
}
