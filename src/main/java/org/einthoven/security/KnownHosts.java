package org.einthoven.security;

import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.einthoven.faults.Fault;
import org.jspecify.annotations.Nullable;

/**
 * Answers only under the names that are the server's own. Links are built from the name that a client used, and a
 * browser can be led to a server on its own machine under a name of someone else's (DNS rebinding). Health and metrics
 * are asked by address and hold no links.
 */
@ApplicationScoped
public class KnownHosts {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

    private final Optional<Set<String>> known;

    KnownHosts(
            @ConfigProperty(name = "einthoven.hosts") Optional<List<String>> hosts,
            @ConfigProperty(name = "quarkus.http.host", defaultValue = "127.0.0.1") String listensOn) {
        this.known = known(hosts.orElse(List.of()), listensOn);
    }

    /** Empty where any name is taken: on an address of which nobody said how it is called. */
    static Optional<Set<String>> known(List<String> hosts, String listensOn) {
        if (!hosts.isEmpty()) {
            return Optional.of(hosts.stream().map(KnownHosts::lower).collect(Collectors.toUnmodifiableSet()));
        }
        return isLoopback(listensOn) ? Optional.of(LOOPBACK) : Optional.empty();
    }

    /** Whether this name is known to be the server's own. */
    public boolean isOwn(String host) {
        return known.orElse(Set.of()).contains(lower(host));
    }

    /** Whether a name leads to whatever machine uses it. */
    public static boolean isLoopback(String host) {
        return LOOPBACK.contains(lower(host));
    }

    private static String lower(String host) {
        return host.strip().toLowerCase(Locale.ROOT);
    }

    /** Right after the addresses themselves were checked: Vert.x fails where it looks into a broken path. */
    void install(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE + 1).handler(this::check);
    }

    private void check(RoutingContext request) {
        if (known.isEmpty()
                || SignIn.isUnder(request, "/q")
                || isOwn(request.request().authority())) {
            request.next();
            return;
        }
        request.response()
                .setStatusCode(Fault.UNKNOWN_HOST.httpStatus())
                .putHeader("Content-Type", "text/plain;charset=UTF-8")
                .end(Fault.UNKNOWN_HOST.sentence());
    }

    private boolean isOwn(@Nullable HostAndPort authority) {
        return authority != null && isOwn(authority.host());
    }
}
