package org.einthoven.fhir;

import ca.uhn.fhir.context.BaseRuntimeChildDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementCompositeDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementDefinition.ChildTypeEnum;
import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.RuntimePrimitiveDatatypeDefinition;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.hl7.fhir.r4.model.Extension;
import org.jspecify.annotations.Nullable;

/** The elements of R4 by the names under which they are written, where a text is looked at before it is parsed. */
final class WrittenElements {

    /** Of every type, primitives included: HAPI's model says nothing of them. */
    private static final Set<String> OF_ANY = Set.of("extension", "modifierExtension");

    private static final Set<String> NUMBERS = Set.of("integer", "positiveInt", "unsignedInt", "decimal");

    /** JSON writes the id and the extensions of a primitive beside its value, under its name with this before it. */
    private static final String BESIDE = "_";

    private final FhirContext context;
    private final Child extension;
    private final Set<String> resources;
    private final Map<BaseRuntimeElementDefinition<?>, Map<String, Child>> children = new ConcurrentHashMap<>();

    WrittenElements(FhirContext context) {
        this.context = context;
        this.extension = new Child(0, context.getElementDefinition(Extension.class), true, Form.OBJECT);
        this.resources = context.getResourceTypes();
    }

    /** How JSON writes a value (json.html#primitive). */
    enum Form {
        BOOLEAN,
        NUMBER,
        TEXT,
        OBJECT
    }

    /**
     * A child of an element.
     *
     * @param order among its siblings
     * @param type null where that is not known
     * @param repeats whether it may stand several times
     */
    record Child(int order, @Nullable BaseRuntimeElementDefinition<?> type, boolean repeats, Form form) {

        private Child at(int other) {
            return new Child(other, type, repeats, form);
        }

        /** What stands beside it in JSON, where it is a primitive. */
        private Child beside() {
            return new Child(order, type, repeats, Form.OBJECT);
        }
    }

    /** Null for what is no type of resource. */
    @Nullable
    BaseRuntimeElementDefinition<?> resource(String type) {
        return resources.contains(type) ? context.getResourceDefinition(type) : null;
    }

    /** Whether a resource of whatever type stands there, as in a Bundle. */
    static boolean isAnyResource(BaseRuntimeElementDefinition<?> type) {
        return !(type instanceof BaseRuntimeElementCompositeDefinition)
                && !(type instanceof RuntimePrimitiveDatatypeDefinition);
    }

    /** Null where the parent or the name is not known. */
    @Nullable
    Child child(@Nullable BaseRuntimeElementDefinition<?> parent, String name) {
        if (parent == null) {
            return null;
        }
        Child child = children.computeIfAbsent(parent, this::named).get(name);
        return child == null && OF_ANY.contains(name) ? extension : child;
    }

    private Map<String, Child> named(BaseRuntimeElementDefinition<?> parent) {
        Map<String, Child> named = new HashMap<>();
        if (parent instanceof BaseRuntimeElementCompositeDefinition<?> composite) {
            List<BaseRuntimeChildDefinition> all = composite.getChildren();
            for (int i = 0; i < all.size(); i++) {
                BaseRuntimeChildDefinition child = all.get(i);
                if (OF_ANY.contains(child.getElementName())) {
                    named.put(child.getElementName(), extension.at(i));
                } else {
                    for (String name : child.getValidChildNames()) {
                        put(named, name, of(child, i, child.getChildByName(name)));
                    }
                }
            }
        }
        return named;
    }

    private static void put(Map<String, Child> named, String name, Child child) {
        named.put(name, child);
        if (child.form() != Form.OBJECT) {
            named.put(BESIDE + name, child.beside());
        }
    }

    private static Child of(
            BaseRuntimeChildDefinition child, int order, @Nullable BaseRuntimeElementDefinition<?> type) {
        boolean repeats = child.getMax() == ca.uhn.fhir.model.api.annotation.Child.MAX_UNLIMITED || child.getMax() > 1;
        return new Child(order, type, repeats, form(type));
    }

    private static Form form(@Nullable BaseRuntimeElementDefinition<?> type) {
        return switch (type == null ? ChildTypeEnum.COMPOSITE_DATATYPE : type.getChildType()) {
            case ID_DATATYPE, PRIMITIVE_XHTML, PRIMITIVE_XHTML_HL7ORG -> Form.TEXT;
            case PRIMITIVE_DATATYPE -> form(Objects.requireNonNull(type).getName());
            default -> Form.OBJECT;
        };
    }

    private static Form form(String primitive) {
        return primitive.equals("boolean") ? Form.BOOLEAN : NUMBERS.contains(primitive) ? Form.NUMBER : Form.TEXT;
    }
}
