package org.einthoven.fhir;

import java.util.Objects;
import org.einthoven.audit.AuditAction;
import org.einthoven.audit.AuditTrail.Deed;
import org.einthoven.fhir.store.Change;
import org.einthoven.fhir.store.StoredVersion;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * A creation or update that was checked and holds its locks, so that several can go to the database together.
 *
 * @param change what is to be written; null where there is nothing left to write
 * @param done what came of it already, as of a recording, which is kept in its own way; null where it is to be written
 */
record PreparedWrite(TypeRule rule, AuditAction action, @Nullable Change change, @Nullable Written done) {

    static PreparedWrite of(TypeRule rule, AuditAction action, Change change) {
        // the time of writing is the server's: the sender's would lend it its precision and zone
        resource(change).getMeta().setLastUpdatedElement(null);
        return new PreparedWrite(rule, action, change, null);
    }

    static PreparedWrite done(TypeRule rule, AuditAction action, Written done) {
        return new PreparedWrite(rule, action, null, done);
    }

    private static Resource resource(@Nullable Change change) {
        return Objects.requireNonNull(Objects.requireNonNull(change).resource());
    }

    /** What came of it, once its version is kept. */
    Written follow(StoredVersion version) {
        rule.kept(resource(change), version);
        return Written.of(version, action == AuditAction.CREATE);
    }

    Deed deed(Written written) {
        return new Deed(action, written.version().type(), written.version().id());
    }
}
