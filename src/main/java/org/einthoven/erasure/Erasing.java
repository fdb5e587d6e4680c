package org.einthoven.erasure;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.einthoven.archive.RecordingsErased;
import org.einthoven.audit.AuditAction;
import org.einthoven.audit.AuditEvent.Outcome;
import org.einthoven.audit.AuditTrail;
import org.einthoven.erasure.ErasedHashes.Item;
import org.hibernate.Session;

/** Writes an erasure down and deletes what it is of, in the transaction of whoever calls. */
@ApplicationScoped
class Erasing {
    private final Session session;
    private final AuditTrail audit;
    private final Event<RecordingsErased> erased;

    Erasing(Session session, AuditTrail audit, Event<RecordingsErased> erased) {
        this.session = session;
        this.audit = audit;
        this.erased = erased;
    }

    /** @param items all that goes, and what the erasure names besides */
    void erase(Connection connection, Erasure.Deed deed, Scope scope, List<Item> items) throws SQLException {
        String digest = ErasedHashes.digest(items);
        new ErasureRows(connection).write(deed, scope, digest, items);
        new PersonalRows(connection).delete(scope);
        session.clear();
        erased.fire(new RecordingsErased());
        audit.record(
                AuditAction.DELETE,
                "Erasure",
                deed.id().toString(),
                scope.recordings().size() + " recordings, " + scope.resources().size()
                        + " resources with all versions, " + scope.pages().size() + " pages to be laid out; SHA-256 "
                        + digest + "; " + deed.reason(),
                Outcome.SUCCESS);
    }
}
