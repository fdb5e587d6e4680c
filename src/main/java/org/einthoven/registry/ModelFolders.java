package org.einthoven.registry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.einthoven.inference.VersionOrder;

/** The layout of the models folder: {@code <name>/<version>/}. */
final class ModelFolders {
    private ModelFolders() {}

    /** Training fills a folder beside its place, under a name with a dot before it. */
    private static boolean isBeingWritten(Path folder) {
        return folder.getFileName().toString().startsWith(".");
    }

    /** Every model's folder, by name. */
    static List<Path> names(Path directory) {
        return folders(directory, Comparator.naturalOrder());
    }

    /** The folders of a model's versions, the newest first. */
    static List<Path> versions(Path model) {
        return folders(model, VersionOrder.NEWEST_LAST.reversed());
    }

    private static List<Path> folders(Path directory, Comparator<String> order) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.filter(Files::isDirectory)
                    .filter(folder -> !isBeingWritten(folder))
                    .sorted(Comparator.comparing(folder -> folder.getFileName().toString(), order))
                    .toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
