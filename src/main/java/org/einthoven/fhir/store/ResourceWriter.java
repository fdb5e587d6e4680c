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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.einthoven.archive.TimeOrderedId;
import org.einthoven.fhir.store.Change.Before;
import org.einthoven.fhir.store.RowWrites.Column;
import org.hibernate.Session;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** Writes next versions of resources and what they are found by, in the caller's transaction. */
@ApplicationScoped
public class ResourceWriter {

    private static final String STANDING =
            "select r.resource_type || '/' || r.id, r.key, r.version from fhir_resource r"
                    + " where (r.resource_type, r.id) in (select * from unnest(?, ?)) order by r.resource_type, r.id for update";

    private static final String CREATE =
            "insert into fhir_resource (key, resource_type, id, version, updated_at, deleted, recording_id, tokens)"
                    + " select c1, c2, c3, c4, c5, c6, c7, cast(c8 as bigint[]) from %s";

    private static final String REPLACE =
            "update fhir_resource r set version = c2, updated_at = c3, deleted = c4, tokens = cast(c5 as bigint[])"
                    + " from %s where r.key = c1";

    private static final String KEEP =
            "insert into fhir_version (resource, version, resource_type, id, updated_at, method, body, recording_id)"
                    + " select * from %s";

    private static final String INDEX =
            "update fhir_resource r set tokens = cast(c2 as bigint[]) from %s where r.key = c1";

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

    /** Writes the next versions of different resources, in one statement. */
    @Transactional(Transactional.TxType.MANDATORY)
    public List<StoredVersion> writeAll(List<Change> changes) {
        if (changes.isEmpty()) {
            return List.of();
        }
        session.flush(); // what a resource is rendered from must be there before its row
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        List<StoredVersion> versions = session.doReturningWork(connection -> {
            Map<String, Before> standing = standing(connection, changes);
            List<Written> written = new ArrayList<>();
            for (Change change : changes) {
                Before before = change.before() == null
                        ? standing.getOrDefault(change.reference(), Before.NOTHING)
                        : change.before();
                written.add(next(connection, change, before, now));
            }
            List<StoredVersion> kept = written.stream().map(this::version).toList();
            RowWrites writes = new RowWrites();
            resources(writes, written);
            IndexRows.replace(writes, written);
            versions(writes, kept);
            writes.execute(connection);
            return kept;
        });
        events.fire(new ResourcesWritten(versions));
        return versions;
    }

    /** Writes anew what a resource is found by, as after a change of the search parameters. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void index(StoredVersion version, Resource resource) {
        Written standing = new Written(
                Change.update(resource, version.id()),
                version.key(),
                version.version(),
                false,
                version.updatedAt(),
                indexer.of(resource));
        session.doWork(connection -> {
            RowWrites writes = new RowWrites();
            writes.add(
                    INDEX,
                    List.of(standing),
                    List.of(new Column<>("bigint", Written::key), new Column<>("bigint[]", Written::tokens)));
            IndexRows.replace(writes, List.of(standing));
            writes.execute(connection);
        });
    }

    /** A change that has its key and version. */
    record Written(Change change, long key, int version, boolean isNew, Instant updatedAt, IndexedValues values) {

        /** As PostgreSQL writes arrays. */
        String tokens() {
            return values.tokens.stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
        }
    }

    /** What stands of those of which the caller did not say, while no other transaction can change it. */
    private static Map<String, Before> standing(Connection connection, List<Change> changes) throws SQLException {
        List<Change> unknown =
                changes.stream().filter(change -> change.before() == null).toList();
        Map<String, Before> standing = new HashMap<>();
        if (!unknown.isEmpty()) {
            try (Statement statement = Statement.of(connection, STANDING)) {
                statement
                        .set(unknown.stream().map(Change::type).toArray(String[]::new))
                        .set(unknown.stream().map(Change::id).toArray(String[]::new))
                        .list(row -> standing.put(row.getString(1), new Before(row.getLong(2), row.getInt(3))));
            }
        }
        return standing;
    }

    private Written next(Connection connection, Change change, Before before, Instant now) throws SQLException {
        Resource resource = change.resource();
        Change.Rendered rendered = change.rendered();
        if (resource != null && rendered == null) {
            resource.setId(change.id());
        }
        boolean isNew = before.key() == 0;
        return new Written(
                change,
                isNew ? keys.next(connection) : before.key(),
                rendered == null ? before.version() + 1 : Math.max(before.version() + 1, rendered.version()),
                isNew,
                rendered == null ? now : rendered.updatedAt(),
                resource == null ? IndexedValues.none() : indexer.of(resource));
    }

    private static void resources(RowWrites writes, List<Written> written) {
        writes.add(
                CREATE,
                written.stream().filter(Written::isNew).toList(),
                List.of(
                        new Column<>("bigint", Written::key),
                        new Column<>("text", one -> one.change().type()),
                        new Column<>("text", one -> one.change().id()),
                        new Column<>("integer", Written::version),
                        new Column<>("timestamptz", Written::updatedAt),
                        new Column<>("boolean", one -> one.change().resource() == null),
                        new Column<>("uuid", one -> recording(one.change())),
                        new Column<>("bigint[]", Written::tokens)));
        writes.add(
                REPLACE,
                written.stream().filter(one -> !one.isNew()).toList(),
                List.of(
                        new Column<>("bigint", Written::key),
                        new Column<>("integer", Written::version),
                        new Column<>("timestamptz", Written::updatedAt),
                        new Column<>("boolean", one -> one.change().resource() == null),
                        new Column<>("bigint[]", Written::tokens)));
    }

    private static void versions(RowWrites writes, List<StoredVersion> versions) {
        writes.add(
                KEEP,
                versions,
                List.of(
                        new Column<>("bigint", StoredVersion::key),
                        new Column<>("integer", StoredVersion::version),
                        new Column<>("text", StoredVersion::type),
                        new Column<>("text", StoredVersion::id),
                        new Column<>("timestamptz", StoredVersion::updatedAt),
                        new Column<>("text", StoredVersion::method),
                        new Column<>("text", StoredVersion::body),
                        new Column<>("uuid", StoredVersion::recordingId)));
    }

    private StoredVersion version(Written one) {
        Change change = one.change();
        Resource resource = change.resource();
        String body = null;
        if (resource != null && change.rendered() == null) {
            resource.getMeta().setVersionId(Integer.toString(one.version())).setLastUpdated(Date.from(one.updatedAt()));
            body = json.encode(resource);
        }
        return new StoredVersion(
                one.key(),
                change.type(),
                change.id(),
                one.version(),
                one.updatedAt(),
                change.method(),
                body,
                recording(change));
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
