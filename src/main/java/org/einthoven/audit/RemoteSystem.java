package org.einthoven.audit;

import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;

/** Another system on whose behalf something is done that is no request over HTTP; nobody until it is said. */
@RequestScoped
public class RemoteSystem {
    private Optional<Peer> peer = Optional.empty();

    /**
     * @param name by its own word
     * @param role that it acts in
     * @param address of its end of the line
     */
    record Peer(String name, String role, String address) {}

    /** From now on it acts. */
    public void acts(String name, String role, String address) {
        peer = Optional.of(new Peer(name, role, address));
    }

    Optional<Peer> peer() {
        return peer;
    }
}
