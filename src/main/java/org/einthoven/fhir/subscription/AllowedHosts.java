package org.einthoven.fhir.subscription;

import java.net.URI;
import java.util.Locale;
import java.util.Set;

/** Hosts that notifications may go to: this server reaches what those who subscribe may not. */
public final class AllowedHosts {

    private final Set<String> hosts;

    public AllowedHosts(Set<String> hosts) {
        this.hosts = Set.copyOf(hosts);
    }

    public boolean isEmpty() {
        return hosts.isEmpty();
    }

    /** Whether its host is allowed with any port, or with this one. */
    public boolean allow(URI endpoint) {
        String host = endpoint.getHost().toLowerCase(Locale.ROOT);
        return hosts.contains(host) || hosts.contains(host + ":" + port(endpoint));
    }

    private static int port(URI endpoint) {
        if (endpoint.getPort() >= 0) {
            return endpoint.getPort();
        }
        return endpoint.getScheme().equals("https") ? 443 : 80;
    }
}
