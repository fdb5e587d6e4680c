package org.einthoven.review;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import org.einthoven.security.Roles;

/** Who looks at the page, for what every page shows. */
@Named("signedIn")
@RequestScoped
public class SignedIn {
    private final SecurityIdentity identity;

    SignedIn(SecurityIdentity identity) {
        this.identity = identity;
    }

    public boolean isAnyone() {
        return !identity.isAnonymous();
    }

    public String getName() {
        return identity.isAnonymous() ? "" : identity.getPrincipal().getName();
    }

    public boolean isCardiologist() {
        return identity.hasRole(Roles.CARDIOLOGIST);
    }

    public boolean isAdministrator() {
        return identity.hasRole(Roles.ADMINISTRATOR);
    }
}
