package org.einthoven.fhir.validation;

import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;

/**
 * One rule of FHIR R4 that a resource breaks.
 *
 * @param text what is wrong and how to mend it
 */
record Violation(Fault fault, Place place, String text) {

    FaultException refusal() {
        return new FaultException(fault, place.expression(), text);
    }
}
