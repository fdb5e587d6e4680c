package org.einthoven.fhir;

import ca.uhn.fhir.context.BaseRuntimeChildDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementCompositeDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementDefinition;
import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.fhirpath.FhirPathExecutionException;
import ca.uhn.fhir.fhirpath.IFhirPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.einthoven.faults.Excerpt;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.hl7.fhir.instance.model.api.IBase;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** FHIRPath Patch (FHIR R4, fhirpatch.html): operations on what FHIRPath finds in a resource, one after the other. */
final class FhirPathPatch {

    static final int MOST_OPERATIONS = 100;
    private static final int LONGEST_PATH = 500;

    private final FhirContext context;
    private final IFhirPath fhirPath;

    /** A primitive's, too: HAPI says of composite types alone that they have some. */
    private final BaseRuntimeChildDefinition extension;

    FhirPathPatch(FhirContext context) {
        this.context = context;
        this.fhirPath = context.newFhirPath();
        this.extension = composite(Coding.class).orElseThrow().getChildByName("extension");
    }

    /** Where an element hangs: in a child of its parent, at an index. */
    private record Place(Base parent, BaseRuntimeChildDefinition child, int index) {

        List<IBase> elements() {
            return new ArrayList<>(child.getAccessor().getValues(parent));
        }

        void put(List<IBase> elements) {
            child.getMutator().setValue(parent, null);
            elements.forEach(element -> child.getMutator().addValue(parent, element));
        }
    }

    Resource apply(Resource resource, Parameters patch) {
        if (patch.getParameter().isEmpty() || patch.getParameter().size() > MOST_OPERATIONS) {
            throw refused("it needs from 1 to " + MOST_OPERATIONS + " operations.");
        }
        Resource patched = resource.copy();
        patched.setIdElement(resource.getIdElement());
        for (ParametersParameterComponent operation : patch.getParameter()) {
            if (!operation.getName().equals("operation")) {
                throw refused("its parameters are named operation, not " + Excerpt.of(operation.getName()) + ".");
            }
            apply(patched, operation);
        }
        return patched;
    }

    private void apply(Resource resource, ParametersParameterComponent operation) {
        String path = text(operation, "path");
        List<Base> found = find(resource, path);
        switch (text(operation, "type")) {
            case "add" -> add(only(found, path), operation);
            case "insert" -> insert(container(resource, found, path), operation);
            case "delete" -> {
                if (!found.isEmpty()) {
                    Place place = place(resource, only(found, path), path);
                    List<IBase> elements = place.elements();
                    elements.remove(place.index());
                    place.put(elements);
                }
            }
            case "replace" -> {
                Place place = place(resource, only(found, path), path);
                List<IBase> elements = place.elements();
                elements.set(place.index(), stated(operation, place.child()));
                place.put(elements);
            }
            case "move" -> move(container(resource, found, path), operation);
            default -> throw refused("operations are add, insert, delete, replace and move.");
        }
    }

    private void add(Base parent, ParametersParameterComponent operation) {
        BaseRuntimeChildDefinition child = child(parent, text(operation, "name"));
        List<IBase> there = child.getAccessor().getValues(parent);
        if (child.getMax() == 1 && !there.isEmpty()) {
            throw refused(child.getElementName() + " is there already and cannot be there twice: replace it.");
        }
        child.getMutator().addValue(parent, stated(operation, child));
    }

    private void insert(Place place, ParametersParameterComponent operation) {
        List<IBase> elements = place.elements();
        elements.add(index(operation, "index", elements.size()), stated(operation, place.child()));
        place.put(elements);
    }

    private static void move(Place place, ParametersParameterComponent operation) {
        List<IBase> elements = place.elements();
        IBase moved = elements.remove(index(operation, "source", elements.size() - 1));
        elements.add(index(operation, "destination", elements.size()), moved);
        place.put(elements);
    }

    private List<Base> find(Resource resource, String path) {
        try {
            return fhirPath.evaluate(resource, path, Base.class);
        } catch (FhirPathExecutionException | ClassCastException unreadable) {
            throw refused("the path \"" + Excerpt.of(path) + "\" cannot be followed.");
        }
    }

    private static Base only(List<Base> found, String path) {
        if (found.size() != 1) {
            throw refused("the path \"" + Excerpt.of(path) + "\" leads to " + found.size() + " elements, not to one.");
        }
        return found.get(0);
    }

    private Place container(Resource resource, List<Base> found, String path) {
        if (found.isEmpty()) {
            throw refused("the path \"" + Excerpt.of(path) + "\" leads to no element.");
        }
        return place(resource, found.get(0), path);
    }

    private Place place(Resource resource, Base element, String path) {
        return search(resource, element)
                .orElseThrow(
                        () -> refused("the path \"" + Excerpt.of(path) + "\" leads to no element that can change."));
    }

    private Optional<Place> search(Base parent, Base element) {
        for (BaseRuntimeChildDefinition child : children(parent)) {
            List<IBase> values = child.getAccessor().getValues(parent);
            for (int i = 0; i < values.size(); i++) {
                if (values.get(i) == element) {
                    return Optional.of(new Place(parent, child, i));
                }
                Optional<Place> deeper =
                        values.get(i) instanceof Base inner ? search(inner, element) : Optional.empty();
                if (deeper.isPresent()) {
                    return deeper;
                }
            }
        }
        return Optional.empty();
    }

    private List<BaseRuntimeChildDefinition> children(Base parent) {
        return composite(parent.getClass())
                .map(BaseRuntimeElementCompositeDefinition::getChildren)
                .orElseGet(() -> parent.isPrimitive() ? List.of(extension) : List.of());
    }

    private Optional<BaseRuntimeElementCompositeDefinition<?>> composite(Class<? extends IBase> type) {
        return context.getElementDefinition(type) instanceof BaseRuntimeElementCompositeDefinition<?> composite
                ? Optional.of(composite)
                : Optional.empty();
    }

    private BaseRuntimeChildDefinition child(Base parent, String name) {
        return composite(parent.getClass())
                .map(composite -> Optional.ofNullable(composite.getChildByName(name))
                        .orElseGet(() -> composite.getChildByName(name + "[x]")))
                .or(() -> children(parent).stream()
                        .filter(child -> child.getElementName().equals(name))
                        .findFirst())
                .orElseThrow(() -> refused(parent.fhirType() + " has no element " + Excerpt.of(name) + "."));
    }

    private IBase stated(ParametersParameterComponent operation, BaseRuntimeChildDefinition child) {
        ParametersParameterComponent part =
                part(operation, "value").orElseThrow(() -> refused("an operation has no value."));
        return value(part, child);
    }

    /** A type as it stands; an element that is no type of its own from its parts, child by child. */
    private IBase value(ParametersParameterComponent part, BaseRuntimeChildDefinition child) {
        if (part.hasValue()) {
            return converted(part.getValue(), child);
        }
        if (part.hasResource()) {
            return part.getResource();
        }
        BaseRuntimeElementDefinition<?> type =
                child.getChildByName(child.getValidChildNames().iterator().next());
        Base element = (Base) type.newInstance(child.getInstanceConstructorArguments());
        for (ParametersParameterComponent inner : part.getPart()) {
            BaseRuntimeChildDefinition place = child(element, inner.getName());
            place.getMutator().addValue(element, value(inner, place));
        }
        return element;
    }

    /** A primitive may come as another type that is written alike, such as a string for a code. */
    private IBase converted(Base value, BaseRuntimeChildDefinition child) {
        if (child.getChildElementDefinitionByDatatype(value.getClass()) != null || !value.isPrimitive()) {
            return value;
        }
        BaseRuntimeElementDefinition<?> type =
                child.getChildByName(child.getValidChildNames().iterator().next());
        Object arguments = child.getInstanceConstructorArguments();
        IBase primitive = arguments == null ? type.newInstance() : type.newInstance(arguments);
        if (primitive instanceof org.hl7.fhir.instance.model.api.IPrimitiveType<?> writable) {
            try {
                writable.setValueAsString(value.primitiveValue());
                return primitive;
            } catch (IllegalArgumentException | ca.uhn.fhir.parser.DataFormatException unfit) {
                throw refused("\"" + Excerpt.of(value.primitiveValue()) + "\" is no value of " + child.getElementName()
                        + ".");
            }
        }
        throw refused(child.getElementName() + " is of another type than the value.");
    }

    private static String text(ParametersParameterComponent operation, String name) {
        String text = part(operation, name)
                .map(ParametersParameterComponent::getValue)
                .map(Base::primitiveValue)
                .orElseThrow(() -> refused("an operation has no " + name + "."));
        if (text.length() > LONGEST_PATH) {
            throw refused(name + " is longer than " + LONGEST_PATH + " characters.");
        }
        return text;
    }

    private static int index(ParametersParameterComponent operation, String name, int largest) {
        int index = part(operation, name)
                .map(ParametersParameterComponent::getValue)
                .filter(IntegerType.class::isInstance)
                .map(value -> ((IntegerType) value).getValue())
                .orElseThrow(() -> refused("an operation has no " + name + "."));
        if (index < 0 || index > largest) {
            throw refused(name + " is " + index + ", and there are " + largest + ".");
        }
        return index;
    }

    private static Optional<ParametersParameterComponent> part(ParametersParameterComponent operation, String name) {
        return operation.getPart().stream()
                .filter(part -> part.getName().equals(name))
                .findFirst();
    }

    private static FaultException refused(@Nullable String why) {
        return FaultException.of(Fault.INVALID_PATCH, why);
    }
}
