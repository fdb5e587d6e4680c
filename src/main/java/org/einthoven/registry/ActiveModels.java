package org.einthoven.registry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.einthoven.inference.ModelCard;
import org.einthoven.inference.ModelFault;
import org.einthoven.inference.OnnxModel;
import org.jspecify.annotations.Nullable;

/**
 * The models of a folder, with those opened that read: of each name the version that was chosen, or the newest. Opening
 * checks hash and golden vector; a model that fails is listed with its problem and reads nothing.
 */
public final class ActiveModels implements AutoCloseable {
    private final Map<String, OnnxModel> open = new HashMap<>();
    private final List<ModelVersion> versions = new ArrayList<>();

    private ActiveModels() {}

    /** @param chosen by model name the version that reads; the newest where none is named */
    public static ActiveModels in(Path directory, Map<String, String> chosen) {
        ActiveModels models = new ActiveModels();
        for (Path model : ModelFolders.names(directory)) {
            String name = model.getFileName().toString();
            List<Path> folders = ModelFolders.versions(model);
            String active = chosen.getOrDefault(
                    name, folders.isEmpty() ? "" : folders.get(0).getFileName().toString());
            folders.forEach(folder ->
                    models.add(name, folder, folder.getFileName().toString().equals(active)));
        }
        return models;
    }

    private void add(String name, Path folder, boolean active) {
        String problem = null;
        try {
            if (active) {
                open.put(name, OnnxModel.open(folder));
            } else {
                ModelCard.read(folder);
            }
        } catch (ModelFault fault) {
            problem = fault.getMessage();
        }
        versions.add(new ModelVersion(
                name, folder.getFileName().toString(), hash(folder), card(folder), active && problem == null, problem));
    }

    private static String hash(Path folder) {
        try {
            return OnnxModel.sha256(Files.readAllBytes(folder.resolve(OnnxModel.FILE)));
        } catch (IOException unreadable) {
            return "";
        }
    }

    private static @Nullable String card(Path folder) {
        try {
            return Files.readString(folder.resolve(ModelCard.FILE));
        } catch (IOException unreadable) {
            return null;
        }
    }

    /** Every version of every model, by name and the newest first. */
    public List<ModelVersion> versions() {
        return List.copyOf(versions);
    }

    /** The open model of this name. */
    public Optional<OnnxModel> model(String name) {
        return Optional.ofNullable(open.get(name));
    }

    @Override
    public void close() {
        open.values().forEach(OnnxModel::close);
    }
}
