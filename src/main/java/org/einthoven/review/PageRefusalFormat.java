package org.einthoven.review;

import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import org.einthoven.faults.Fault;
import org.einthoven.faults.Problem;
import org.einthoven.security.RefusalFormat;
import org.einthoven.telemetry.Correlation;
import org.jspecify.annotations.Nullable;

/** Tells people on a page what is wrong where nobody came as far as the page that they asked for. */
@ApplicationScoped
class PageRefusalFormat implements RefusalFormat {
    private static final SecurityIdentity NOBODY =
            QuarkusSecurityIdentity.builder().setAnonymous(true).build();

    private final CurrentIdentityAssociation who;

    PageRefusalFormat(CurrentIdentityAssociation who) {
        this.who = who;
    }

    @Override
    public boolean covers(String path) {
        return !path.matches("/(fhir|api|q)(/.*)?");
    }

    /** It is refused before anybody knows who asks: a context of its own, so that the page does not wait for that. */
    @Override
    @ActivateRequestContext
    public Body body(Fault fault, @Nullable String accept) {
        who.setIdentity(NOBODY);
        Problem problem = Problem.of(fault).under(Correlation.current().orElse(null));
        return new Body("text/html;charset=UTF-8", PageFaults.page(problem));
    }
}
