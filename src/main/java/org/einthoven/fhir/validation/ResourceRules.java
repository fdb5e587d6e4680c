package org.einthoven.fhir.validation;

import ca.uhn.fhir.context.FhirContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.einthoven.faults.FaultException;
import org.hl7.fhir.instance.model.api.IBase;
import org.hl7.fhir.instance.model.api.IBaseResource;

/**
 * The rules of FHIR R4 that every resource has to keep before it is stored: what is required is there, primitives are
 * well written, references lead to types that belong there, narratives hold no script, and the invariants hold. What the
 * strict parser refuses (unknown elements and codes, values that are there too often) has not come this far. Profiles and
 * terminologies are looked at only where the server is set to it: that takes a thousand times as long.
 */
@ApplicationScoped
public class ResourceRules {

    private final FhirContext context;
    private final Consumer<IBaseResource> profiles;
    private final Map<Class<?>, ElementRules> rules = new ConcurrentHashMap<>();

    @Inject
    ResourceRules(FhirContext context, WrittenProfiles profiles) {
        this.context = context;
        this.profiles = profiles::check;
    }

    /** Without a look at profiles. */
    ResourceRules(FhirContext context) {
        this.context = context;
        this.profiles = resource -> {};
    }

    /**
     * Also by profiles, where the server is set to that.
     *
     * @throws FaultException with each element at fault, the first ones of many
     */
    public void check(IBaseResource resource) {
        List<Violation> violations = violations(resource);
        if (!violations.isEmpty()) {
            throw FaultException.ofAll(
                    violations.stream().map(Violation::refusal).toList());
        }
        profiles.accept(resource);
    }

    List<Violation> violations(IBaseResource resource) {
        return new ResourceWalk(this).walk(resource);
    }

    ElementRules of(Class<? extends IBase> element) {
        // computeIfAbsent takes a lock even where the value is there
        ElementRules known = rules.get(element);
        return known == null ? rules.computeIfAbsent(element, type -> ElementRules.of(context, element)) : known;
    }

    boolean isResourceType(String name) {
        return context.getResourceTypes().contains(name);
    }
}
