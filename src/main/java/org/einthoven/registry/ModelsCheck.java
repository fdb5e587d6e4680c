package org.einthoven.registry;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;
import org.einthoven.faults.DatabaseTrouble;

/** Keeps the server from becoming ready while a model that reads is missing or is not what its card says. */
@Readiness
@ApplicationScoped
class ModelsCheck implements HealthCheck {
    private final LiveModels models;
    private final ModelArrivals arrivals;

    ModelsCheck(LiveModels models, ModelArrivals arrivals) {
        this.models = models;
        this.arrivals = arrivals;
    }

    @Override
    public HealthCheckResponse call() {
        try {
            return models();
        } catch (RuntimeException failed) {
            // the check of the database says so itself, and once is enough
            if (!DatabaseTrouble.isBehind(failed)) {
                throw failed;
            }
            return HealthCheckResponse.named("models")
                    .down()
                    .withData("database", "does not answer")
                    .build();
        }
    }

    private HealthCheckResponse models() {
        HealthCheckResponseBuilder check = HealthCheckResponse.named("models").status(models.isComplete());
        models.refs().forEach(model -> check.withData(model.name() + " " + model.version(), "active"));
        models.problems().forEach(check::withData);
        arrivals.refused()
                .forEach(folder -> check.withData(
                        folder.name() + " " + folder.version() + " in the models folder", folder.reason()));
        return check.build();
    }
}
