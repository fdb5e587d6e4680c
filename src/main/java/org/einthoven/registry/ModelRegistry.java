package org.einthoven.registry;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.einthoven.archive.RecordingReader;
import org.jboss.logging.Logger;

/** Opens the models when the server starts and closes them when it ends. */
@ApplicationScoped
class ModelRegistry {
    private static final Logger LOG = Logger.getLogger(ModelRegistry.class);

    @Produces
    @Singleton
    @Startup
    ActiveModels open(ModelSettings settings) {
        ActiveModels models = ActiveModels.in(settings.directory(), settings.active());
        for (ModelVersion model : models.versions()) {
            model.problem().ifPresent(problem -> LOG.errorf("Model %s %s: %s", model.name(), model.version(), problem));
        }
        return models;
    }

    @Produces
    @ApplicationScoped
    RecordingReader reader(ActiveModels models) {
        return new PipelineReader(models);
    }

    void close(@Disposes ActiveModels models) {
        models.close();
    }
}
