package org.einthoven.fhir;

/** The code systems that are read and written here. */
final class CodeSystems {

    static final String LOINC = "http://loinc.org";
    static final String SNOMED = "http://snomed.info/sct";
    static final String UCUM = "http://unitsofmeasure.org";

    /** ISO/IEEE 11073-10101 (MDC) under its OID, as HL7's own ECG example writes it. */
    static final String MDC_OID = "urn:oid:2.16.840.1.113883.6.24";

    /** The same codes under the URI that HL7 terminology gives them today. */
    static final String MDC = "urn:iso:std:iso:11073:10101";

    static final String OBSERVATION_CATEGORY = "http://terminology.hl7.org/CodeSystem/observation-category";
    static final String INTERPRETATION = "http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation";
    static final String DATA_ABSENT_REASON = "http://terminology.hl7.org/CodeSystem/data-absent-reason";
    static final String DIAGNOSTIC_SERVICE = "http://terminology.hl7.org/CodeSystem/v2-0074";
    static final String PROVENANCE_PARTICIPANT = "http://terminology.hl7.org/CodeSystem/provenance-participant-type";
    static final String DATA_OPERATION = "http://terminology.hl7.org/CodeSystem/v3-DataOperation";

    static final String IDENTIFIER_TYPE = "http://terminology.hl7.org/CodeSystem/v2-0203";
    static final String ENCOUNTER_CLASS = "http://terminology.hl7.org/CodeSystem/v3-ActCode";

    /** What Einthoven finds in a recording: the codes of {@link org.einthoven.diagnosis.FindingCode}. */
    static final String FINDING = "https://einthoven.org/fhir/CodeSystem/finding";

    /** What Einthoven counts and states that has no code elsewhere: beat classes, scores, faults. */
    static final String READING = "https://einthoven.org/fhir/CodeSystem/reading";

    /** The faults of {@link org.einthoven.faults.Fault}. */
    static final String FAULT = "https://einthoven.org/fhir/CodeSystem/fault";

    static boolean isMdc(String system) {
        return MDC.equals(system) || MDC_OID.equals(system);
    }

    private CodeSystems() {}
}
