package org.einthoven.registry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The layout of the models folder: {@code <name>/<version>/}. */
final class ModelFolders {
    /** Numbers by their value and before words, so that 0.10.0 is newer than 0.9.0. */
    static final Comparator<String> BY_VERSION = (one, other) -> {
        String[] left = one.split("[.-]");
        String[] right = other.split("[.-]");
        for (int i = 0; i < Math.min(left.length, right.length); i++) {
            int order = isNumber(left[i]) && isNumber(right[i])
                    ? Long.compare(Long.parseLong(left[i]), Long.parseLong(right[i]))
                    : left[i].compareTo(right[i]);
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(left.length, right.length);
    };

    private ModelFolders() {}

    /** Training fills a folder beside its place, under a name with a dot before it. */
    private static boolean isBeingWritten(Path folder) {
        return folder.getFileName().toString().startsWith(".");
    }

    private static boolean isNumber(String part) {
        return part.matches("\\d{1,18}");
    }

    /** Every model's folder, by name. */
    static List<Path> names(Path directory) {
        return folders(directory, Comparator.naturalOrder());
    }

    /** The folders of a model's versions, the newest first. */
    static List<Path> versions(Path model) {
        return folders(model, BY_VERSION.reversed());
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
