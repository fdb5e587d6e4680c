package org.einthoven.fhir.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.einthoven.archive.TimeOrderedId;
import org.einthoven.fhir.store.StoredVersion.Method;
import org.hibernate.Session;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** Writes next versions of resources and what they are found by, in the caller's transaction. */
@ApplicationScoped
public class ResourceWriter {

    /** Takes the next version of what is there, or makes what is not; waits for others who change the same. */
    private static final String UPSERT =
            """
            insert into fhir_resource as r (key, resource_type, id, version, updated_at, deleted, recording_id, tokens)
            values (?, ?, ?, ?, ?, ?, cast(? as uuid), ?)
            on conflict (resource_type, id) do update set version = greatest(r.version + 1, excluded.version),
                updated_at = excluded.updated_at, deleted = excluded.deleted, tokens = excluded.tokens
            returning key, version
            """;

    private static final String VERSION =
            """
            insert into fhir_version (resource, version, resource_type, id, updated_at, method, body, recording_id)
            values (?, ?, ?, ?, ?, ?, cast(? as text), cast(? as uuid))
            """;

    private final Session session;
    private final ResourceIndexer indexer;
    private final FhirJson json;
    private final Event<ResourcesWritten> events;
    private final Clock clock;
    private final KeyBlock keys = new KeyBlock();

    ResourceWriter(
            Session session, ResourceIndexer indexer, FhirJson json, Event<ResourcesWritten> events, Clock clock) {
        this.session = session;
        this.indexer = indexer;
        this.json = json;
        this.events = events;
        this.clock = clock;
    }

    /** A fresh id for a resource. */
    public String newId() {
        return TimeOrderedId.now(clock).toString();
    }

    /** Writes the next version; the resource gets its id, version and time. */
    @Transactional(Transactional.TxType.MANDATORY)
    public StoredVersion write(Change change) {
        return writeAll(List.of(change)).get(0);
    }

    @Transactional(Transactional.TxType.MANDATORY)
    public List<StoredVersion> writeAll(List<Change> changes) {
        session.flush(); // what a resource is rendered from must be there before its row
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        List<StoredVersion> versions = session.doReturningWork(connection -> {
            List<Written> written = new ArrayList<>();
            try (Statement upsert = Statement.of(connection, UPSERT)) {
                for (Change change : changes) {
                    written.add(upsert(connection, upsert, change, now));
                }
            }
            IndexRows.replace(connection, written);
            return keepVersions(connection, written);
        });
        events.fire(new ResourcesWritten(versions));
        return versions;
    }

    /** Writes anew what a resource is found by, as after a change of the search parameters. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void index(StoredVersion version, Resource resource) {
        session.doWork(connection -> {
            IndexedValues values = indexer.of(resource);
            try (Statement statement = Statement.of(connection, "update fhir_resource set tokens = ? where key = ?")) {
                statement
                        .set(values.tokens.toArray(Long[]::new))
                        .set(version.key())
                        .execute();
            }
            Change change = Change.update(resource, version.id());
            IndexRows.replace(
                    connection,
                    List.of(new Written(change, version.key(), Integer.MAX_VALUE, version.updatedAt(), values)));
        });
    }

    /** A change that has its key and version. */
    record Written(Change change, long key, int version, Instant updatedAt, IndexedValues values) {}

    private Written upsert(Connection connection, Statement upsert, Change change, Instant now) throws SQLException {
        Resource resource = change.resource();
        if (resource != null && change.rendered() == null) {
            resource.setId(change.id());
        }
        IndexedValues values = resource == null ? IndexedValues.none() : indexer.of(resource);
        Change.Rendered rendered = change.rendered();
        Instant updatedAt = rendered == null ? now : rendered.updatedAt();
        upsert.restart()
                .set(keys.next(connection))
                .set(change.type())
                .set(change.id())
                .set(rendered == null ? 1 : rendered.version())
                .set(updatedAt)
                .set(resource == null)
                .set(rendered == null ? null : rendered.recordingId())
                .set(values.tokens.toArray(Long[]::new));
        return upsert.list(row -> new Written(change, row.getLong(1), row.getInt(2), updatedAt, values))
                .get(0);
    }

    private List<StoredVersion> keepVersions(Connection connection, List<Written> written) throws SQLException {
        List<StoredVersion> versions = new ArrayList<>();
        try (Statement statement = Statement.of(connection, VERSION)) {
            for (Written one : written) {
                StoredVersion version = version(one);
                statement
                        .set(version.key())
                        .set(version.version())
                        .set(version.type())
                        .set(version.id())
                        .set(version.updatedAt())
                        .set(version.method().name())
                        .set(version.body())
                        .set(version.recordingId());
                statement.addBatch();
                versions.add(version);
            }
            statement.executeBatch();
        }
        return versions;
    }

    private StoredVersion version(Written one) {
        Change change = one.change();
        Resource resource = change.resource();
        String body = null;
        if (resource != null && change.rendered() == null) {
            resource.getMeta().setVersionId(Integer.toString(one.version())).setLastUpdated(Date.from(one.updatedAt()));
            body = json.encode(resource);
        }
        Method method = change.method() == Method.PUT && one.version() == 1 ? Method.POST : change.method();
        return new StoredVersion(
                one.key(), change.type(), change.id(), one.version(), one.updatedAt(), method, body, recording(change));
    }

    private static @Nullable UUID recording(Change change) {
        return change.rendered() == null ? null : change.rendered().recordingId();
    }

    /** Keys are taken from the sequence a hundred at a time. */
    private static final class KeyBlock {

        private static final int SIZE = 100;

        private long next;
        private int left;

        synchronized long next(Connection connection) throws SQLException {
            if (left == 0) {
                try (Statement statement = Statement.of(connection, "select nextval('fhir_resource_key')")) {
                    next = statement.list(row -> row.getLong(1)).get(0);
                }
                left = SIZE;
            }
            left--;
            return next++;
        }
    }
}
