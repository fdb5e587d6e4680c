package org.einthoven.fhir;

import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.einthoven.faults.FaultException;
import org.einthoven.fhir.access.AccessInterceptor;
import org.einthoven.fhir.store.ResourceWriter;
import org.einthoven.fhir.trail.RefusalTrail;
import org.einthoven.security.Roles;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;

/** Batches: each entry stands for itself, and one that fails keeps none of the others (FHIR R4, 3.1.0.11.2). */
@ApplicationScoped
public class Batches {

    private final BundleEntries entries;
    private final BundleReferences references;
    private final ResourceWriter writer;
    private final RefusalTrail refusals;

    Batches(BundleEntries entries, BundleReferences references, ResourceWriter writer, RefusalTrail refusals) {
        this.entries = entries;
        this.references = references;
        this.writer = writer;
        this.refusals = refusals;
    }

    @RolesAllowed({Roles.EHR, Roles.CARDIOLOGIST})
    public Bundle process(Bundle batch, ServletRequestDetails request) {
        Bundle answer = new Bundle().setType(BundleType.BATCHRESPONSE);
        Set<String> names = batch.getEntry().stream()
                .map(BundleEntryComponent::getFullUrl)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        for (BundleEntryComponent entry : batch.getEntry()) {
            answer.addEntry(process(entry, names, request));
        }
        return answer;
    }

    private BundleEntryComponent process(BundleEntryComponent entry, Set<String> names, ServletRequestDetails request) {
        Optional<UnreadEntry> unread = UnreadEntry.of(entry);
        if (unread.isPresent()) {
            return refused(unread.get().why(), unread.get().asked());
        }
        try {
            AccessInterceptor.refusal(entry).ifPresent(refused -> {
                throw refused;
            });
            references.checkApart(entry, names);
            return QuarkusTransaction.requiringNew().call(() -> entries.process(entry, writer.newId(), request));
        } catch (RuntimeException failed) {
            return refused(Refusal.of(failed, request), AccessInterceptor.askedOf(entry));
        }
    }

    private BundleEntryComponent refused(FaultException why, String asked) {
        int status = why.fault().httpStatus();
        refusals.writeEntry(asked, status);
        BundleEntryComponent answer = new BundleEntryComponent();
        answer.getResponse().setStatus(Integer.toString(status)).setOutcome(Outcomes.of(why));
        return answer;
    }
}
