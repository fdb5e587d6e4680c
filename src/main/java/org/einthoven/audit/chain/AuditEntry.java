package org.einthoven.audit.chain;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of the trail in the form that is hashed: JSON without white space, members in this order, what is not there left
 * out. A column that is added later is left out of all rows before it, so their hashes stay.
 *
 * @param at ISO 8601 in UTC, to the microsecond that the database keeps
 */
@JsonPropertyOrder({
    "id",
    "at",
    "actor",
    "roles",
    "address",
    "action",
    "entityType",
    "entityId",
    "detail",
    "outcome",
    "patients",
    "client",
    "issuer",
    "subject",
    "requestId"
})
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AuditEntry(
        long id,
        String at,
        String actor,
        List<String> roles,
        @Nullable String address,
        String action,
        String entityType,
        @Nullable String entityId,
        @Nullable String detail,
        String outcome,
        List<String> patients,
        @Nullable String client,
        @Nullable String issuer,
        @Nullable String subject,
        @Nullable String requestId) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static final String COLUMNS = "id, at, actor, roles, address, action, entity_type, entity_id, detail, outcome,"
            + " patients, client, issuer, subject, request_id";

    public AuditEntry {
        roles = List.copyOf(roles);
        patients = List.copyOf(patients);
    }

    /** Of a row with {@link #COLUMNS}. */
    static AuditEntry of(ResultSet row) throws SQLException {
        return new AuditEntry(
                row.getLong("id"),
                row.getObject("at", OffsetDateTime.class).toInstant().toString(),
                row.getString("actor"),
                List.of((String[]) row.getArray("roles").getArray()),
                row.getString("address"),
                row.getString("action"),
                row.getString("entity_type"),
                row.getString("entity_id"),
                row.getString("detail"),
                row.getString("outcome"),
                List.of((String[]) row.getArray("patients").getArray()),
                row.getString("client"),
                row.getString("issuer"),
                row.getString("subject"),
                row.getString("request_id"));
    }

    /**
     * What of a row a hash vouches for: all of it, or all but the id of the request, where a server sealed it that was older than
     * the column. Where neither has that hash, the row is not as it was written, and is given back as it is now.
     */
    AuditEntry sealedWith(Hash hash, Hash before) {
        if (requestId == null || isSealedWith(hash, before)) {
            return this;
        }
        AuditEntry older = new AuditEntry(
                id,
                at,
                actor,
                roles,
                address,
                action,
                entityType,
                entityId,
                detail,
                outcome,
                patients,
                client,
                issuer,
                subject,
                null);
        return older.isSealedWith(hash, before) ? older : this;
    }

    boolean isSealedWith(Hash hash, Hash before) {
        return hash.equals(Hash.link(before, canonical()));
    }

    byte[] canonical() {
        try {
            return JSON.writeValueAsBytes(this);
        } catch (JsonProcessingException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
