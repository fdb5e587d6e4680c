package org.einthoven.fhir.bulk;

import io.quarkus.security.identity.SecurityIdentity;
import java.util.List;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.einthoven.fhir.store.StoredTypes;
import org.einthoven.security.FhirAccess;
import org.einthoven.security.Interaction;
import org.einthoven.security.Roles;

/**
 * Who asks.
 *
 * @param owner an account, or the subject of a token, which is not the account of the same name
 */
record Caller(String owner, String actor, FhirAccess access, boolean isAdministrator) {

    static Caller of(SecurityIdentity who) {
        String name = who.getPrincipal().getName();
        String owner = who.getPrincipal() instanceof JsonWebToken token
                ? "token " + token.getIssuer() + " " + token.getSubject()
                : (FhirAccess.isByToken(who) ? "token " : "account ") + name;
        return new Caller(owner, name, FhirAccess.of(who), who.hasRole(Roles.ADMINISTRATOR));
    }

    /** Whether scopes bind the caller to one patient: bulk data are about many. */
    boolean isBoundToPatient() {
        return StoredTypes.ALL.stream()
                .anyMatch(type -> access.decide(type, Interaction.READ) instanceof FhirAccess.OnlyAbout
                        || access.decide(type, Interaction.CREATE) instanceof FhirAccess.OnlyAbout);
    }

    boolean may(String type, Interaction... interactions) {
        return List.of(interactions).stream().allMatch(interaction -> access.allows(type, interaction));
    }
}
