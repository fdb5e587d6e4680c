package org.einthoven.fhir;

import io.quarkus.arc.Arc;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.einthoven.fhir.store.LocalReference;
import org.einthoven.security.KnownHosts;
import org.jspecify.annotations.Nullable;

/** Under which addresses clients know this server. */
@ApplicationScoped
public class ServerAddress {

    private static final String ENDPOINT = "/fhir";

    /** Of something below the endpoint of some server: its scheme, host, port and what is there. */
    private static final Pattern BELOW_ENDPOINT = Pattern.compile(
            "((?i:https?))://([^/:@?#\\[\\]]+|\\[[0-9A-Fa-f:.]+])(?::(\\d{1,5}))?" + ENDPOINT + "/(.+)");

    /** What an address has that names no port: 80 or 443, whichever belongs to its scheme. */
    private static final int DEFAULT_PORT = -1;

    private final CurrentVertxRequest current;
    private final KnownHosts hosts;
    private final int listensOn;

    ServerAddress(
            CurrentVertxRequest current,
            KnownHosts hosts,
            @ConfigProperty(name = "quarkus.http.port", defaultValue = "8080") int listensOn) {
        this.current = current;
        this.hosts = hosts;
        this.listensOn = listensOn;
    }

    /**
     * Of the FHIR endpoint, as the client of the current request knows it, without a slash at its end; a path alone where
     * there is no request.
     */
    String base() {
        HttpServerRequest request = request();
        return request == null ? ENDPOINT : request.scheme() + "://" + request.authority() + ENDPOINT;
    }

    /**
     * A reference to a resource on this very server as it is written there, such as {@code Patient/1}: whatever address
     * of this server it is written with, it is the same resource. Any other reference as it is.
     */
    public String relative(String reference) {
        Matcher address = BELOW_ENDPOINT.matcher(reference);
        return address.matches()
                        && LocalReference.of(address.group(4)) != null
                        && isOwn(address.group(2), port(address.group(1), address.group(3)))
                ? address.group(4)
                : reference;
    }

    /** Under the same port, since another server may listen on the next one. */
    private boolean isOwn(String host, int port) {
        HttpServerRequest request = request();
        HostAndPort asked = request == null ? null : request.authority();
        int askedPort = asked == null ? listensOn : port(request.scheme(), asked.port());
        if (asked != null && asked.host().equalsIgnoreCase(host) && askedPort == port) {
            return true;
        }
        // a proxy in front listens where addresses need no port
        boolean isPort = port == askedPort || port == listensOn || port == DEFAULT_PORT && !KnownHosts.isLoopback(host);
        return isPort && hosts.isOwn(host);
    }

    private static int port(String scheme, @Nullable String stated) {
        return stated == null ? DEFAULT_PORT : port(scheme, Integer.parseInt(stated));
    }

    private static int port(String scheme, int stated) {
        return stated == (scheme.equalsIgnoreCase("https") ? 443 : 80) ? DEFAULT_PORT : stated;
    }

    private @Nullable HttpServerRequest request() {
        RoutingContext routing = Arc.container().requestContext().isActive() ? current.getCurrent() : null;
        return routing == null ? null : routing.request();
    }
}
