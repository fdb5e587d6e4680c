package org.einthoven.fhir.store;

import ca.uhn.fhir.context.BaseRuntimeChildDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementCompositeDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementDefinition;
import ca.uhn.fhir.context.RuntimeResourceDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.jspecify.annotations.Nullable;

/**
 * An element of a resource type that search parameters look at, such as {@code Observation.value as Quantity}. Several
 * parameters may share one: {@code code} and {@code combo-code} both look at {@code Observation.code}.
 *
 * <p>Understands the forms of FHIRPath that R4's definitions are written in and walks them without an interpreter, some
 * fifty times as fast; what has another form is left to {@link SearchParameters}.
 *
 * @param path names of elements, from the resource on
 * @param castAt how many names were walked when {@code cast} is asked for
 * @param cast the type that is kept; null for any
 * @param child the element that must have {@code value}, as in {@code where(system='email')}; null for no condition
 */
record Place(List<String> path, int castAt, @Nullable String cast, @Nullable String child, @Nullable String value) {

    private static final Base[] NONE = {};

    private static final String PATH = "(\\w+(?:\\.\\w+)*)";
    private static final Pattern PLAIN = Pattern.compile(PATH);
    private static final Pattern CAST = Pattern.compile("\\(?" + PATH + "(?: as |\\.as\\()(\\w+)\\)((?:\\.\\w+)*)");
    private static final Pattern CONDITION = Pattern.compile(PATH + "\\.where\\((\\w+)='(\\w+)'\\)");

    Place {
        path = List.copyOf(path);
    }

    /** @return null where the expression has none of the forms that are walked */
    static @Nullable Place of(String expression) {
        Matcher plain = PLAIN.matcher(expression);
        if (plain.matches()) {
            return new Place(names(plain.group(1)), 0, null, null, null);
        }
        Matcher cast = CAST.matcher(expression);
        if (cast.matches()) {
            List<String> before = names(cast.group(1));
            List<String> all = new ArrayList<>(before);
            Stream.of(cast.group(3).split("\\."))
                    .filter(name -> !name.isEmpty())
                    .forEach(all::add);
            return new Place(all, before.size(), cast.group(2), null, null);
        }
        Matcher condition = CONDITION.matcher(expression);
        return condition.matches()
                ? new Place(names(condition.group(1)), 0, null, condition.group(2), condition.group(3))
                : null;
    }

    /** Without the resource's own type, which stands first. */
    private static List<String> names(String path) {
        List<String> names = List.of(path.split("\\."));
        return names.subList(1, names.size());
    }

    /** What stands there in {@code resource}. */
    List<Base> in(Base resource) {
        return below(resource, 0);
    }

    /** What stands there in an element at the first {@code depth} names of the path. */
    List<Base> below(Base element, int depth) {
        List<Base> found = List.of(element);
        for (int at = depth; at < path.size() && !found.isEmpty(); at++) {
            boolean cast = at + 1 == castAt;
            List<Base> next = new ArrayList<>();
            for (Base parent : found) {
                for (Base candidate : children(parent, path.get(at))) {
                    if (!cast || candidate.fhirType().equals(this.cast)) {
                        next.add(candidate);
                    }
                }
            }
            found = next;
        }
        return child == null ? found : found.stream().filter(this::hasValue).toList();
    }

    /** Straight from the element: {@code listChildrenByName} would describe all its children first. */
    private static Base[] children(Base parent, String name) {
        Base[] children = parent.getProperty(name.hashCode(), name, false);
        return children == null ? NONE : children;
    }

    private boolean hasValue(Base element) {
        return Stream.of(children(element, Objects.requireNonNull(child)))
                .anyMatch(candidate -> candidate instanceof PrimitiveType<?> primitive
                        && Objects.equals(primitive.getValueAsString(), value));
    }

    /** Whether R4 has at most one element there; not known of what lies below a choice of types. */
    boolean isSingle(RuntimeResourceDefinition resource) {
        BaseRuntimeElementDefinition<?> element = resource;
        for (int at = 0; at < path.size(); at++) {
            String name = path.get(at);
            if (!(element instanceof BaseRuntimeElementCompositeDefinition<?> parent)) {
                return false;
            }
            BaseRuntimeChildDefinition plain = parent.getChildByName(name);
            BaseRuntimeChildDefinition definition = plain == null ? parent.getChildByName(name + "[x]") : plain;
            boolean last = at + 1 == path.size();
            if (definition == null || definition.getMax() != 1 || (plain == null && !last)) {
                return false;
            }
            element = last ? element : definition.getChildByName(name);
        }
        return true;
    }

    boolean startsWith(List<String> names) {
        return path.size() >= names.size() && path.subList(0, names.size()).equals(names);
    }

    /** The same for every parameter that looks here. */
    String key(String resourceType) {
        return resourceType + "." + String.join(".", path) + (cast == null ? "" : " as " + cast)
                + (child == null ? "" : " where " + child + "=" + value);
    }
}
