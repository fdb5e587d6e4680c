package org.einthoven.audit;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.List;
import org.hibernate.Session;

/**
 * Adds to the audit trail, in the transaction of what is written down. Past Hibernate, which would keep each row until the
 * transaction ends and compare it with what it was at every query: rows are never changed.
 */
@ApplicationScoped
class AuditRows {

    private static final String INSERT =
            """
            insert into audit_event
                (at, actor, roles, address, action, entity_type, entity_id, detail, outcome, patients, client, issuer, subject,
                request_id)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private final Session session;

    AuditRows(Session session) {
        this.session = session;
    }

    void insert(List<AuditEvent> events) {
        session.doWork(connection -> {
            try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
                for (AuditEvent event : events) {
                    set(connection, insert, event);
                    insert.addBatch();
                }
                insert.executeBatch();
            }
        });
    }

    private static void set(Connection connection, PreparedStatement insert, AuditEvent event) throws SQLException {
        insert.setObject(1, event.at.atOffset(ZoneOffset.UTC));
        insert.setString(2, event.actor);
        insert.setArray(3, connection.createArrayOf("text", event.roles));
        insert.setString(4, event.address);
        insert.setString(5, event.action.name());
        insert.setString(6, event.entityType);
        insert.setString(7, event.entityId);
        insert.setString(8, event.detail);
        insert.setString(9, event.outcome.name());
        insert.setArray(10, connection.createArrayOf("varchar", event.patients));
        insert.setString(11, event.client);
        insert.setString(12, event.issuer);
        insert.setString(13, event.subject);
        insert.setString(14, event.requestId);
    }
}
