package org.einthoven.fhir;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;

/**
 * Bounds the memory of the bodies that are being worked on: text, parsed resource and samples of a recording take some
 * ten times what its body takes, and many small elements more. Who comes while there is no room is told to try again.
 */
@Interceptor
public final class WorkLimit {

    /** With ten times its size for each body, this leaves more than a third of the heap for the rest. */
    private static final int PART_OF_HEAP = 16;

    /** Parsed, an element takes some 400 bytes on average, whatever it holds: as much as 40 bytes of text. */
    private static final int BYTES_AN_ELEMENT = 40;

    private static final String TAKEN = WorkLimit.class.getName();

    private final ByteBudget budget;

    WorkLimit(long bodyLimit) {
        this.budget = ByteBudget.ofHeap(PART_OF_HEAP, bodyLimit);
    }

    /** What one request has of the budget; used by the thread of that request. */
    static final class Share {

        private final ByteBudget budget;
        private long taken;

        Share(ByteBudget budget) {
            this.budget = budget;
        }

        /** @throws FaultException {@link Fault#BUSY} where there is no room for as many more */
        void take(long bytes) {
            if (!budget.take(bytes)) {
                throw FaultException.of(Fault.BUSY);
            }
            taken += bytes;
        }

        void takeElements(int elements) {
            take((long) elements * BYTES_AN_ELEMENT);
        }

        void giveBack() {
            budget.giveBack(taken);
            taken = 0;
        }
    }

    /** {@link BodyIntake} saw to it that each body has its length in the header. */
    @Hook(value = Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLER_SELECTED, order = -1)
    public void begin(RequestDetails request) {
        String length = request.getHeader("Content-Length");
        Share share = new Share(budget);
        request.getUserData().put(TAKEN, share);
        share.take(length == null ? 0 : Long.parseLong(length));
    }

    static Share of(RequestDetails request) {
        return (Share) request.getUserData().get(TAKEN);
    }

    /** Called for each request, however it ended. */
    @Hook(Pointcut.SERVER_PROCESSING_COMPLETED)
    public void end(RequestDetails request) {
        if (request.getUserData().remove(TAKEN) instanceof Share share) {
            share.giveBack();
        }
    }
}
