package org.einthoven.api;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.util.UUID;
import org.einthoven.archive.StoredRecording;
import org.einthoven.archive.Veil;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.einthoven.security.Roles;

/** Whether the reader who asks is to read a recording themselves first; programs never are. */
@RequestScoped
class ReadersOwn {
    private final Veil veil;
    private final SecurityIdentity identity;

    ReadersOwn(Veil veil, SecurityIdentity identity) {
        this.veil = veil;
        this.identity = identity;
    }

    boolean isFirst(StoredRecording recording) {
        return isReader() && veil.holdsBack(recording, name());
    }

    /** The same where it is fetched ahead of being shown. */
    boolean wouldBeFirst(StoredRecording recording) {
        return isReader() && veil.isOver(recording, name());
    }

    /** @throws FaultException {@link Fault#READ_FIRST} */
    void requireFirst(UUID recording) {
        if (isReader()) {
            veil.requireLifted(recording, name());
        }
    }

    private boolean isReader() {
        return identity.hasRole(Roles.CARDIOLOGIST);
    }

    private String name() {
        return identity.getPrincipal().getName();
    }
}
