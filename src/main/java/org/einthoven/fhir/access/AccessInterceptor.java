package org.einthoven.fhir.access;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.RestfulServer;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.einthoven.security.FhirAccess;
import org.einthoven.security.FhirAccess.OnlyAbout;
import org.einthoven.security.Interaction;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.jspecify.annotations.Nullable;

/**
 * Applies {@link AccessRules} to every request: before a provider is called, to each part of a Bundle, and to what goes
 * out. Once here, whatever providers there are.
 */
@Interceptor
@Singleton
public final class AccessInterceptor {
    private static final String ONLY_PATIENT = AccessInterceptor.class.getName();

    private final FhirContext context;
    private final PatientOf patients;
    private final CurrentIdentityAssociation identity;
    private volatile @Nullable AccessRules rules;

    AccessInterceptor(FhirContext context, PatientOf patients, CurrentIdentityAssociation identity) {
        this.context = context;
        this.patients = patients;
        this.identity = identity;
    }

    /** Cuts a search to the patient; comes after unknown parameters were taken out, so that this one is not. */
    @Hook(value = Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLER_SELECTED, order = 10)
    public void narrow(RequestDetails request) {
        boolean search = request.getRequestType() == RequestTypeEnum.GET || "_search".equals(request.getOperation());
        String type = request.getResourceName();
        if (search
                && type != null
                && request.getId() == null
                && !FhirAccess.MAYBE_ABOUT_NOBODY.contains(type)
                && access().decide(type, Interaction.SEARCH) instanceof OnlyAbout only) {
            rules(request).parameter(type).ifPresent(name -> narrow(request, name, only.patientId()));
        }
    }

    private static void narrow(RequestDetails request, String parameter, String patientId) {
        String value = value(parameter, patientId);
        String[] stated =
                Optional.ofNullable(request.getParameters().get(parameter)).orElseGet(() -> new String[0]);
        if (Arrays.stream(stated).noneMatch(value::equals)) {
            request.addParameter(
                    parameter,
                    Stream.concat(Arrays.stream(stated), Stream.of(value)).toArray(String[]::new));
        }
    }

    private static String value(String parameter, String patientId) {
        return parameter.equals("patient") ? "Patient/" + patientId : patientId;
    }

    /** Before any provider is called, as soon as HAPI has found out which. */
    @Hook(Pointcut.SERVER_INCOMING_REQUEST_POST_PROCESSED)
    public void check(RequestDetails request) {
        Asked asked = AskedOf.request(request);
        try {
            Compartment.of(request).ifPresent(compartment -> rules(request).check(compartment.asked(), access()));
            rules(request).check(asked, access()).ifPresent(patient -> checkNarrowed(request, asked, patient));
        } catch (FaultException refused) {
            throw refused(refused);
        }
    }

    /** The only patient about whom anything may be found, where several types are looked at at once. */
    public static Optional<String> onlyPatient(RequestDetails request) {
        return Optional.ofNullable((String) request.getUserData().get(ONLY_PATIENT));
    }

    private void checkNarrowed(RequestDetails request, Asked asked, String patientId) {
        request.getUserData().put(ONLY_PATIENT, patientId);
        if (asked.shape() != Asked.Shape.SEARCH || FhirAccess.MAYBE_ABOUT_NOBODY.contains(asked.type())) {
            return;
        }
        boolean narrowed = rules(request)
                .parameter(asked.type())
                .flatMap(name -> Optional.ofNullable(request.getParameters().get(name))
                        .map(values -> Arrays.asList(values).contains(value(name, patientId))))
                .orElse(false);
        if (!narrowed) {
            throw FaultException.of(Fault.NOT_FOR_ONE_PATIENT, "a search of " + asked.type());
        }
    }

    /** Once the body is read. */
    @Hook(Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLED)
    public void checkBody(RequestDetails request, RestOperationTypeEnum operation) {
        try {
            if (request.getResource() instanceof Bundle bundle
                    && (operation == RestOperationTypeEnum.TRANSACTION || operation == RestOperationTypeEnum.BATCH)) {
                new BundleRules(rules(request), access(), request.getFhirServerBase()).check(bundle, this::refused);
            } else {
                rules(request)
                        .checkSent(
                                AskedOf.request(request), access(), request.getResource(), request.getFhirServerBase());
            }
        } catch (FaultException refused) {
            throw refused(refused);
        }
    }

    /** Why an entry of a batch may not be done; empty where it may. */
    public static Optional<FaultException> refusal(BundleEntryComponent entry) {
        return BundleRules.refusal(entry);
    }

    /** What an entry of a batch asks for, or asked for before it was refused: method and address. */
    public static String askedOf(BundleEntryComponent entry) {
        return BundleRules.askedOf(entry);
    }

    /** What came along with what was asked for, as by {@code _include}, is cut to what may be seen. */
    @Hook(Pointcut.SERVER_OUTGOING_RESPONSE)
    public void cut(RequestDetails request, @Nullable IBaseResource answer) {
        RestOperationTypeEnum operation = request.getRestOperationType();
        if (answer == null || operation == null || operation == RestOperationTypeEnum.METADATA) {
            return;
        }
        FhirAccess access = access();
        if (answer instanceof Bundle bundle) {
            new BundleRules(rules(request), access, request.getFhirServerBase()).cut(bundle);
        } else if (AskedOf.request(request).shape() == Asked.Shape.LOOK
                && !rules(request).maySee(answer, access, request.getFhirServerBase())) {
            throw FaultException.of(
                    Fault.NOT_FOUND, answer.fhirType(), answer.getIdElement().getIdPart());
        }
    }

    /** A token is told what it lacks; an account has no scopes that could be told. */
    private FaultException refused(FaultException refused) {
        boolean account = !FhirAccess.isByToken(identity.getIdentity());
        return account && refused.fault() == Fault.INSUFFICIENT_SCOPE ? FaultException.of(Fault.NOT_ALLOWED) : refused;
    }

    private FhirAccess access() {
        return FhirAccess.of(identity.getIdentity());
    }

    private AccessRules rules(RequestDetails request) {
        AccessRules made = rules;
        if (made == null) {
            made = new AccessRules(context, served((RestfulServer) request.getServer()), patients);
            rules = made;
        }
        return made;
    }

    private static Set<String> served(RestfulServer server) {
        return server.getResourceBindings().stream()
                .map(binding -> binding.getResourceName())
                .collect(Collectors.toUnmodifiableSet());
    }
}
