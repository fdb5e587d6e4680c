package org.einthoven.fhir.validation;

import ca.uhn.fhir.context.BaseRuntimeChildDefinition;
import ca.uhn.fhir.context.BaseRuntimeDeclaredChildDefinition;
import ca.uhn.fhir.context.RuntimeChildChoiceDefinition;
import ca.uhn.fhir.context.RuntimeChildResourceDefinition;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.instance.model.api.IBase;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.jspecify.annotations.Nullable;

/**
 * What R4 says of one element below another.
 *
 * @param name without the {@code [x]} of a choice
 * @param targets the types that a reference may lead to here; empty where it may lead to any
 * @param valueSet that the element's codes come from, where it names one
 */
record ChildRule(
        BaseRuntimeChildDefinition definition,
        String name,
        boolean required,
        boolean repeats,
        boolean choice,
        Set<String> targets,
        @Nullable String valueSet) {

    static ChildRule of(BaseRuntimeChildDefinition definition) {
        String name = definition.getElementName();
        return new ChildRule(
                definition,
                name.replace("[x]", ""),
                definition.getMin() > 0,
                definition.getMax() != 1,
                definition instanceof RuntimeChildChoiceDefinition,
                definition instanceof RuntimeChildResourceDefinition references
                        ? names(references.getResourceTypes())
                        : Set.of(),
                definition instanceof BaseRuntimeDeclaredChildDefinition declared
                        ? declared.getBindingValueSet()
                        : null);
    }

    /** By R4's names; a reference to any resource is declared as one to Java's type of all resources. */
    private static Set<String> names(List<Class<? extends IBaseResource>> types) {
        Set<String> names = types.stream().map(Class::getSimpleName).collect(Collectors.toUnmodifiableSet());
        return names.contains("Resource") || names.contains("IBaseResource") || names.contains("IAnyResource")
                ? Set.of()
                : names;
    }

    List<IBase> values(IBase parent) {
        return definition.getAccessor().getValues(parent);
    }

    /** The element as JSON names it, such as {@code valueQuantity}. */
    Place place(Place parent, IBase value, int position) {
        String named = choice ? definition.getChildNameByDatatype(value.getClass()) : name;
        String shown = named == null ? name : named;
        return repeats ? parent.numbered(shown, position) : parent.only(shown);
    }
}
