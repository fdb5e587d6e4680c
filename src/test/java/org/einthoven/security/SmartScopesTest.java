package org.einthoven.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.einthoven.security.SmartScopes.Interaction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SmartScopesTest {
    @ParameterizedTest
    @CsvSource({
        "system/Observation.read,   Observation, READ,   true",
        "system/Observation.read,   Observation, SEARCH, true",
        "system/Observation.read,   Observation, CREATE, false",
        "system/Observation.write,  Observation, CREATE, true",
        "system/Observation.write,  Observation, READ,   false",
        "system/Observation.write,  Patient,     CREATE, false",
        "user/*.read,               Patient,     READ,   true",
        "user/*.*,                  Patient,     UPDATE, true",
        "user/Patient.cu,           Patient,     UPDATE, true",
        "user/Patient.cu,           Patient,     READ,   false",
        "user/Patient.rs,           Patient,     SEARCH, true",
    })
    void allowsWhatTheScopeSays(String scope, String type, Interaction interaction, boolean allowed) {
        assertThat(SmartScopes.of(Set.of(scope)).allow(type, interaction)).isEqualTo(allowed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "patient/*.read",
                "system/Observation.rs?category=laboratory",
                "system/Observation.",
                "system/Observation.sr",
                "openid",
                "admin",
                "cardiologist"
            })
    void allowsNothingForWhatItCannotKeepTo(String scope) {
        SmartScopes scopes = SmartScopes.of(Set.of(scope));

        assertThat(scopes.allow("Observation", Interaction.READ)).isFalse();
        assertThat(scopes.roles()).isEmpty();
    }

    @Test
    void givesRolesOnlyByTheirFullName() {
        assertThat(SmartScopes.of(Set.of("system/*.read")).roles()).containsExactly(Roles.EHR);
        assertThat(SmartScopes.of(Set.of("einthoven/cardiologist")).roles()).containsExactly(Roles.CARDIOLOGIST);
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /fhir/Observation,               Observation, CREATE",
        "POST, /fhir/Observation/_search,       Observation, SEARCH",
        "POST, /fhir/Observation/$analyze,      Observation, CREATE",
        "GET,  /fhir/DiagnosticReport,          DiagnosticReport, SEARCH",
        "GET,  /fhir/DiagnosticReport/1,        DiagnosticReport, READ",
        "PUT,  /fhir/Patient/1,                 Patient, UPDATE",
        "GET,  /api/recordings/1/reading,       Observation, READ",
    })
    void demandsTheScopeForWhatIsDone(String method, String path, String type, Interaction interaction) {
        assertThat(ScopePolicy.demand(method, path)).contains(new ScopePolicy.Demand(type, interaction));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/fhir/metadata", "/", "/q/health/ready", "/api/models"})
    void demandsNoScopeWhereThereAreNoClinicalData(String path) {
        assertThat(ScopePolicy.demand("GET", path)).isEmpty();
    }
}
