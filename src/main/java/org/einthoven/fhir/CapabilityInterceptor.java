package org.einthoven.fhir;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import jakarta.inject.Singleton;
import java.util.Set;
import org.einthoven.security.AuthorizationServer;
import org.einthoven.security.AuthorizationServer.Endpoint;
import org.hl7.fhir.instance.model.api.IBaseConformance;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestSecurityComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.ResourceVersionPolicy;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.UriType;

/** What the CapabilityStatement must say beyond what HAPI derives from the providers. */
@Interceptor
@Singleton
public final class CapabilityInterceptor {

    private static final String SECURITY_SERVICE = "http://terminology.hl7.org/CodeSystem/restful-security-service";

    private static final String OAUTH_URIS = "http://fhir-registry.smarthealthit.org/StructureDefinition/oauth-uris";

    private static final Set<String> CREATED_ON_CONDITION = Set.of("Observation", "Patient");

    private final AuthorizationServer server;

    CapabilityInterceptor(AuthorizationServer server) {
        this.server = server;
    }

    @Hook(Pointcut.SERVER_CAPABILITY_STATEMENT_GENERATED)
    public void complete(IBaseConformance generated) {
        CapabilityStatement statement = (CapabilityStatement) generated;
        statement
                .setName("Einthoven")
                .setPublisher("Einthoven")
                .setDescription("Takes ECG and PPG as Observations, reads them, and gives out reports that a"
                        + " cardiologist signs. Search parameters that are not listed are left out and warned of; with"
                        + " Prefer: handling=strict they are refused.");
        // HAPI lists Turtle, and forms of patches, which are refused
        statement.getFormat().removeIf(format -> !MediaTypes.isSpoken(format.getCode()));
        statement.setPatchFormat(null);
        CapabilityStatementRestComponent rest = statement.getRestFirstRep();
        rest.getSecurity()
                .setCors(false)
                .addService(service("Basic", "Basic"))
                .setDescription("HTTP Basic over TLS; bearer tokens with SMART scopes where OpenID Connect is set up.");
        if (server.isConfigured()) {
            tellTokens(rest.getSecurity());
        }
        rest.getResource().forEach(resource -> {
            resource.setVersioning(ResourceVersionPolicy.VERSIONED)
                    .setReadHistory(false)
                    .setUpdateCreate(false)
                    .setConditionalCreate(CREATED_ON_CONDITION.contains(resource.getType()))
                    .setConditionalUpdate(false)
                    // HAPI lists what the parameters would allow, not what is done
                    .setSearchInclude(null)
                    .setSearchRevInclude(null);
            // where a page begins is the server's own business: clients follow the links
            resource.getSearchParam().removeIf(parameter -> parameter.getName().equals(SearchBundle.CURSOR));
        });
    }

    /** SMART App Launch 1.0, which clients still look for here. */
    private void tellTokens(CapabilityStatementRestSecurityComponent security) {
        security.addService(service("SMART-on-FHIR", "SMART-on-FHIR"));
        Extension addresses = security.addExtension().setUrl(OAUTH_URIS);
        for (Endpoint endpoint : Endpoint.values()) {
            server.address(endpoint).ifPresent(address -> addresses.addExtension(endpoint.uri(), new UriType(address)));
        }
    }

    private static CodeableConcept service(String code, String display) {
        return new CodeableConcept(new Coding(SECURITY_SERVICE, code, display));
    }
}
