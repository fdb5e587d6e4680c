package org.einthoven.fhir;

import ca.uhn.fhir.context.FhirContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.einthoven.faults.Excerpt;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.UriType;

/** Turns references between the entries of a transaction, and by a search, into references to resources. */
@ApplicationScoped
class BundleReferences {

    private static final Pattern CONDITIONAL = Pattern.compile("([A-Z][A-Za-z]+)\\?(.+)");
    private static final Pattern LOCAL_NAME = Pattern.compile("urn:(uuid|oid):.*");

    private final FhirContext context;
    private final Matching matching;

    BundleReferences(FhirContext context, Matching matching) {
        this.context = context;
        this.matching = matching;
    }

    /** @param targets the resource of each entry by the entry's {@code fullUrl} */
    void resolve(BundleEntryComponent entry, Map<String, String> targets) {
        if (!entry.hasResource()) {
            return;
        }
        Map<String, String> found = new HashMap<>();
        context.newTerser()
                .getAllPopulatedChildElementsOfType(entry.getResource(), Reference.class)
                .forEach(reference -> {
                    if (reference.hasReference()) {
                        reference.setReference(resolved(reference.getReference(), targets, found));
                    }
                });
        context.newTerser()
                .getAllPopulatedChildElementsOfType(entry.getResource(), UriType.class)
                .forEach(uri -> {
                    if (uri.hasValue() && targets.containsKey(uri.getValue())) {
                        uri.setValue(targets.get(uri.getValue()));
                    }
                });
    }

    private String resolved(String reference, Map<String, String> targets, Map<String, String> found) {
        String target = targets.get(reference);
        if (target != null) {
            return target;
        }
        if (LOCAL_NAME.matcher(reference).matches()) {
            throw FaultException.of(Fault.NO_SUCH_ENTRY, Excerpt.of(reference));
        }
        return CONDITIONAL.matcher(reference).matches() ? found.computeIfAbsent(reference, this::searched) : reference;
    }

    private String searched(String reference) {
        int mark = reference.indexOf('?');
        String type = reference.substring(0, mark);
        String condition = reference.substring(mark + 1);
        return matching.one(type, condition)
                .map(match -> match.type() + "/" + match.id())
                .orElseThrow(() -> FaultException.of(Fault.NO_MATCH, type, Excerpt.of(condition)));
    }
}
