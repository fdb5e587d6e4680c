package org.einthoven.registry;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.einthoven.inference.ModelCheck;
import org.einthoven.inference.ModelFault;
import org.einthoven.inference.ModelFiles;
import org.einthoven.registry.ModelVersion.Origin;
import org.jboss.logging.Logger;

/** Brings in what lies in the models folder. */
@ApplicationScoped
public class ModelArrivals {
    private static final Logger LOG = Logger.getLogger(ModelArrivals.class);

    private final ModelSettings settings;
    private final ModelIntake intake;
    private final ModelVersions versions;
    private final ModelSteps steps;
    private volatile List<Refused> refused = List.of();

    ModelArrivals(ModelSettings settings, ModelIntake intake, ModelVersions versions, ModelSteps steps) {
        this.settings = settings;
        this.intake = intake;
        this.versions = versions;
        this.steps = steps;
    }

    /**
     * A folder that was not taken in.
     *
     * @param name the folder's, and with it the task's
     * @param version the folder's
     */
    public record Refused(String name, String version, ModelCheck check, String reason) {}

    /** What was refused when the folder was last looked at on this server. */
    public List<Refused> refused() {
        return refused;
    }

    /**
     * Has a version read for every task that has none: the one that is configured, or the newest. Nothing could read
     * before, so there is nothing to compare it with.
     */
    void bootstrap() {
        if (versions.active().versions().size() == ModelTask.values().length) {
            return;
        }
        QuarkusTransaction.requiringNew().run(() -> {
            steps.begin();
            Set<ModelTask> wanting = EnumSet.allOf(ModelTask.class);
            wanting.removeAll(versions.active().versions().keySet());
            wanting.stream().filter(this::isNew).forEach(this::activate);
        });
    }

    /** Whether it never had a version: where an administrator withdrew them all, none comes back by itself. */
    private boolean isNew(ModelTask task) {
        return ModelVersion.count("name", task.id()) == 0;
    }

    private void activate(ModelTask task) {
        first(task).ifPresent(folder -> {
            try {
                ModelFiles files = ModelFiles.read(folder);
                ModelVersion version = intake.checked(files, Origin.FOLDER, ModelChange.SYSTEM);
                version.state = ModelState.ACTIVE;
                versions.keep(version, files);
                steps.arrived(version, ModelChange.SYSTEM, "there was no model for its task yet");
            } catch (ModelFault fault) {
                refuse(folder, fault);
            }
        });
    }

    private Optional<Path> first(ModelTask task) {
        List<Path> folders = ModelFolders.versions(settings.directory().resolve(task.id()));
        String chosen = settings.active().get(task.id());
        return folders.stream()
                .filter(folder ->
                        chosen == null || folder.getFileName().toString().equals(chosen))
                .findFirst();
    }

    /** Takes in as candidates what has come into the folder, and remembers what is refused. */
    public void look() {
        bootstrap();
        List<Refused> found = new ArrayList<>();
        for (Path model : ModelFolders.names(settings.directory())) {
            for (Path folder : ModelFolders.versions(model)) {
                try {
                    intake.take(ModelFiles.read(folder), Origin.FOLDER, ModelChange.SYSTEM);
                } catch (ModelFault fault) {
                    found.add(refusal(folder, fault));
                }
            }
        }
        refused = List.copyOf(found);
    }

    private void refuse(Path folder, ModelFault fault) {
        List<Refused> all = new ArrayList<>(refused);
        all.add(refusal(folder, fault));
        refused = List.copyOf(all);
    }

    private static Refused refusal(Path folder, ModelFault fault) {
        LOG.errorf("The model in %s is refused (%s): %s", folder, fault.check(), fault.getMessage());
        return new Refused(
                folder.getParent().getFileName().toString(),
                folder.getFileName().toString(),
                fault.check(),
                String.valueOf(fault.getMessage()));
    }
}
