package org.einthoven.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.einthoven.inference.ModelFiles;

/**
 * Writes a model's folder that is there as a whole or not at all: it is filled beside its place and moved there in one step.
 * A model that it replaces is moved aside before and removed after; where a crash comes between, it is put back by the next
 * writing. Files that are no model's stay where they were.
 */
final class WholeFolder {

    /** Writes a model's files into a folder. */
    interface Filling {
        void into(Path folder) throws IOException;
    }

    private WholeFolder() {}

    /**
     * @throws IOException naming the folder where it cannot be written (on a full disc the cause does not), or where another
     *     is writing it
     */
    static void write(Path folder, Filling filling) throws IOException {
        Path place = folder.toAbsolutePath().normalize();
        try (OnlyWriter alone = OnlyWriter.of(place)) {
            write(folder, place, filling);
        }
    }

    private static void write(Path folder, Path place, Filling filling) throws IOException {
        Path beside = sibling(place, ".part");
        Path former = sibling(place, ".former");
        try {
            settle(place, former);
            Files.createDirectories(beside);
            filling.into(beside);
            removeStrays(beside);
            if (Files.exists(place) && !list(place).isEmpty()) {
                Files.move(place, former, StandardCopyOption.ATOMIC_MOVE);
            }
            Files.move(beside, place, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            IOException told = new IOException(
                    "the model could not be written to " + folder + " (" + e.getMessage()
                            + "); nothing of it was left there, the same command writes it again",
                    e);
            tidy(place, former, beside, told);
            throw told;
        } catch (RuntimeException e) {
            tidy(place, former, beside, e);
            throw e;
        }
        settle(place, former);
    }

    /** After a failure, of which the cause stays what it was whatever fails here. */
    private static void tidy(Path place, Path former, Path beside, Exception failure) {
        try {
            settle(place, former);
            remove(beside);
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }

    private static Path sibling(Path place, String ending) {
        return place.resolveSibling("." + place.getFileName() + ending);
    }

    /** Puts back what was moved aside for nothing; else removes it, but for what is no model's. */
    private static void settle(Path place, Path former) throws IOException {
        if (!Files.isDirectory(former)) {
            return;
        }
        if (!Files.exists(place)) {
            Files.move(former, place, StandardCopyOption.ATOMIC_MOVE);
            return;
        }
        for (Path file : list(former)) {
            if (!isOfModel(file)) {
                Files.move(file, place.resolve(file.getFileName()));
            }
        }
        remove(former);
    }

    /** What a crash may have left of single files. */
    private static void removeStrays(Path beside) throws IOException {
        for (Path file : list(beside)) {
            if (!isOfModel(file)) {
                Files.delete(file);
            }
        }
    }

    private static boolean isOfModel(Path file) {
        return ModelFiles.isOfModel(String.valueOf(file.getFileName()));
    }

    private static void remove(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            for (Path file : list(folder)) {
                Files.delete(file);
            }
            Files.delete(folder);
        }
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }
}
