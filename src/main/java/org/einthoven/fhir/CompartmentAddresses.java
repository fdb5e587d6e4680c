package org.einthoven.fhir;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import jakarta.inject.Singleton;
import org.einthoven.faults.Excerpt;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.einthoven.fhir.access.Compartment;

/**
 * Understands {@code Patient/123/Observation} as a search among Observations that keeps within a compartment: so
 * everything that holds for searches holds for these. HAPI would want a method for each pair of types.
 */
@Interceptor
@Singleton
public final class CompartmentAddresses {

    private static final String SEARCH = "_search";

    private final CompartmentScopes scopes;

    CompartmentAddresses(CompartmentScopes scopes) {
        this.scopes = scopes;
    }

    @Hook(Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLER_SELECTED)
    public void understand(RequestDetails request) {
        String type = request.getCompartmentName();
        if (type == null || request.getId() == null) {
            return;
        }
        Compartment compartment =
                new Compartment(request.getResourceName(), request.getId().getIdPart());
        scopes.check(compartment, type);
        String operation = request.getOperation();
        boolean search = request.getRequestType() == RequestTypeEnum.POST
                ? SEARCH.equals(operation)
                : request.getRequestType() == RequestTypeEnum.GET && operation == null;
        if (!search) {
            throw FaultException.of(
                    Fault.METHOD_NOT_ALLOWED,
                    request.getRequestType()
                            + (operation == null ? "" : " with \"" + Excerpt.of(operation) + "\"")
                            + " in a compartment");
        }
        compartment.keep(request);
        if (!type.equals(Compartment.ALL_TYPES)) {
            request.setResourceName(type);
            request.setId(null);
            request.setCompartmentName(null);
        }
    }
}
