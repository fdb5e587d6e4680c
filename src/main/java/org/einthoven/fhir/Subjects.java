package org.einthoven.fhir;

import org.einthoven.faults.Excerpt;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;

/** Whom a recording is of, in the sender's words. */
final class Subjects {

    /**
     * The reference as it was sent; without one the identifier as {@code system|value}, else the text, else null. A Patient that the
     * recording contains is told by its identifier or not at all: what it is called within one recording, others are as well.
     */
    static @Nullable String shown(Reference subject) {
        String sent = sent(subject);
        return sent == null ? null : Excerpt.plain(sent);
    }

    private static @Nullable String sent(Reference subject) {
        boolean contained = isContained(subject);
        if (subject.hasReference() && !contained) {
            return subject.getReference();
        }
        Identifier identifier = subject.getIdentifier();
        if (contained
                && !identifier.hasValue()
                && subject.getResource() instanceof Patient patient
                && patient.hasIdentifier()) {
            identifier = patient.getIdentifierFirstRep();
        }
        if (identifier.hasValue()) {
            return identifier.hasSystem()
                    ? identifier.getSystem() + "|" + identifier.getValue()
                    : identifier.getValue();
        }
        return contained ? null : subject.getDisplay();
    }

    private static boolean isContained(Reference subject) {
        return subject.hasReference() && subject.getReference().startsWith("#");
    }

    /**
     * The subject of what is rendered from a recording. A Patient that the recording contains is not contained in what is
     * rendered from it, so there its identifier and name stand for it.
     */
    static Reference ofRendered(Observation source) {
        Reference sent = source.getSubject();
        if (!isContained(sent)) {
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
