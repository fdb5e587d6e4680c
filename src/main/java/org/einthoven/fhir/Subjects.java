package org.einthoven.fhir;

import org.einthoven.faults.Excerpt;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;

/** Whom a recording is of, in the sender's words. */
final class Subjects {

    /** The reference as it was sent; without one the identifier as {@code system|value}, else the text, else null. */
    static @Nullable String shown(Reference subject) {
        String sent = sent(subject);
        return sent == null ? null : Excerpt.plain(sent);
    }

    private static @Nullable String sent(Reference subject) {
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

    /**
     * The subject of what is rendered from a recording. A Patient that the recording contains is not contained in what is
     * rendered from it, so there its identifier and name stand for it.
     */
    static Reference ofRendered(Observation source) {
        Reference sent = source.getSubject();
        if (!sent.hasReference() || !sent.getReference().startsWith("#")) {
            return sent.copy();
        }
        Reference rendered = new Reference();
        rendered.setDisplay(sent.getDisplay());
        rendered.setIdentifier(sent.hasIdentifier() ? sent.getIdentifier().copy() : null);
        if (sent.getResource() instanceof Patient patient) {
            if (!rendered.hasDisplay() && patient.hasName()) {
                rendered.setDisplay(patient.getNameFirstRep().getNameAsSingleString());
            }
            if (!rendered.hasIdentifier() && patient.hasIdentifier()) {
                rendered.setIdentifier(patient.getIdentifierFirstRep().copy());
            }
        }
        return rendered.isEmpty() ? rendered.setDisplay("contained in Observation/" + source.getIdPart()) : rendered;
    }

    private Subjects() {}
}
