package org.einthoven.fhir;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import java.util.Set;
import org.hl7.fhir.instance.model.api.IBaseConformance;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.ResourceVersionPolicy;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;

/** What the CapabilityStatement must say beyond what HAPI derives from the providers. */
@Interceptor
public final class CapabilityInterceptor {

    private static final String SECURITY_SERVICE = "http://terminology.hl7.org/CodeSystem/restful-security-service";

    private static final Set<String> CREATED_ON_CONDITION = Set.of("Observation", "Patient");

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
                .addService(new CodeableConcept(new Coding(SECURITY_SERVICE, "Basic", "Basic")))
                .setDescription("HTTP Basic over TLS; bearer tokens with SMART scopes where OpenID Connect is set up.");
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
}
