package org.einthoven.security;

import io.quarkus.arc.Unremovable;
import io.quarkus.oidc.OidcRedirectFilter;
import io.quarkus.oidc.Redirect;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Names the FHIR server for whose data the token shall be, as SMART App Launch 2.2, 2.0.9, has it: that of the EHR that
 * launched, else this one.
 */
@ApplicationScoped
@Unremovable
@Redirect(Redirect.Location.OIDC_AUTHORIZATION)
class LaunchAudience implements OidcRedirectFilter {
    private final Launches launches;

    LaunchAudience(Launches launches) {
        this.launches = launches;
    }

    @Override
    public void filter(OidcRedirectContext context) {
        HttpServerRequest request = context.routingContext().request();
        String issuer = request.getParam("iss");
        String audience = issuer != null && launches.mayCome(issuer)
                ? issuer
                : request.scheme() + "://" + request.authority() + "/fhir";
        context.additionalQueryParams().set("aud", audience);
    }
}
