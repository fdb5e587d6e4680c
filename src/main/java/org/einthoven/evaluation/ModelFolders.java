package org.einthoven.evaluation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.einthoven.inference.OnnxModel;
import org.einthoven.inference.VersionOrder;
import org.jspecify.annotations.Nullable;

/** Which model is evaluated. */
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
                var newest = folders.filter(Files::isDirectory)
                        // training fills a folder beside its place, under a name with a dot before it
                        .filter(folder -> !folder.getFileName().toString().startsWith("."))
                        .max(Comparator.comparing(folder -> folder.getFileName().toString(), VersionOrder.NEWEST_LAST));
                if (newest.isPresent()) {
                    return newest.get();
                }
            }
        }
        throw new IllegalArgumentException("there is no model in " + versions + ": name one by --model");
    }

    /**
     * Opens the model that was asked for, or the newest of {@code name}.
     *
     * @throws IllegalArgumentException where the one that was asked for is of another kind
     */
    static OnnxModel open(EvaluationOptions options, String name) throws IOException {
        Path folder = chosen(options.model(), name);
        OnnxModel model = OnnxModel.open(folder);
        // what it is trained to be compared with is called beat-lstm, or normality-branches
        String kind = model.card().name().replaceFirst("-.*", "");
        if (!List.of(name, options.task()).contains(kind)) {
            model.close();
            throw new IllegalArgumentException("%s holds the model %s; %s measures one that is called %s"
                    .formatted(folder, model.card().name(), options.task(), name));
        }
        return model;
    }
}
