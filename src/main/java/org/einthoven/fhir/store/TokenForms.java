package org.einthoven.fhir.store;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.Enumeration;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.jspecify.annotations.Nullable;

/** The forms in which codes can be asked for: without a word on their system, with it, and the system alone. */
final class TokenForms {

    private TokenForms() {}

    static Set<Long> of(String place, List<Base> elements) {
        Set<Long> forms = new TreeSet<>();
        elements.forEach(element -> collect(place, element, forms));
        return forms;
    }

    private static void collect(String place, Base element, Set<Long> forms) {
        if (element instanceof CodeableConcept concept) {
            concept.getCoding().forEach(coding -> collect(place, coding, forms));
        } else if (element instanceof Coding coding) {
            add(place, coding.getSystem(), coding.getCode(), forms);
        } else if (element instanceof Identifier identifier) {
            add(place, identifier.getSystem(), identifier.getValue(), forms);
            typed(place, identifier).forEach(forms::add);
        } else if (element instanceof ContactPoint contact) {
            add(place, null, contact.getValue(), forms);
        } else if (element instanceof Enumeration<?> code) {
            add(place, code.hasValue() ? code.getSystem() : null, code.getValueAsString(), forms);
        } else if (element instanceof PrimitiveType<?> primitive && !(element instanceof CanonicalType)) {
            add(place, null, primitive.getValueAsString(), forms);
        }
    }

    private static void add(String place, @Nullable String system, @Nullable String code, Set<Long> forms) {
        if (code != null) {
            forms.add(Tokens.code(place, code));
            forms.add(Tokens.coding(place, system, code));
        }
        if (system != null) {
            forms.add(Tokens.system(place, system));
        }
    }

    private static Stream<Long> typed(String place, Identifier identifier) {
        return identifier.getType().getCoding().stream()
                .filter(type -> type.getSystem() != null && type.getCode() != null && identifier.getValue() != null)
                .map(type -> Tokens.typed(place, type.getSystem(), type.getCode(), identifier.getValue()));
    }
}
