package org.einthoven.security;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.TrustedAuthenticationRequest;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Lets in whom the session cookie names, as long as the account is still there and did not sign out. */
@ApplicationScoped
class CookieIdentities implements IdentityProvider<TrustedAuthenticationRequest> {
    private final Accounts accounts;
    private final Sessions sessions;

    CookieIdentities(Accounts accounts, Sessions sessions) {
        this.accounts = accounts;
        this.sessions = sessions;
    }

    @Override
    public Class<TrustedAuthenticationRequest> getRequestType() {
        return TrustedAuthenticationRequest.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(
            TrustedAuthenticationRequest request, AuthenticationRequestContext context) {
        boolean used = !Looks.isOne(request.getAttributes());
        return context.runBlocking(() -> identity(request.getPrincipal(), used));
    }

    private SecurityIdentity identity(String principal, boolean used) {
        PageSession session = PageSession.parse(principal).orElseThrow(AuthenticationFailedException::new);
        Account account = accounts.find(session.account()).orElseThrow(AuthenticationFailedException::new);
        if (!sessions.isOpen(session.id(), account.name(), used)) {
            throw new AuthenticationFailedException();
        }
        return session.forCookie(account);
    }
}
