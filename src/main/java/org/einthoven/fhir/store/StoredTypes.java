package org.einthoven.fhir.store;

import java.util.List;

/** The types of resource that the store holds. */
public final class StoredTypes {

    /** What clients write. */
    public static final List<String> ALL = List.of(
            "Binary",
            "Device",
            "DiagnosticReport",
            "Encounter",
            "Observation",
            "Organization",
            "Patient",
            "Practitioner",
            "Provenance",
            "ServiceRequest",
            "Subscription",
            "Task",
            "ValueSet");

    /** What the server itself publishes; clients only read it. */
    public static final List<String> PUBLISHED = List.of("CodeSystem", "ImplementationGuide", "StructureDefinition");

    private StoredTypes() {}
}
