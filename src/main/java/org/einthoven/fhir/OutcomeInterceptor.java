package org.einthoven.fhir;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.UnclassifiedServerFailureException;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.jspecify.annotations.Nullable;

/** Answers every failure with an OperationOutcome. */
@Interceptor
public final class OutcomeInterceptor {

    static final String CHALLENGE = "Basic realm=\"Einthoven\", charset=\"UTF-8\"";

    /** RFC 6750, 3.1; what is missing stands in the OperationOutcome. */
    private static final String SCOPE_CHALLENGE = "Bearer realm=\"Einthoven\", error=\"insufficient_scope\"";

    /** What is in work is done by then: an ECG is read in a fraction of a second. */
    private static final String RETRY_AFTER_SECONDS = "5";

    private static final String RETRY_JOB_AFTER_SECONDS = "60";

    /** @return what HAPI answers with; null leaves the failure as it is */
    @Hook(Pointcut.SERVER_PRE_PROCESS_OUTGOING_EXCEPTION)
    public @Nullable BaseServerResponseException answer(Throwable failure, @Nullable RequestDetails request) {
        if (Refusal.isAnswer(failure)) {
            return null;
        }
        FaultException refused = Refusal.of(failure, request);
        BaseServerResponseException answer =
                new UnclassifiedServerFailureException(refused.fault().httpStatus(), refused.getMessage());
        answer.setOperationOutcome(Outcomes.of(refused));
        if (refused.fault() == Fault.NOT_SIGNED_IN) {
            answer.addResponseHeader("WWW-Authenticate", CHALLENGE);
        }
        if (refused.fault() == Fault.INSUFFICIENT_SCOPE) {
            answer.addResponseHeader("WWW-Authenticate", SCOPE_CHALLENGE);
        }
        if (refused.fault() == Fault.METHOD_NOT_ALLOWED && request != null) {
            answer.addResponseHeader("Allow", AllowedVerbs.header(request.getRequestPath()));
        }
        if (refused.fault() == Fault.TOO_MANY_JOBS) {
            answer.addResponseHeader("Retry-After", RETRY_JOB_AFTER_SECONDS);
        } else if (refused.fault().mayPass()) {
            answer.addResponseHeader("Retry-After", RETRY_AFTER_SECONDS);
        }
        return answer;
    }
}
