package org.einthoven.fhir.validation;

import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;

/** Where references lead: to a type of resource that belongs there. Whether it is there is not looked at. */
final class References {

    /** The id of the contained resource that is meant, empty text for the outer one; empty for other references. */
    static Optional<String> contained(Reference reference) {
        return Optional.ofNullable(reference.getReference())
                .filter(text -> text.startsWith("#"))
                .map(text -> text.substring(1));
    }

    /**
     * What is wrong and how to mend it; empty where nothing is.
     *
     * @param targets the types that belong there; empty for all
     */
    static Optional<String> broken(Reference reference, Set<String> targets, Predicate<String> isResourceType) {
        String text = reference.getReference();
        String type = text == null ? null : typeOf(reference, text);
        if (type != null && !isResourceType.test(type)) {
            return Optional.of(PrimitiveRules.quoted(text)
                    + " is not a reference: write [type]/[id], such as Patient/123, or a whole address.");
        }
        String stated = reference.getType();
        if (type != null && stated != null && isResourceType.test(stated) && !stated.equals(type)) {
            return Optional.of("The reference leads to " + type + " and says " + PrimitiveRules.quoted(stated)
                    + ": make its type and its address agree.");
        }
        String meant = type == null && stated != null && isResourceType.test(stated) ? stated : type;
        return meant == null || targets.isEmpty() || targets.contains(meant)
                ? Optional.empty()
                : Optional.of("A reference to " + meant + " does not belong here: refer to "
                        + targets.stream().sorted().collect(Collectors.joining(" or ")) + ".");
    }

    /** Null where the address does not tell; what no relative reference begins with, where it is none. */
    private static @Nullable String typeOf(Reference reference, String text) {
        if (text.startsWith("#")) {
            IBaseResource contained = reference.getResource();
            return contained == null ? null : contained.fhirType();
        }
        if (text.indexOf(':') >= 0) {
            return text.startsWith("http") ? typeOfAddress(text) : null;
        }
        int end = text.indexOf('?') >= 0 ? text.indexOf('?') : text.indexOf('/');
        return end < 0 ? "" : text.substring(0, end);
    }

    /** Of an address elsewhere only where it is that of a FHIR server. */
    private static @Nullable String typeOfAddress(String address) {
        String type = new IdType(address).getResourceType();
        return type == null || type.isEmpty() || !Character.isUpperCase(type.charAt(0)) ? null : type;
    }

    private References() {}
}
