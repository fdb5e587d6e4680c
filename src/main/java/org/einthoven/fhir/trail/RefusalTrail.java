package org.einthoven.fhir.trail;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.einthoven.audit.AuditAction;
import org.einthoven.audit.AuditEvent.Outcome;
import org.einthoven.audit.AuditTrail;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Writes down what was refused or failed. What succeeded is written where it is done, in the transaction that does it;
 * a refusal comes after that transaction was undone.
 */
@Interceptor
@Singleton
public final class RefusalTrail {
    private static final Logger LOG = Logger.getLogger(RefusalTrail.class);
    private static final int NOT_FOUND = 404;
    private static final int FIRST_REFUSAL = 400;
    private static final int FIRST_FAILURE = 500;

    private final AuditTrail audit;

    RefusalTrail(AuditTrail audit) {
        this.audit = audit;
    }

    /** @return true: HAPI goes on to answer */
    @Hook(Pointcut.SERVER_HANDLE_EXCEPTION)
    public boolean write(
            @Nullable RequestDetails request,
            BaseServerResponseException refused,
            HttpServletRequest servletRequest,
            HttpServletResponse servletResponse) {
        int status = refused.getStatusCode();
        if (request == null || status < FIRST_REFUSAL || isNowhere(request, status)) {
            return true;
        }
        try {
            audit.record(
                    action(request),
                    request.getResourceName() == null ? "Server" : request.getResourceName(),
                    request.getId() == null ? null : request.getId().getIdPart(),
                    status + " " + request.getRequestType() + " " + request.getRequestPath(),
                    status < FIRST_FAILURE ? Outcome.REFUSED : Outcome.FAILED);
        } catch (RuntimeException unwritable) {
            // whoever was refused is told why, not that the database is down
            LOG.error("A refusal could not be written to the audit trail", unwritable);
        }
        return true;
    }

    /** An address at which there never was anything. */
    private static boolean isNowhere(RequestDetails request, int status) {
        return status == NOT_FOUND && request.getResourceName() == null;
    }

    private static AuditAction action(RequestDetails request) {
        RestOperationTypeEnum operation = request.getRestOperationType();
        if (operation == null) {
            return switch (request.getRequestType()) {
                case POST -> AuditAction.CREATE;
                case PUT, PATCH -> AuditAction.UPDATE;
                case DELETE -> AuditAction.DELETE;
                default -> request.getId() == null ? AuditAction.SEARCH : AuditAction.READ;
            };
        }
        return switch (operation) {
            case CREATE -> AuditAction.CREATE;
            case READ, VREAD -> AuditAction.READ;
            case UPDATE, PATCH -> AuditAction.UPDATE;
            case DELETE -> AuditAction.DELETE;
            case SEARCH_TYPE, SEARCH_SYSTEM, GET_PAGE -> AuditAction.SEARCH;
            case HISTORY_INSTANCE, HISTORY_TYPE, HISTORY_SYSTEM -> AuditAction.HISTORY;
            default -> "$export".equals(request.getOperation()) ? AuditAction.EXPORT : AuditAction.OPERATION;
        };
    }
}
