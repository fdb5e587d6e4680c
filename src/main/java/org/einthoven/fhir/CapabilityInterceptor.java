package org.einthoven.fhir;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.RestSearchParameterTypeEnum;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.einthoven.fhir.store.SearchParameters;
import org.einthoven.fhir.store.StoredTypes;
import org.einthoven.fhir.trail.AuditEventProvider;
import org.einthoven.security.AuthorizationServer;
import org.einthoven.security.AuthorizationServer.Endpoint;
import org.hl7.fhir.instance.model.api.IBaseConformance;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestSecurityComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.ConditionalDeleteStatus;
import org.hl7.fhir.r4.model.CapabilityStatement.ConditionalReadStatus;
import org.hl7.fhir.r4.model.CapabilityStatement.ReferenceHandlingPolicy;
import org.hl7.fhir.r4.model.CapabilityStatement.ResourceVersionPolicy;
import org.hl7.fhir.r4.model.CapabilityStatement.SystemRestfulInteraction;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Enumerations.SearchParamType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.UriType;

/** What the CapabilityStatement must say beyond what HAPI derives from the providers. */
@Interceptor
@Singleton
public final class CapabilityInterceptor {

    private static final String SECURITY_SERVICE = "http://terminology.hl7.org/CodeSystem/restful-security-service";

    private static final String OAUTH_URIS = "http://fhir-registry.smarthealthit.org/StructureDefinition/oauth-uris";

    private final SearchParameters parameters;

    private final AuthorizationServer server;

    private final BrowserApps apps;

    CapabilityInterceptor(AuthorizationServer server, SearchParameters parameters, BrowserApps apps) {
        this.server = server;
        this.apps = apps;
        this.parameters = parameters;
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
        statement.addInstantiates("http://hl7.org/fhir/uv/bulkdata/CapabilityStatement/bulk-data");
        // HAPI lists Turtle, and forms of patches, which are refused
        statement.getFormat().removeIf(format -> !MediaTypes.isSpoken(format.getCode()));
        statement.setPatchFormat(null);
        MediaTypes.PATCHES.forEach(statement::addPatchFormat);
        CapabilityStatementRestComponent rest = statement.getRestFirstRep();
        rest.getSecurity()
                .setCors(apps.areAllowed())
                .addService(service("Basic", "Basic"))
                .setDescription("HTTP Basic over TLS; bearer tokens with SMART scopes where OpenID Connect is set up.");
        if (server.isConfigured()) {
            tellTokens(rest.getSecurity());
        }
        // HAPI takes it for granted that everything can be included everywhere
        rest.getResource().forEach(resource -> resource.setSearchInclude(null).setSearchRevInclude(null));
        rest.getResource().stream()
                .filter(resource -> StoredTypes.PUBLISHED.contains(resource.getType()))
                .forEach(this::tellSearches);
        rest.getResource().stream()
                .filter(resource -> resource.getType().equals("AuditEvent"))
                .forEach(CapabilityInterceptor::tellTrail);
        rest.addInteraction().setCode(SystemRestfulInteraction.BATCH);
        rest.getResource().stream()
                .filter(resource -> StoredTypes.ALL.contains(resource.getType()))
                .forEach(this::complete);
    }

    private static void tellTrail(CapabilityStatementRestResourceComponent trail) {
        trail.setSearchParam(null);
        new TreeMap<>(AuditEventProvider.parameters())
                .forEach((name, type) -> trail.addSearchParam().setName(name).setType(type));
    }

    private void tellSearches(CapabilityStatementRestResourceComponent resource) {
        resource.setVersioning(ResourceVersionPolicy.VERSIONED).setSearchParam(null);
        parameters.of(resource.getType()).values().forEach(parameter -> resource.addSearchParam()
                .setName(parameter.name())
                .setType(SearchParamType.fromCode(parameter.type().getCode())));
        if (StoredTypes.ALL.contains(resource.getType())) {
            references(resource.getType()).forEach(resource::addSearchInclude);
        }
        if (resource.hasSearchInclude()) {
            resource.addSearchInclude("*");
        }
        StoredTypes.ALL.stream()
                .flatMap(source -> parameters.of(source).values().stream()
                        .filter(parameter -> parameter.type() == RestSearchParameterTypeEnum.REFERENCE)
                        .filter(parameter -> parameter.targets().isEmpty()
                                || parameter.targets().contains(resource.getType()))
                        .map(parameter -> source + ":" + parameter.name()))
                .forEach(resource::addSearchRevInclude);
    }

    private void complete(CapabilityStatementRestResourceComponent resource) {
        tellSearches(resource);
        resource.setVersioning(ResourceVersionPolicy.VERSIONEDUPDATE)
                .setReadHistory(true)
                .setUpdateCreate(true)
                .setConditionalCreate(true)
                .setConditionalRead(ConditionalReadStatus.FULLSUPPORT)
                .setConditionalUpdate(true)
                .setConditionalDelete(ConditionalDeleteStatus.MULTIPLE)
                .addReferencePolicy(ReferenceHandlingPolicy.LITERAL)
                .addReferencePolicy(ReferenceHandlingPolicy.LOGICAL);
    }

    private List<String> references(String type) {
        return parameters.of(type).values().stream()
                .filter(parameter -> parameter.type() == RestSearchParameterTypeEnum.REFERENCE)
                .flatMap(parameter -> Stream.of(type + ":" + parameter.name()))
                .toList();
    }

    /** SMART App Launch 1.0, which clients still look for here. */
    private void tellTokens(CapabilityStatementRestSecurityComponent security) {
        security.addService(service("SMART-on-FHIR", "SMART-on-FHIR"))
                .setDescription(security.getDescription()
                        + " Scopes that are bound to a patient allow neither histories of a type or of the server, nor"
                        + " patches and conditions; chains and _has lead from what is about the patient to the patient,"
                        + " or back, and no further.");
        Extension addresses = security.addExtension().setUrl(OAUTH_URIS);
        for (Endpoint endpoint : Endpoint.values()) {
            server.address(endpoint).ifPresent(address -> addresses.addExtension(endpoint.uri(), new UriType(address)));
        }
    }

    private static CodeableConcept service(String code, String display) {
        return new CodeableConcept(new Coding(SECURITY_SERVICE, code, display));
    }
}
