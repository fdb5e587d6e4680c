package org.einthoven.fhir.access;

import ca.uhn.fhir.context.FhirContext;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.einthoven.fhir.Bodies;
import org.einthoven.security.FhirAccess;
import org.einthoven.security.FhirAccess.Decision;
import org.einthoven.security.FhirAccess.OnlyAbout;
import org.einthoven.security.FhirAccess.Refused;
import org.einthoven.security.Interaction;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.IdType;
import org.jspecify.annotations.Nullable;

/**
 * Whether what is asked for may be done. Where scopes are bound to a patient, a resource that is about somebody else is
 * refused as one that does not exist.
 */
final class AccessRules {
    private final FhirContext context;
    private final AboutPatient about;
    private final SearchedTypes searched;
    private final PatientOf patients;

    /** @param served the types of which this server has resources */
    AccessRules(FhirContext context, Set<String> served, PatientOf patients) {
        this.context = context;
        this.about = new AboutPatient(context);
        this.searched = new SearchedTypes(context, served);
        this.patients = patients;
    }

    /** The patient to whom it must be cut; empty where any will do. Anything that is refused is an exception. */
    Optional<String> check(Asked asked, FhirAccess access) {
        String bound = null;
        for (Demand demand : demands(asked).toList()) {
            Decision decision = access.decide(demand.type(), demand.interaction());
            if (decision instanceof Refused) {
                throw FaultException.of(Fault.INSUFFICIENT_SCOPE, demand.scope());
            }
            if (decision instanceof OnlyAbout only) {
                bound = only.patientId();
            }
        }
        if (bound == null) {
            return Optional.empty();
        }
        checkBound(asked, bound);
        return Optional.of(bound);
    }

    private Stream<Demand> demands(Asked asked) {
        return Stream.concat(
                asked.demands().stream(),
                searched.of(asked).stream().map(type -> new Demand(type, Interaction.SEARCH)));
    }

    private void checkBound(Asked asked, String patientId) {
        switch (asked.shape()) {
            case WHOLE -> throw FaultException.of(Fault.NOT_FOR_ONE_PATIENT, "all of a type, a condition, a patch");
            case LOOK, REPLACE, DELETE -> checkOwn(asked.type(), asked.id(), patientId);
            case SEARCH -> checkSearch(asked);
            case CREATE, FREE -> {
                // what is sent is looked at by itself
            }
        }
        boolean strays = asked.parameters().stream()
                .filter(SearchedTypes::looksElsewhere)
                .anyMatch(parameter -> asked.shape() != Asked.Shape.SEARCH
                        || !SearchedTypes.staysWithPatient(asked.type(), parameter));
        if (strays) {
            throw FaultException.of(
                    Fault.NOT_FOR_ONE_PATIENT,
                    "a chain or _has that goes further than from the patient's data to the patient");
        }
    }

    private void checkOwn(String type, @Nullable String id, String patientId) {
        boolean own = id != null
                && patients.patientOf(type, id).filter(patientId::equals).isPresent();
        boolean nobodys =
                id != null && FhirAccess.MAYBE_ABOUT_NOBODY.contains(type) && patients.isAboutNobody(type, id);
        if (!own && !nobodys) {
            throw Bodies.notFound(type, new IdType(type, id));
        }
    }

    private void checkSearch(Asked asked) {
        if (about.parameter(asked.type()).isEmpty()) {
            throw FaultException.of(Fault.NOT_FOR_ONE_PATIENT, "a search of " + asked.type());
        }
    }

    /** What is sent to be kept must be about the patient as well. */
    void checkSent(Asked asked, FhirAccess access, @Nullable IBaseResource sent, String serverBase) {
        about.checkSent(asked, access, sent, serverBase);
    }

    /** A reference by a search ({@code Patient?identifier=...}) tells whether there is such a resource. */
    void checkLinks(IBaseResource sent, FhirAccess access) {
        context.newTerser().getAllResourceReferences(sent).stream()
                .map(link -> link.getResourceReference().getReferenceElement().getValue())
                .filter(link -> link != null && link.contains("?"))
                .map(link -> link.substring(0, link.indexOf('?')))
                .forEach(type -> new Demand(type, Interaction.SEARCH).require(access, "a reference by a search"));
    }

    /** Whether a resource may be shown that came along with others. */
    boolean maySee(IBaseResource resource, FhirAccess access, String serverBase) {
        Decision decision = access.decide(resource.fhirType(), Interaction.READ);
        if (decision instanceof OnlyAbout only) {
            // of a version what it says itself counts, not whom the resource is about today
            if (about.isStated(resource)) {
                return about.test(resource, only.patientId(), serverBase);
            }
            return FhirAccess.MAYBE_ABOUT_NOBODY.contains(resource.fhirType())
                    || patients.patientOf(
                                    resource.fhirType(), resource.getIdElement().getIdPart())
                            .filter(only.patientId()::equals)
                            .isPresent();
        }
        return !(decision instanceof Refused);
    }

    /** The search parameter that names the patient; empty for types of which none does. */
    Optional<String> parameter(String type) {
        return about.parameter(type);
    }
}
