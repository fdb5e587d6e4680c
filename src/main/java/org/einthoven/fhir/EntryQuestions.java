package org.einthoven.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.rest.server.RestfulServer;
import ca.uhn.fhir.rest.server.RestfulServerUtils;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.NotModifiedException;
import ca.uhn.fhir.rest.server.method.BaseMethodBinding;
import ca.uhn.fhir.rest.server.method.BaseResourceReturningMethodBinding;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Date;
import java.util.stream.Stream;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.einthoven.fhir.access.AccessInterceptor;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleEntryResponseComponent;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.Resource;

/**
 * What entries of a transaction or batch ask without changing anything: reads, searches, histories, operations, what the
 * server can do. Each is answered by whoever answers it by itself, and held to the same.
 */
@ApplicationScoped
class EntryQuestions {

    private static final HistoryLinks LINKS = new HistoryLinks();

    private final FhirContext context;
    private final CompartmentAddresses compartments;
    private final AccessInterceptor access;
    private final Subsets subsets;

    EntryQuestions(FhirContext context, CompartmentAddresses compartments, AccessInterceptor access, Subsets subsets) {
        this.context = context;
        this.compartments = compartments;
        this.access = access;
        this.subsets = subsets;
    }

    BundleEntryComponent answer(BundleEntryComponent asked, ServletRequestDetails around) {
        EntryRequest request = EntryRequest.of(asked, around);
        BundleEntryComponent answer = new BundleEntryComponent();
        BundleEntryResponseComponent response = answer.getResponse();
        try {
            Resource found =
                    (Resource) understood(request, around.getServer()).doInvokeServer(around.getServer(), request);
            response.setStatus("200 OK");
            if (asked.getRequest().getMethod() != HTTPVerb.HEAD) {
                answer.setResource(asWanted(found, request));
                EntryAnswers.of(around).add(answer.getResource(), context);
            }
        } catch (NotModifiedException seen) {
            response.setStatus("304 Not Modified");
        } catch (BaseServerResponseException refused) {
            throw Refusal.of(refused, request);
        }
        VersionHeaders.noted(request).ifPresent(version -> response.setLastModified(Date.from(version.updatedAt()))
                .setEtag("W/\"" + version.version() + "\""));
        return answer;
    }

    private BaseResourceReturningMethodBinding understood(EntryRequest request, RestfulServer server) {
        server.populateRequestDetailsFromRequestPath(request, request.getRequestPath());
        compartments.understand(request);
        access.narrow(request);
        BaseMethodBinding binding = server.determineResourceMethod(request, request.getRequestPath());
        request.setRestOperationType(binding.getRestOperationType(request));
        access.check(request);
        // what is answered later, or by a file, has no place in an entry
        if (binding instanceof BaseResourceReturningMethodBinding answering
                && binding.getMethod().getReturnType() != void.class) {
            return answering;
        }
        throw FaultException.of(Fault.METHOD_NOT_ALLOWED, request.getRequestPath() + " in a Bundle");
    }

    private Resource asWanted(Resource found, EntryRequest request) {
        LINKS.link(request, found);
        if (Stream.of("_elements", "_summary").noneMatch(request.getParameters()::containsKey)) {
            return found;
        }
        subsets.keepWhatMustBeThere(request, found);
        IParser parser = context.newJsonParser();
        RestfulServerUtils.configureResponseParser(request, parser);
        return (Resource) context.newJsonParser().parseResource(parser.encodeResourceToString(found));
    }
}
