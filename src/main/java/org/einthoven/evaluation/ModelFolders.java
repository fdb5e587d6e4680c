package org.einthoven.evaluation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.einthoven.inference.ModelCard;
import org.einthoven.inference.OnnxModel;
import org.einthoven.splits.Splits;
import org.jspecify.annotations.Nullable;

/** Which model is evaluated, and whether it knows the records already. */
final class ModelFolders {

    private ModelFolders() {}

    /**
     * The folder that was asked for, or the newest version in {@code models/NAME}.
     *
     * @throws IllegalArgumentException where there is none
     */
    static Path chosen(@Nullable Path asked, String name) throws IOException {
        if (asked != null) {
            return asked;
        }
        Path versions = Path.of("models", name);
        if (Files.isDirectory(versions)) {
            try (Stream<Path> folders = Files.list(versions)) {
                var newest = folders.filter(Files::isDirectory).max(Comparator.naturalOrder());
                if (newest.isPresent()) {
                    return newest.get();
                }
            }
        }
        throw new IllegalArgumentException("there is no model in " + versions + ": name one by --model");
    }

    /** Opens the model that was asked for, or the newest of {@code name}. */
    static OnnxModel open(EvaluationOptions options, String name) throws IOException {
        return OnnxModel.open(chosen(options.model(), name));
    }

    /**
     * Whether the figures flatter: a model that is made to be measured holds one fold out and says so in its card; any
     * other learned from all of the development.
     */
    static boolean learnedFrom(ModelCard card, String split) {
        boolean heldOut = card.data().stream().anyMatch(source -> source.used().contains("outside " + split(split)));
        return !split.equals(Splits.TEST) && !heldOut;
    }

    private static String split(String name) {
        return name.replaceFirst("^fold(\\d)$", "fold $1");
    }
}
