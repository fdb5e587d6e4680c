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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
    private static final Pattern ENTRY =
            Pattern.compile("([A-Z]+) /?([A-Z][A-Za-z]{1,63})(?:/([A-Za-z0-9\\-.]{1,64}))?(?:[/?].*)?");

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
        write(
                action(request),
                request.getResourceName(),
                request.getId() == null ? null : request.getId().getIdPart(),
                status,
                request.getRequestType() + " " + request.getRequestPath());
        return true;
    }

    /**
     * The same of an entry of a batch, which is answered although one of its entries is not.
     *
     * @param asked method and address, such as {@code GET Patient/1}
     */
    public void writeEntry(String asked, int status) {
        Matcher entry = ENTRY.matcher(asked);
        boolean known = entry.matches();
        AuditAction action = known ? action(entry.group(1), entry.group(3)) : AuditAction.OPERATION;
        write(action, known ? entry.group(2) : null, known ? entry.group(3) : null, status, "batch: " + asked);
    }

    private void write(AuditAction action, @Nullable String type, @Nullable String id, int status, String what) {
        try {
            audit.record(
                    action,
                    type == null ? "Server" : type,
                    id,
                    status + " " + what,
                    status < FIRST_FAILURE ? Outcome.REFUSED : Outcome.FAILED);
        } catch (RuntimeException unwritable) {
            // whoever was refused is told why, not that the database is down
            LOG.error("A refusal could not be written to the audit trail", unwritable);
        }
    }

    /** An address at which there never was anything. */
    private static boolean isNowhere(RequestDetails request, int status) {
        return status == NOT_FOUND && request.getResourceName() == null;
    }

    private static AuditAction action(String method, @Nullable String id) {
        return switch (method) {
            case "POST" -> AuditAction.CREATE;
            case "PUT", "PATCH" -> AuditAction.UPDATE;
            case "DELETE" -> AuditAction.DELETE;
            default -> id == null ? AuditAction.SEARCH : AuditAction.READ;
        };
    }

    private static AuditAction action(RequestDetails request) {
        RestOperationTypeEnum operation = request.getRestOperationType();
        if (operation == null) {
            return action(
                    request.getRequestType().name(),
                    request.getId() == null ? null : request.getId().getIdPart());
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
