package org.einthoven.fhir;

import ca.uhn.fhir.context.BaseRuntimeChildDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementCompositeDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementDefinition;
import ca.uhn.fhir.context.FhirContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The elements of R4 by the names under which they are written, where a text is looked at before it is parsed. */
final class WrittenElements {

    /** Of any type: HAPI's model says nothing of them. */
    private static final Set<String> OF_ANY = Set.of("extension", "modifierExtension");

    private final FhirContext context;
    private final Set<String> resources;
    private final Map<BaseRuntimeElementDefinition<?>, Map<String, Child>> children = new ConcurrentHashMap<>();

    WrittenElements(FhirContext context) {
        this.context = context;
        this.resources = context.getResourceTypes();
    }

    /**
     * A child of an element.
     *
     * @param order among its siblings
     * @param type null where that is not known
     */
    record Child(int order, @Nullable BaseRuntimeElementDefinition<?> type) {

        /** A boolean or a number, which JSON writes without quotation marks. */
        boolean isBare() {
            return type != null
                    && Set.of("boolean", "integer", "positiveInt", "unsignedInt", "decimal")
                            .contains(type.getName());
        }
    }

    /** Null for what is no type of resource. */
    @Nullable
    BaseRuntimeElementDefinition<?> resource(String type) {
        return resources.contains(type) ? context.getResourceDefinition(type) : null;
    }

    /** Null where the parent or the name is not known. */
    @Nullable
    Child child(@Nullable BaseRuntimeElementDefinition<?> parent, String name) {
        return parent == null
                ? null
                : children.computeIfAbsent(parent, WrittenElements::named).get(name);
    }

    private static Map<String, Child> named(BaseRuntimeElementDefinition<?> parent) {
        Map<String, Child> named = new HashMap<>();
        if (parent instanceof BaseRuntimeElementCompositeDefinition<?> composite) {
            List<BaseRuntimeChildDefinition> all = composite.getChildren();
            for (int i = 0; i < all.size(); i++) {
                BaseRuntimeChildDefinition child = all.get(i);
                if (OF_ANY.contains(child.getElementName())) {
                    named.put(child.getElementName(), new Child(i, null));
                } else {
                    for (String name : child.getValidChildNames()) {
                        named.put(name, new Child(i, child.getChildByName(name)));
                    }
                }
            }
        }
        return named;
    }
}
