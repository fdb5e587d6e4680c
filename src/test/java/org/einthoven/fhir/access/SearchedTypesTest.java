package org.einthoven.fhir.access;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchedTypesTest {
    private final SearchedTypes searched = new SearchedTypes(
            FhirContext.forR4Cached(), Set.of("Patient", "Observation", "DiagnosticReport", "Organization", "Device"));

    @ParameterizedTest
    @CsvSource({
        "Observation,      subject:Patient.name,                        Patient",
        "Observation,      patient.name,                                Patient",
        "Observation,      subject.name,                                Patient Device",
        "Observation,      patient.organization.name,                   Patient Organization",
        "DiagnosticReport, result.subject:Patient.name,                 Observation Patient",
        "Patient,          _has:Observation:patient:code,               Observation",
        "Patient,          _has:Observation:patient:_has:DiagnosticReport:result:code, Observation DiagnosticReport",
        "Patient,          _has:Observation:subject:patient.name,       Observation Patient",
        "Patient,          _has:Observation,                            *",
        "Observation,      unheard.of,                                  *",
    })
    void findsTheTypesBehindAChain(String type, String parameter, String types) {
        assertThat(searched.of(Asked.search(type, Set.of(parameter, "code"))))
                .containsExactlyInAnyOrder(types.split(" "));
    }

    @ParameterizedTest
    @CsvSource({
        "Observation,      subject.name,                                  true",
        "Observation,      subject:Patient.name:contains,                 true",
        "Encounter,        patient.birthdate,                             true",
        "Patient,          _has:Observation:patient:code,                 true",
        "Patient,          _has:DiagnosticReport:subject:status:not,      true",
        "Observation,      subject:Device.identifier,                     false",
        "Observation,      performer:Practitioner.name,                   false",
        "Observation,      derived-from.code,                             false",
        "Observation,      patient.general-practitioner.name,             false",
        "Observation,      patient._has:Observation:patient:code,         false",
        "Provenance,       patient.name,                                  false",
        "Observation,      _has:Observation:derived-from:code,            false",
        "Patient,          _has:Provenance:patient:agent,                 false",
        "Patient,          _has:Observation:performer:code,               false",
        "Patient,          _has:Observation:patient:performer.name,       false",
        "Patient,          _has:Observation:patient,                      false",
    })
    void knowsWhichChainsStayWithOnePatient(String type, String parameter, boolean stays) {
        assertThat(SearchedTypes.staysWithPatient(type, parameter)).isEqualTo(stays);
    }

    @Test
    void findsNoneWhereTheSearchStaysWithItsType() {
        assertThat(searched.of(
                        Asked.search("Observation", Set.of("code", "patient:Patient", "_include", "date:missing"))))
                .isEmpty();
    }
}
