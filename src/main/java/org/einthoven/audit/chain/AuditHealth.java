package org.einthoven.audit.chain;

import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/** Tells that the trail was tampered with. The server goes on: a clinic without ECGs would be the worse harm. */
@Wellness
@ApplicationScoped
class AuditHealth implements HealthCheck {
    private final AuditLog log;

    AuditHealth(AuditLog log) {
        this.log = log;
    }

    @Override
    public HealthCheckResponse call() {
        Optional<CheckResult> last = log.lastCheck();
        HealthCheckResponseBuilder health = HealthCheckResponse.named("audit trail")
                .status(last.map(CheckResult::isInOrder).orElse(true))
                .withData("sealed", log.key().isPresent());
        last.ifPresent(check -> health.withData("checked", check.at().toString())
                .withData("problems", check.problems().size()));
        return health.build();
    }
}
