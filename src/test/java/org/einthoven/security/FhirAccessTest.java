package org.einthoven.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.einthoven.security.FhirAccess.Allowed;
import org.einthoven.security.FhirAccess.OnlyAbout;
import org.einthoven.security.FhirAccess.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FhirAccessTest {
    private static final List<String> SCOPES = List.of("user/*.rs", "system/*.cruds", "patient/Observation.c");

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
        "system/Observation.crs,    Observation, CREATE, true",
        "system/Observation.crs,    Observation, UPDATE, false",
        "system/Observation.crs,    Observation, DELETE, false",
        "system/Observation.crs,    *,           READ,   false",
        "system/*.r,                *,           READ,   true",
    })
    void allowsWhatTheScopeSays(String scope, String type, Interaction interaction, boolean allowed) {
        FhirAccess access = FhirAccess.ofToken(List.of(scope), null, FhirUser.CLINICIAN);

        assertThat(access.allows(type, interaction)).isEqualTo(allowed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "patient/*.read",
                "system/Observation.rs?category=laboratory",
                "system/Observation.",
                "system/Observation.sr",
                "system/Observation.rr",
                "system/observation.r",
                "openid",
                "admin",
                "cardiologist"
            })
    void allowsNothingForWhatItCannotKeepTo(String scope) {
        FhirAccess access = access(scope);

        assertThat(access.decide("Observation", Interaction.READ)).isInstanceOf(Refused.class);
        assertThat(TokenRoles.roles(Set.of(scope), access)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"p1", "Patient/p1"})
    void bindsScopesOfAPatientToThePatientOfTheLaunch(String patient) {
        FhirAccess access = FhirAccess.ofToken(List.of("patient/Observation.rs"), patient);

        assertThat(access.decide("Observation", Interaction.READ)).isEqualTo(new OnlyAbout("p1"));
        assertThat(access.decide("Observation", Interaction.SEARCH)).isEqualTo(new OnlyAbout("p1"));
        assertThat(access.decide("Observation", Interaction.CREATE)).isInstanceOf(Refused.class);
        assertThat(access.decide("Patient", Interaction.READ)).isInstanceOf(Refused.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "Group/p1", "Patient/", "Patient/p1?x=y", "p1/../p2", "https://ehr.example/fhir/Patient/p1"})
    void allowsNothingForAPatientThatIsNone(String patient) {
        FhirAccess access = FhirAccess.ofToken(List.of("patient/*.cruds"), patient);

        assertThat(access.decide("Observation", Interaction.READ)).isInstanceOf(Refused.class);
        assertThat(access.isAny()).isFalse();
    }

    @Test
    void showsWithinALaunchWhatIsAboutNobodyButLetsNothingOfItChange() {
        FhirAccess access = FhirAccess.ofToken(List.of("patient/*.cruds"), "p1");

        assertThat(access.decide("Organization", Interaction.READ)).isInstanceOf(Allowed.class);
        assertThat(access.decide("Organization", Interaction.UPDATE)).isInstanceOf(Refused.class);
        assertThat(access.decide("Device", Interaction.SEARCH)).isEqualTo(new OnlyAbout("p1"));
        assertThat(access.decide("Device", Interaction.UPDATE)).isInstanceOf(Refused.class);
        assertThat(access.decide("AuditEvent", Interaction.SEARCH)).isEqualTo(new OnlyAbout("p1"));
    }

    @Test
    void takesTheWiderOfTwoScopes() {
        FhirAccess access = FhirAccess.ofToken(
                List.of("patient/*.rs", "user/Observation.r", "system/Patient.c"), "p1", FhirUser.CLINICIAN);

        assertThat(access.decide("Observation", Interaction.READ)).isInstanceOf(Allowed.class);
        assertThat(access.decide("Observation", Interaction.SEARCH)).isEqualTo(new OnlyAbout("p1"));
        assertThat(access.decide("Patient", Interaction.READ)).isEqualTo(new OnlyAbout("p1"));
    }

    /** A patient who signs in with scopes of a user is a user who may see themselves. */
    @ParameterizedTest
    @ValueSource(strings = {"Patient/p1", "https://ehr.example/fhir/Patient/p1"})
    void bindsEveryScopeOfAPatientWhoSignedInToThemselves(String user) {
        FhirAccess access = FhirAccess.ofToken(SCOPES, null, user(user));

        assertThat(access.decide("Observation", Interaction.READ)).isEqualTo(new OnlyAbout("p1"));
        assertThat(access.decide("Observation", Interaction.CREATE)).isEqualTo(new OnlyAbout("p1"));
        assertThat(access.decide("Observation", Interaction.DELETE)).isInstanceOf(Refused.class);
        assertThat(FhirAccess.ofToken(SCOPES, "p2", user(user)).isAny()).isFalse();
        assertThat(FhirAccess.ofToken(SCOPES, "", user(user)).isAny()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Practitioner/d1", "PractitionerRole/d1", "https://other.example/r4/Practitioner/d1"})
    void believesAClinician(String user) {
        FhirAccess access = FhirAccess.ofToken(List.of("user/*.rs"), null, user(user));

        assertThat(access.allows("Observation", Interaction.READ)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "p1",
                "Patient/p1/_history/1",
                "Patient/p1/",
                "patient/p1",
                "PRACTITIONER/d1",
                "Patient/p1 Practitioner/d1",
                "Group/g1",
                "https://x/Patient/p1?x",
                "https://x/Practitioner/d1#Patient/p1",
                "ftp://x/Practitioner/d1",
                "https://other.example/fhir/Patient/p1",
                "https://ehr.example/fhir/../Patient/p1"
            })
    void allowsNothingToSomebodyWhoCannotBeTold(String user) {
        assertThat(FhirAccess.ofToken(SCOPES, null, user(user)).isAny()).isFalse();
        assertThat(FhirAccess.ofToken(SCOPES, "p1", user(user)).isAny()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"RelatedPerson/r1", "https://ehr.example/fhir/Person/x"})
    void showsSomebodyElseThePatientOfTheLaunchAlone(String user) {
        assertThat(FhirAccess.ofToken(SCOPES, null, user(user)).isAny()).isFalse();
        FhirAccess launched = FhirAccess.ofToken(SCOPES, "p1", user(user));
        assertThat(launched.decide("Observation", Interaction.CREATE)).isEqualTo(new OnlyAbout("p1"));
        assertThat(launched.decide("Observation", Interaction.READ)).isInstanceOf(Refused.class);
    }

    @Test
    void takesAPersonOfWhomNothingIsSaidForNoClinician() {
        assertThat(access("user/*.cruds").isAny()).isFalse();
        assertThat(access("system/Observation.r").isAny()).isTrue();
    }

    private static FhirUser user(String claim) {
        return FhirUser.of(claim, Set.of("https://ehr.example/fhir"));
    }

    @Test
    void givesRolesOnlyByTheirFullName() {
        assertThat(TokenRoles.roles(Set.of("system/*.read"), access("system/*.read")))
                .containsExactly(Roles.EHR);
        assertThat(TokenRoles.roles(Set.of("einthoven/cardiologist"), access("einthoven/cardiologist")))
                .containsExactly(Roles.CARDIOLOGIST);
    }

    @ParameterizedTest
    @CsvSource({
        "ehr,          Observation, CREATE, true",
        "ehr,          *,           DELETE, true",
        "cardiologist, Observation, SEARCH, true",
        "cardiologist, Observation, CREATE, false",
        "admin,        Observation, READ,   false",
        "admin,        AuditEvent,  SEARCH, true",
        "admin,        AuditEvent,  CREATE, false",
        "nobody,       Device,      READ,   false",
    })
    void letsAccountsDoWhatTheirRoleIsFor(String role, String type, Interaction interaction, boolean allowed) {
        assertThat(FhirAccess.ofRoles(Set.of(role)).allows(type, interaction)).isEqualTo(allowed);
    }

    @Test
    void showsAdministratorsTheDevicesOfNobody() {
        assertThat(FhirAccess.ofRoles(Set.of("admin")).decide("Device", Interaction.READ))
                .isInstanceOfSatisfying(OnlyAbout.class, only -> assertThat(only.isForNoPatient())
                        .isTrue());
    }

    private static FhirAccess access(String scope) {
        return FhirAccess.ofToken(List.of(scope), null);
    }
}
