package org.einthoven.fhir;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import jakarta.inject.Singleton;
import org.einthoven.fhir.validation.WriteWarnings;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.jspecify.annotations.Nullable;

/** Tells the sender what was stored although it does not conform. */
@Interceptor
@Singleton
public final class WarningInterceptor {

    private final WriteWarnings warnings;

    WarningInterceptor(WriteWarnings warnings) {
        this.warnings = warnings;
    }

    @Hook(Pointcut.SERVER_OUTGOING_RESPONSE)
    public void add(@Nullable IBaseResource answer) {
        if (answer instanceof OperationOutcome outcome) {
            Outcomes.warn(outcome, warnings.all());
        }
    }
}
