package org.einthoven.registry;

import java.util.EnumMap;
import java.util.Map;
import org.einthoven.inference.ModelFiles;
import org.einthoven.inference.OnnxModel;

/** What a version has to stand before it comes into a server, without one. */
public final class TakenIn {
    private TakenIn() {}

    /** Its title; throws ModelFault with the check that it did not stand. */
    public static String asCandidate(ModelFiles files) {
        ModelTask task = ModelTask.of(files.card().name()).orElseThrow();
        String title = files.card().name() + " " + files.card().version();
        try (OnnxModel model = OnnxModel.open(files)) {
            model.check();
        }
        Map<ModelTask, ModelFiles> chosen = new EnumMap<>(ModelTask.class);
        for (ModelTask other : ModelTask.values()) {
            chosen.put(other, new ModelFiles(other.id(), Versions.own(other)));
        }
        chosen.put(task, files);
        ModelIntake.trial(title, task, chosen);
        return title;
    }
}
