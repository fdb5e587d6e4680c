package org.einthoven.fhir.validation;

import org.jspecify.annotations.Nullable;

/**
 * What the validator has to say.
 *
 * @param expression FHIRPath of the element; null where it concerns none
 */
public record Issue(Severity severity, @Nullable String expression, String text) {

    /** From what makes a resource wrong to what is only worth knowing. */
    public enum Severity {
        ERROR,
        WARNING,
        INFORMATION
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }
}
