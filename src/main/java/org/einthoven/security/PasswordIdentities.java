package org.einthoven.security;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.UsernamePasswordAuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.HttpSecurityUtils;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.einthoven.audit.AuditEvent.Outcome;
import org.einthoven.audit.AuditTrail;

/** Lets in who has the right password, and writes down who signed in and who failed to. */
@ApplicationScoped
class PasswordIdentities implements IdentityProvider<UsernamePasswordAuthenticationRequest> {
    private final PasswordCheck passwords;
    private final Accounts accounts;
    private final Sessions sessions;
    private final AuditTrail audit;

    PasswordIdentities(PasswordCheck passwords, Accounts accounts, Sessions sessions, AuditTrail audit) {
        this.passwords = passwords;
        this.accounts = accounts;
        this.sessions = sessions;
        this.audit = audit;
    }

    @Override
    public Class<UsernamePasswordAuthenticationRequest> getRequestType() {
        return UsernamePasswordAuthenticationRequest.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(
            UsernamePasswordAuthenticationRequest request, AuthenticationRequestContext context) {
        String name = request.getUsername();
        String password = new String(request.getPassword().getPassword());
        RoutingContext routing = HttpSecurityUtils.getRoutingContextAttribute(request);
        Optional<Account> remembered = SignIn.isForm(routing) ? Optional.empty() : passwords.remembered(name, password);
        if (remembered.isPresent()) {
            return Uni.createFrom().item(Identities.of(remembered.get()));
        }
        String address = routing.request().remoteAddress().hostAddress();
        return context.runBlocking(() -> check(name, password, address, routing));
    }

    private SecurityIdentity check(String name, String password, String address, RoutingContext routing) {
        PasswordCheck.Result result = passwords.check(name, password, address);
        switch (result) {
            case WRONG -> audit.signIn(name, address, Outcome.REFUSED);
            // beyond the limit nothing is written, so that guessing does not fill the trail
            case TOO_MANY -> RefusalRoute.tooManyAttempts(routing);
            case RIGHT, STILL_RIGHT -> {
                Account account = accounts.find(name).orElseThrow(AuthenticationFailedException::new);
                if (SignIn.isForm(routing)) {
                    return atPages(account, address, routing);
                }
                if (!account.mustChange()) {
                    if (result == PasswordCheck.Result.RIGHT) {
                        audit.signIn(name, address, Outcome.SUCCESS);
                    }
                    return Identities.of(account);
                }
            }
        }
        throw new AuthenticationFailedException();
    }

    private SecurityIdentity atPages(Account account, String address, RoutingContext routing) {
        PageSession session = PageSession.begin(account);
        sessions.begin(session.id(), account.name(), address, routing.request().getHeader("User-Agent"));
        audit.signIn(account.name(), address, Outcome.SUCCESS);
        return session.forCookie(account);
    }
}
