package org.einthoven.fhir.access;

import java.util.Optional;

/** Which patient a stored resource is about; asked before anything is done with it. */
public interface PatientOf {
    /**
     * The id of the patient; empty where there is no such resource, or it is about no patient that is known.
     *
     * @param type a resource type
     */
    Optional<String> patientOf(String type, String id);

    /** Whether there is such a resource, and it names no patient in any way. */
    boolean isAboutNobody(String type, String id);
}
