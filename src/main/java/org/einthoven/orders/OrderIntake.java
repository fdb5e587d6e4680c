package org.einthoven.orders;

import java.util.List;
import org.einthoven.faults.FaultException;
import org.jspecify.annotations.Nullable;

/** Keeps orders. */
public interface OrderIntake {

    /**
     * Keeps orders for one patient in the caller's transaction, and writes that down in the audit trail. A patient, visit
     * or requester whom nobody knows here becomes known; what is known of others stays as it is. An order that is there
     * already and says the same is left alone.
     *
     * @throws FaultException where one of them cannot be kept: then the transaction must not end well
     */
    void take(Person patient, @Nullable Visit visit, List<Order> orders);
}
