package org.einthoven.fhir;

import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;

/** Whom a recording is of, in the sender's words. */
final class Subjects {

    /** The reference as it was sent; without one the identifier as {@code system|value}, else the text, else null. */
    static @Nullable String shown(Reference subject) {
        if (subject.hasReference()) {
            return subject.getReference();
        }
        if (subject.getIdentifier().hasValue()) {
            Identifier identifier = subject.getIdentifier();
            return identifier.hasSystem()
                    ? identifier.getSystem() + "|" + identifier.getValue()
                    : identifier.getValue();
        }
        return subject.getDisplay();
    }

    private Subjects() {}
}
