package org.einthoven.security;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Keeps the server from starting where others could reach it while everybody knows its passwords. */
@ApplicationScoped
class QuickstartGuard {
    private static final Logger LOG = Logger.getLogger(QuickstartGuard.class);

    private final Accounts accounts;
    private final String host;

    QuickstartGuard(Accounts accounts, @ConfigProperty(name = "quarkus.http.host") String host) {
        this.accounts = accounts;
        this.host = host;
    }

    void check(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent event) {
        if (!accounts.areQuickstart()) {
            return;
        }
        if (!isLoopback(host)) {
            throw new IllegalStateException("The server would listen on " + host
                    + " with the quickstart accounts, whose passwords everybody knows. Configure accounts"
                    + " (einthoven.accounts.\"name\".password-hash and .role) or an identity provider"
                    + " (quarkus.oidc.*), or set QUARKUS_HTTP_HOST=127.0.0.1.");
        }
        LOG.warn(
                "Quickstart accounts are on: user and password are cardiologist, ehr or admin; from this machine only");
    }

    /** Whether the address can be reached from this machine alone; a name that means nothing cannot be trusted. */
    static boolean isLoopback(String host) {
        try {
            return !host.isBlank() && InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException unknown) {
            return false;
        }
    }
}
