package org.einthoven.registry;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Keeps the server from becoming ready while a model that reads is missing or is not what its card says. */
@Readiness
@ApplicationScoped
class ModelsCheck implements HealthCheck {
    private final ActiveModels models;

    ModelsCheck(ActiveModels models) {
        this.models = models;
    }

    @Override
    public HealthCheckResponse call() {
        List<String> missing = PipelineReader.missing(models);
        HealthCheckResponseBuilder check = HealthCheckResponse.named("models").status(missing.isEmpty());
        for (ModelVersion model : models.versions()) {
            String problem = model.problem().orElse("");
            if (model.active() || !problem.isEmpty()) {
                check.withData(model.name() + " " + model.version(), problem.isEmpty() ? "active" : problem);
            }
        }
        missing.forEach(name -> check.withData(name, "missing"));
        return check.build();
    }
}
