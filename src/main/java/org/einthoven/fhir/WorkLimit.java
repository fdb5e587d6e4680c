package org.einthoven.fhir;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;

/**
 * Bounds the memory of the bodies that are being worked on: text, parsed resource and samples of a recording take some
 * ten times what its body takes. Who comes while there is no room is told to try again.
 */
@Interceptor
public final class WorkLimit {

    /** With ten times its size for each body, this leaves more than a third of the heap for the rest. */
    private static final int PART_OF_HEAP = 16;

    private static final String TAKEN = WorkLimit.class.getName();

    private final ByteBudget budget;

    WorkLimit(long bodyLimit) {
        this.budget = ByteBudget.ofHeap(PART_OF_HEAP, bodyLimit);
    }

    @Hook(value = Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLER_SELECTED, order = -1)
    public void begin(RequestDetails request) {
        String announced = request.getHeader("Content-Length");
        long bytes = announced == null ? 0 : Long.parseLong(announced);
        if (!budget.take(bytes)) {
            throw FaultException.of(Fault.BUSY);
        }
        request.getUserData().put(TAKEN, bytes);
    }

    /** Called for each request, however it ended. */
    @Hook(Pointcut.SERVER_PROCESSING_COMPLETED)
    public void end(RequestDetails request) {
        if (request.getUserData().remove(TAKEN) instanceof Long bytes) {
            budget.giveBack(bytes);
        }
    }
}
