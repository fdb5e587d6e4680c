package org.einthoven.fhir.access;

import ca.uhn.fhir.context.FhirContext;
import io.quarkus.arc.Arc;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import org.einthoven.security.FhirAccess;
import org.einthoven.security.FhirAccess.OnlyAbout;
import org.einthoven.security.Interaction;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;

/**
 * What the caller of the current request may do, for what is found out only while a request is in work. What the server
 * does by itself, in jobs and at its start, is not held to anything.
 */
@ApplicationScoped
public class CallerAccess {
    private final CurrentIdentityAssociation identity;
    private final CurrentVertxRequest request;
    private final FhirContext context;
    private final AboutPatient about;

    CallerAccess(CurrentIdentityAssociation identity, CurrentVertxRequest request, FhirContext context) {
        this.identity = identity;
        this.request = request;
        this.context = context;
        this.about = new AboutPatient(context);
    }

    /**
     * That a condition looks at no type that the caller may not search: from whether something fits, one could read it
     * letter by letter.
     *
     * @param parameters names of its search parameters
     * @param served the types of which there are resources
     */
    public void requireCondition(String type, Set<String> parameters, Collection<String> served) {
        access().ifPresent(access -> new SearchedTypes(context, Set.copyOf(served))
                .of(type, parameters)
                .forEach(looked -> new Demand(looked, Interaction.SEARCH).require(access, "a chain or _has")));
    }

    /** That a token allows something that comes along with what was asked; what accounts may do their roles say. */
    public void requireOfToken(String type, Interaction interaction) {
        caller().ifPresent(who -> FhirAccess.requireOfToken(who, type, interaction));
    }

    /** That what is known of a patient may be used. */
    public void requirePatient(String id) {
        Demand demand = new Demand("Patient", Interaction.READ);
        access().filter(access ->
                        !access.decide(demand.type(), demand.interaction()).equals(new OnlyAbout(id)))
                .ifPresent(access -> demand.require(access, "what depends on somebody else"));
    }

    /** That an entry of a transaction is about nobody else once its references are those that are kept. */
    public void requireOwn(BundleEntryComponent entry, String serverBase) {
        access().ifPresent(access ->
                about.checkSent(AskedOf.entry(entry.getRequest()), access, entry.getResource(), serverBase));
    }

    /** The patient to whom a search of this type is cut; empty where it is not. */
    public Optional<OnlyAbout> searchesOnly(String type) {
        return access().map(access -> access.decide(type, Interaction.SEARCH))
                .filter(OnlyAbout.class::isInstance)
                .map(OnlyAbout.class::cast);
    }

    private Optional<FhirAccess> access() {
        return caller().map(FhirAccess::of);
    }

    private Optional<SecurityIdentity> caller() {
        boolean asked = Arc.container().requestContext().isActive() && request.getCurrent() != null;
        return asked ? Optional.of(identity.getIdentity()) : Optional.empty();
    }
}
