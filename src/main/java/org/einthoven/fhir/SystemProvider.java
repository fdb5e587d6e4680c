package org.einthoven.fhir;

import ca.uhn.fhir.rest.annotation.History;
import ca.uhn.fhir.rest.annotation.Transaction;
import ca.uhn.fhir.rest.annotation.TransactionParam;
import ca.uhn.fhir.rest.api.server.IBundleProvider;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import jakarta.enterprise.context.ApplicationScoped;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.jspecify.annotations.Nullable;

/** What HAPI calls for the interactions on the whole server. */
@ApplicationScoped
public class SystemProvider {

    private final ResourceInteractions interactions;
    private final Transactions transactions;
    private final Batches batches;

    SystemProvider(ResourceInteractions interactions, Transactions transactions, Batches batches) {
        this.interactions = interactions;
        this.transactions = transactions;
        this.batches = batches;
    }

    @Transaction
    public Bundle process(@TransactionParam @Nullable Bundle sent, ServletRequestDetails request) {
        Bundle bundle = Bodies.of(sent, "Bundle");
        BundleEntries.check(bundle);
        if (bundle.getType() == BundleType.TRANSACTION) {
            return transactions.process(bundle, request);
        }
        if (bundle.getType() == BundleType.BATCH) {
            return batches.process(bundle, request);
        }
        throw new FaultException(Fault.INVALID_ELEMENT, "Bundle.type", "Bundle.type is neither transaction nor batch.");
    }

    @History
    public IBundleProvider history(ServletRequestDetails request) {
        return interactions.history(null, null, request);
    }
}
