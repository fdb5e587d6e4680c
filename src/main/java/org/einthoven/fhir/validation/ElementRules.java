package org.einthoven.fhir.validation;

import ca.uhn.fhir.context.BaseRuntimeElementCompositeDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementDefinition;
import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.RuntimeResourceDefinition;
import java.util.List;
import org.hl7.fhir.instance.model.api.IBase;
import org.hl7.fhir.instance.model.api.IBaseResource;

/**
 * What R4 says of one type of element: taken once from the model that the parser works with.
 *
 * @param type FHIR's name of it, such as {@code dateTime}
 */
record ElementRules(String type, List<ChildRule> children, List<Invariant<?>> invariants) {

    ElementRules {
        children = List.copyOf(children);
        invariants = List.copyOf(invariants);
    }

    static ElementRules of(FhirContext context, Class<? extends IBase> element) {
        BaseRuntimeElementDefinition<?> definition = IBaseResource.class.isAssignableFrom(element)
                ? context.getResourceDefinition(element.asSubclass(IBaseResource.class))
                : context.getElementDefinition(element);
        List<ChildRule> children = definition instanceof BaseRuntimeElementCompositeDefinition<?> composite
                ? composite.getChildrenAndExtension().stream()
                        .map(ChildRule::of)
                        .toList()
                : List.of();
        String type =
                definition instanceof RuntimeResourceDefinition resource ? resource.getName() : definition.getName();
        return new ElementRules(type, children, Invariants.of(element));
    }
}
