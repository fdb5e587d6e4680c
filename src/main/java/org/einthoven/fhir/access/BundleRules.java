package org.einthoven.fhir.access;

import java.util.Iterator;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.einthoven.security.FhirAccess;
import org.einthoven.security.FhirAccess.OnlyAbout;
import org.einthoven.security.Interaction;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.SearchEntryMode;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Resource;

/** Applies {@link AccessRules} to the parts of a Bundle. */
final class BundleRules {
    private static final String REFUSAL = BundleRules.class.getName();
    private static final String ASKED = REFUSAL + ".asked";

    private final AccessRules rules;
    private final FhirAccess access;
    private final String serverBase;

    BundleRules(AccessRules rules, FhirAccess access, String serverBase) {
        this.rules = rules;
        this.access = access;
        this.serverBase = serverBase;
    }

    /** Of a transaction that came in: one part that is refused refuses the whole. Of a batch that part alone. */
    void check(Bundle bundle, UnaryOperator<FaultException> told) {
        for (BundleEntryComponent entry : bundle.getEntry()) {
            try {
                check(entry);
            } catch (FaultException refused) {
                if (bundle.getType() != BundleType.BATCH) {
                    throw refused;
                }
                entry.setUserData(ASKED, asked(entry));
                // whoever does not look for the refusal finds nothing to do either
                entry.setRequest(null).setResource(null);
                entry.setUserData(REFUSAL, told.apply(refused));
            }
        }
    }

    private static String asked(BundleEntryComponent entry) {
        return entry.getRequest().getMethod() + " " + entry.getRequest().getUrl();
    }

    /** What an entry asks for, or asked for before it was refused: method and address. */
    static String askedOf(BundleEntryComponent entry) {
        return entry.getUserData(ASKED) instanceof String asked ? asked : asked(entry);
    }

    /** Why an entry of a batch may not be done; empty where it may. */
    static Optional<FaultException> refusal(BundleEntryComponent entry) {
        return Optional.ofNullable((FaultException) entry.getUserData(REFUSAL));
    }

    private void check(BundleEntryComponent entry) {
        Asked asked = AskedOf.entry(entry.getRequest());
        AskedOf.compartment(entry.getRequest()).ifPresent(compartment -> rules.check(compartment.asked(), access));
        rules.check(asked, access);
        rules.checkSent(asked, access, entry.getResource(), serverBase);
        if (entry.hasResource()) {
            rules.checkLinks(entry.getResource(), access);
        }
    }

    /**
     * Takes out of an answer what came along and may not be seen. A match that may not be seen should not be there; where
     * scopes are bound to a patient the whole answer is refused, since its count alone would tell.
     */
    void cut(Bundle bundle) {
        if (bundle.getType() == BundleType.COLLECTION || bundle.getType() == BundleType.DOCUMENT) {
            return;
        }
        for (Iterator<BundleEntryComponent> entries = bundle.getEntry().iterator(); entries.hasNext(); ) {
            BundleEntryComponent entry = entries.next();
            Resource resource = entry.getResource();
            if (resource instanceof Bundle inner) {
                cut(inner);
            } else if (resource != null
                    && !(resource instanceof OperationOutcome)
                    && !(resource instanceof Parameters)) {
                cut(bundle, entry, entries);
            }
        }
    }

    private void cut(Bundle bundle, BundleEntryComponent entry, Iterator<BundleEntryComponent> entries) {
        if (bundle.getType() == BundleType.TRANSACTIONRESPONSE || bundle.getType() == BundleType.BATCHRESPONSE) {
            if (!rules.maySee(entry.getResource(), access, serverBase)) {
                entry.setResource(null);
            }
            return;
        }
        boolean match =
                bundle.getType() == BundleType.SEARCHSET && entry.getSearch().getMode() != SearchEntryMode.INCLUDE;
        boolean seen = rules.maySee(entry.getResource(), access, serverBase);
        boolean found = match && access.allows(entry.getResource().fhirType(), Interaction.SEARCH);
        if (!seen && !found) {
            if (match && access.decide(entry.getResource().fhirType(), Interaction.SEARCH) instanceof OnlyAbout) {
                throw FaultException.of(Fault.NOT_FOR_ONE_PATIENT, "this search");
            }
            entries.remove();
        }
    }
}
