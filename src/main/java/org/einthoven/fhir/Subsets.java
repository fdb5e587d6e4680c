package org.einthoven.fhir;

import ca.uhn.fhir.context.BaseRuntimeChildDefinition;
import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import jakarta.inject.Singleton;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.jspecify.annotations.Nullable;

/**
 * Parts of resources ({@code _summary} and {@code _elements}, FHIR R4, 3.1.1.5.8): HAPI takes them out, but not with what
 * must be there, and answers a read of the text alone with bare HTML.
 */
@Interceptor
@Singleton
public final class Subsets {

    private static final String SUMMARY = "_summary";
    private static final String ELEMENTS = "_elements";
    private static final Set<BundleType> OF_RESOURCES = Set.of(BundleType.SEARCHSET, BundleType.HISTORY);
    private static final Set<BundleType> OF_WRITES = Set.of(BundleType.TRANSACTIONRESPONSE, BundleType.BATCHRESPONSE);
    private static final Set<RestOperationTypeEnum> READS =
            Set.of(RestOperationTypeEnum.READ, RestOperationTypeEnum.VREAD);

    private final FhirContext context;

    Subsets(FhirContext context) {
        this.context = context;
    }

    @Hook(Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLED)
    public void understand(RequestDetails request) {
        if (READS.contains(request.getRestOperationType())) {
            request.getParameters().forEach(SearchRequest::checkChoice);
            if ("text".equals(SearchRequest.first(request, SUMMARY))) {
                request.removeParameter(SUMMARY);
                request.addParameter(ELEMENTS, new String[] {"text"});
            }
        }
    }

    @Hook(Pointcut.SERVER_OUTGOING_RESPONSE)
    public void keepWhatMustBeThere(RequestDetails request, @Nullable IBaseResource answer) {
        if (answer instanceof Bundle bundle && OF_WRITES.contains(bundle.getType())) {
            // they are about resources; what came of each write must not get lost
            request.removeParameter(SUMMARY);
            request.removeParameter(ELEMENTS);
        }
        String[] asked = request.getParameters().get(ELEMENTS);
        if (asked == null || answer == null) {
            return;
        }
        Set<String> kept = new TreeSet<>();
        Stream.of(asked).flatMap(list -> Stream.of(list.split(","))).forEach(kept::add);
        Stream<? extends IBaseResource> resources =
                answer instanceof Bundle bundle && OF_RESOURCES.contains(bundle.getType())
                        ? bundle.getEntry().stream()
                                .map(BundleEntryComponent::getResource)
                                .filter(Objects::nonNull)
                        : Stream.of(answer);
        resources
                .map(IBaseResource::fhirType)
                .distinct()
                .forEach(type -> context.getResourceDefinition(type).getChildren().stream()
                        .filter(child -> child.getMin() > 0)
                        .map(BaseRuntimeChildDefinition::getElementName)
                        .forEach(name -> kept.add(type + "." + name.replace("[x]", ""))));
        request.addParameter(ELEMENTS, new String[] {String.join(",", kept)});
    }
}
