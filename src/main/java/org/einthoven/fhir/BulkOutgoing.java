package org.einthoven.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.einthoven.fhir.bulk.Outgoing;
import org.einthoven.fhir.store.Compartments;
import org.einthoven.fhir.store.Condition;
import org.einthoven.fhir.store.FhirJson;
import org.einthoven.fhir.store.StoredVersion;
import org.hl7.fhir.r4.model.Resource;

/** Exports search and read as single requests do. */
@ApplicationScoped
class BulkOutgoing implements Outgoing {

    private final SearchCriteria criteria;
    private final RenderedResources rendered;
    private final FhirJson json;
    private final FhirContext context;

    BulkOutgoing(SearchCriteria criteria, RenderedResources rendered, FhirJson json, FhirContext context) {
        this.criteria = criteria;
        this.rendered = rendered;
        this.json = json;
        this.context = context;
    }

    @Override
    public boolean isCriterion(String type, String name) {
        return criteria.isKnown(type, name);
    }

    @Override
    public Condition condition(String type, String name, String value) {
        return criteria.condition(type, name, value);
    }

    @Override
    public boolean isInPatientCompartment(String type) {
        return new Compartments(criteria.parameters()).types("Patient").contains(type);
    }

    @Override
    public String json(StoredVersion version, List<String> elements) {
        if (elements.isEmpty()) {
            return isWhole(version) ? String.valueOf(version.body()) : json.encode(rendered.of(version));
        }
        Resource resource = rendered.of(version);
        Set<String> kept = new HashSet<>(elements);
        kept.addAll(Set.of("*.id", "*.meta", "*.(mandatory)"));
        IParser parser = context.newJsonParser().setStripVersionsFromReferences(false);
        parser.setEncodeElements(kept);
        return parser.encodeResourceToString(resource);
    }

    /** Whether the text that is kept says itself which resource it is, in which version: then it is what a read gives. */
    private static boolean isWhole(StoredVersion version) {
        return version.body() != null
                && version.body()
                        .startsWith("{\"resourceType\":\"" + version.type() + "\",\"id\":\"" + version.id()
                                + "\",\"meta\":{\"versionId\":\"" + version.version() + "\",")
                && version.body().indexOf('\n') < 0;
    }
}
