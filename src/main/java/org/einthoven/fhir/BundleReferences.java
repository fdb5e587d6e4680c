package org.einthoven.fhir;

import ca.uhn.fhir.context.FhirContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.einthoven.faults.Excerpt;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.einthoven.fhir.store.LocalReference;
import org.einthoven.fhir.store.StoredVersion;
import org.hl7.fhir.instance.model.api.IBase;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.UriType;
import org.jspecify.annotations.Nullable;

/** Turns references between the entries of a transaction, and by a search, into references to resources. */
@ApplicationScoped
class BundleReferences {

    private static final Pattern SEARCH = Pattern.compile("([A-Z][A-Za-z]+)\\?(.+)");
    private static final Pattern LOCAL_NAME = Pattern.compile("urn:(uuid|oid):.*");

    /** The address of a resource on some server (FHIR R4, 2.1.0.5.2); its first group is the server's. */
    private static final Pattern RESTFUL =
            Pattern.compile("(https?://.+)/[A-Z][A-Za-z]+/[A-Za-z0-9\\-.]{1,64}(/_history/[A-Za-z0-9\\-.]{1,64})?");

    private static final String VERSION = "/_history/";

    private final FhirContext context;
    private final Matching matching;

    BundleReferences(FhirContext context, Matching matching) {
        this.context = context;
        this.matching = matching;
    }

    /**
     * Resolves what an entry says of others in the same transaction.
     *
     * @param targets the resource of each entry by the entry's {@code fullUrl}
     * @param serverBase to which relative references lead in an entry whose own {@code fullUrl} is of no server
     * @return the references by a search
     */
    List<Reference> resolve(BundleEntryComponent entry, Map<String, LocalReference> targets, String serverBase) {
        if (!entry.hasResource()) {
            return List.of();
        }
        Matcher restful = RESTFUL.matcher(entry.hasFullUrl() ? entry.getFullUrl() : "");
        Names names = new Names(targets, restful.matches() ? restful.group(1) : serverBase);
        List<Reference> searches = new ArrayList<>();
        for (Reference reference : all(entry.getResource(), Reference.class)) {
            detach(reference);
            String said = reference.getReference();
            if (said != null) {
                names.target(said).ifPresentOrElse(reference::setReference, () -> checkKnown(said));
                if (SEARCH.matcher(said).matches()) {
                    searches.add(reference);
                }
            }
        }
        all(entry.getResource(), UriType.class)
                .forEach(uri -> names.named(uri.getValue()).ifPresent(uri::setValue));
        NarrativeLinks.replace(entry.getResource(), names::named);
        return searches;
    }

    /**
     * Refuses what an entry of a batch says of another (FHIR R4, 3.1.0.11.2).
     *
     * @param names of the entries of the batch
     */
    void checkApart(BundleEntryComponent entry, Set<String> names) {
        if (entry.hasResource()) {
            all(entry.getResource(), Reference.class).forEach(reference -> {
                detach(reference);
                String said = reference.getReference();
                if (said != null && LOCAL_NAME.matcher(said).matches() && names.contains(said)) {
                    throw FaultException.of(Fault.BATCH_ENTRIES_APART, Excerpt.of(said));
                }
            });
        }
    }

    /** HAPI hangs the resource of the entry that is meant onto the reference, and would write it out as contained. */
    private static void detach(Reference reference) {
        if (reference.getReference() != null && !reference.getReference().startsWith("#")) {
            reference.setResource(null);
        }
    }

    private <T extends IBase> List<T> all(Resource resource, Class<T> type) {
        return context.newTerser().getAllPopulatedChildElementsOfType(resource, type);
    }

    private static void checkKnown(String reference) {
        if (LOCAL_NAME.matcher(reference).matches()) {
            throw FaultException.of(Fault.NO_SUCH_ENTRY, Excerpt.of(reference));
        }
    }

    /** What the names in one entry stand for (FHIR R4, bundle.html, 2.36.4.1). */
    private record Names(Map<String, LocalReference> targets, String base) {

        Optional<String> named(@Nullable String name) {
            return name == null
                    ? Optional.empty()
                    : Optional.ofNullable(targets.get(name)).map(LocalReference::toString);
        }

        Optional<String> target(String reference) {
            return named(reference).or(() -> {
                // a version elsewhere is none of the resource that is written here
                int version = reference.indexOf(VERSION);
                String resource = version < 0 ? reference : reference.substring(0, version);
                String address = LocalReference.of(resource) == null ? resource : base + "/" + resource;
                return RESTFUL.matcher(address).matches()
                        ? named(address).filter(target -> !target.equals(resource))
                        : Optional.empty();
            });
        }
    }

    /**
     * Replaces references by a search by what it finds.
     *
     * @param mayAppear whether a resource of a type may be written yet
     * @return whether all were found; the others may appear
     */
    boolean search(List<Reference> references, Predicate<String> mayAppear) {
        boolean all = true;
        for (Reference reference : references) {
            Matcher search = SEARCH.matcher(reference.getReference());
            if (search.matches()) {
                MatchCondition condition = MatchCondition.of(search.group(1), search.group(2));
                Optional<StoredVersion> found = matching.standing(condition);
                if (found.isPresent()) {
                    reference.setReference(condition.type() + "/" + found.get().id());
                } else if (mayAppear.test(condition.type())) {
                    all = false;
                } else {
                    throw FaultException.of(Fault.NO_MATCH, condition.type(), Excerpt.of(condition.toString()));
                }
            }
        }
        return all;
    }
}
