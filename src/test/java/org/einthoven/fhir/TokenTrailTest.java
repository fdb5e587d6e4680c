package org.einthoven.fhir;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.einthoven.security.IdentityProviderStub;
import org.einthoven.security.WithIdentityProvider;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventAgentComponent;
import org.hl7.fhir.r4.model.Bundle;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who it was that came with a token: whom its issuer means, and which program carried it. */
@QuarkusTest
@TestProfile(WithIdentityProvider.class)
class TokenTrailTest {
    @ConfigProperty(name = "test.issuer")
    String issuer;

    private String smith;
    private String otherSmith;

    @BeforeEach
    void letTwoPeopleOfOneNameLook() {
        smith = UUID.randomUUID().toString();
        otherSmith = UUID.randomUUID().toString();
        for (String subject : List.of(smith, otherSmith)) {
            String token = IdentityProviderStub.token(
                    issuer,
                    "user/*.rs einthoven/cardiologist",
                    Map.of("sub", subject, "upn", "smith", "azp", "viewer"));
            get(token, "/fhir/Patient?family=None").then().statusCode(200);
        }
    }

    private static Response get(String token, String path) {
        return given().header("Authorization", "Bearer " + token).get(path);
    }

    private List<AuditEvent> found(String agent) {
        String token = IdentityProviderStub.token(issuer, "system/AuditEvent.s einthoven/admin");
        Response answer = given().header("Authorization", "Bearer " + token)
                .queryParam("agent:identifier", agent)
                .get("/fhir/AuditEvent");
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return FhirContext.forR4Cached()
                .newJsonParser()
                .parseResource(Bundle.class, answer.asString())
                .getEntry()
                .stream()
                .map(entry -> (AuditEvent) entry.getResource())
                .toList();
    }

    @Test
    void tellsTwoPeopleOfOneNameApart() {
        AuditEvent event = found(issuer + "|" + smith).get(0);

        assertThat(found(issuer + "|" + smith)).hasSize(1);
        assertThat(found(otherSmith)).hasSize(1);
        assertThat(found("|" + otherSmith)).as("an issuer named them").isEmpty();
        assertThat(found("http://elsewhere.example|" + smith)).isEmpty();
        assertThat(agent(event, "IRCP").getName()).isEqualTo("smith");
        assertThat(agent(event, "IRCP").getWho().getIdentifier().getSystem()).isEqualTo(issuer);
        assertThat(agent(event, "IRCP").getWho().getIdentifier().getValue()).isEqualTo(smith);
        assertThat(agent(event, "110153").getWho().getIdentifier().getValue()).isEqualTo("viewer");
        assertThat(agent(event, "110153").getWho().getIdentifier().getSystem()).isEqualTo(issuer);
        FhirValidation.assertValid(event);
    }

    @Test
    void writesDownWhatATokenIsRefusedInTheApi() {
        String subject = UUID.randomUUID().toString();
        String token = IdentityProviderStub.token(issuer, "system/Patient.rs", Map.of("sub", subject));

        get(token, "/api/recordings/" + UUID.randomUUID() + "/reading").then().statusCode(403);

        assertThat(found(issuer + "|" + subject))
                .singleElement()
                .extracting(AuditEvent::getOutcome)
                .isEqualTo(AuditEvent.AuditEventOutcome._4);
    }

    private static AuditEventAgentComponent agent(AuditEvent event, String type) {
        return event.getAgent().stream()
                .filter(agent -> agent.getType().getCodingFirstRep().getCode().equals(type))
                .findFirst()
                .orElseThrow();
    }
}
