package org.einthoven.archive;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.einthoven.diagnosis.Priority;
import org.jspecify.annotations.Nullable;

/**
 * What there is to review: critical recordings that nobody has acknowledged, then all others that are open in the order in
 * which they should have been looked at, then what is signed, the newest first.
 */
@ApplicationScoped
public class Worklist {
    private static final String TABLES = " from recording r left join patient p on p.id = r.patient_id"
            + " left join reading d on d.recording_id = r.id"
            + " left join printed_page g on g.recording_id = r.id where ";
    private static final String COLUMNS = "select r.id, r.kind, p.display, r.subject, p.birth_date, r.taken_at,"
            + " r.received_at, r.status, d.reason, r.flagged, d.heart_rate_bpm,"
            + " coalesce(r.signed_statements, d.findings) as findings, r.review_state, r.reviewer, r.priority, r.due_at,"
            + " r.priority_reason, r.doubt, r.acknowledged_at, r.acknowledged_by,"
            + " g.unsure_leads";
    /** The order of the index recording_worklist. */
    private static final String ORDER = " order by r.worklist_part, r.worklist_place, r.id offset ? limit ?";
    /** Parts of the list before this one are open. */
    private static final int SIGNED_PART = 2;
    /** Neither withdrawn nor, while it is open, mended: the mended form stands in its place as soon as that is read. */
    private static final String LISTED = "not r.withdrawn and not (r.worklist_part < " + SIGNED_PART
            + " and r.id in (select m.mended_from from recording m"
            + " where m.mended_from is not null and not m.withdrawn and m.status <> 'PENDING'))";
    /** The first open one that follows a recording in the list, whether that one is still open or not. */
    private static final String NEXT = "select r.id from recording r, recording here where here.id = ? and " + LISTED
            + " and r.worklist_part < " + SIGNED_PART
            + " and (r.worklist_part, r.worklist_place, r.id) > (here.worklist_part, here.worklist_place, here.id)"
            + " order by r.worklist_part, r.worklist_place, r.id limit 1";

    private static final String FIRST = "select r.id from recording r where " + LISTED + " and r.worklist_part < "
            + SIGNED_PART + " and r.id <> ? order by r.worklist_part, r.worklist_place, r.id limit 1";

    /** A whole reference: one patient, not all whose ids begin so. */
    private static final Pattern PATIENT = Pattern.compile("Patient/[A-Za-z0-9.-]{1,64}");

    private final DataSource database;

    Worklist(DataSource database) {
        this.database = database;
    }

    @Transactional
    public Page<WorklistEntry> page(WorklistFilter filter, int offset, int limit) {
        List<Object> values = new ArrayList<>();
        String where = where(filter, values);
        try (Connection connection = database.getConnection()) {
            long total = count(connection, where, values);
            values.add(offset);
            values.add(limit);
            List<WorklistEntry> entries = new ArrayList<>();
            try (PreparedStatement page = connection.prepareStatement(COLUMNS + TABLES + where + ORDER);
                    ResultSet rows = run(page, values)) {
                while (rows.next()) {
                    entries.add(entry(rows));
                }
            }
            return new Page<>(entries, total);
        } catch (SQLException failed) {
            throw new IllegalStateException("the worklist cannot be read", failed);
        }
    }

    /** What to open after a recording: the next open one in the list, after its end the first; empty where none is open. */
    @Transactional
    public Optional<UUID> after(UUID recording) {
        try (Connection connection = database.getConnection()) {
            Optional<UUID> next = id(connection, NEXT, recording);
            return next.isPresent() ? next : id(connection, FIRST, recording);
        } catch (SQLException failed) {
            throw new IllegalStateException("the worklist cannot be read", failed);
        }
    }

    private static Optional<UUID> id(Connection connection, String sql, UUID recording) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet row = run(statement, List.of(recording))) {
            return row.next() ? Optional.of(row.getObject(1, UUID.class)) : Optional.empty();
        }
    }

    private static String where(WorklistFilter filter, List<Object> values) {
        List<String> conditions = new ArrayList<>(List.of(LISTED));
        equal("r.status = ?", filter.status(), conditions, values);
        equal("r.review_state = ?", filter.reviewState(), conditions, values);
        equal("r.kind = ?", filter.kind(), conditions, values);
        String text = filter.text();
        if (text != null && PATIENT.matcher(text).matches()) {
            conditions.add("r.patient_id = ?");
            values.add(text.substring(text.indexOf('/') + 1));
        } else if (text != null && !text.isBlank()) {
            conditions.add("(r.patient_id in (select n.patient_id from patient_name n where n.name like ?)"
                    + " or r.patient_id in (select i.patient_id from patient_identifier i where i.value = ?)"
                    + " or r.subject ilike ?)");
            values.add(SearchName.prefix(text));
            values.add(text.strip());
            values.add("%" + SearchName.escaped(text.strip()) + "%");
        }
        return String.join(" and ", conditions);
    }

    private static void equal(String condition, @Nullable Enum<?> value, List<String> conditions, List<Object> values) {
        if (value != null) {
            conditions.add(condition);
            values.add(value.name());
        }
    }

    private static long count(Connection connection, String where, List<Object> values) throws SQLException {
        String sql = "select count(*) from recording r where " + where;
        try (PreparedStatement count = connection.prepareStatement(sql);
                ResultSet rows = run(count, values)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static ResultSet run(PreparedStatement statement, List<Object> values) throws SQLException {
        for (int i = 0; i < values.size(); i++) {
            statement.setObject(i + 1, values.get(i));
        }
        return statement.executeQuery();
    }

    private static WorklistEntry entry(ResultSet row) throws SQLException {
        Array unsure = row.getArray("unsure_leads");
        return new WorklistEntry(
                row.getObject("id", UUID.class),
                RecordingKind.valueOf(row.getString("kind")),
                row.getString("display"),
                row.getString("subject"),
                row.getString("birth_date"),
                instant(row, "taken_at"),
                instant(row, "received_at"),
                ReadingStatus.valueOf(row.getString("status")),
                row.getString("reason"),
                row.getBoolean("flagged"),
                row.getObject("heart_rate_bpm", Double.class),
                texts(row.getArray("findings")),
                ReviewState.valueOf(row.getString("review_state")),
                row.getString("reviewer"),
                waiting(row),
                unsure != null,
                texts(unsure));
    }

    private static Waiting waiting(ResultSet row) throws SQLException {
        return new Waiting(
                Priority.valueOf(row.getString("priority")),
                instantOrNull(row, "due_at"),
                row.getString("priority_reason"),
                row.getString("doubt"),
                instantOrNull(row, "acknowledged_at"),
                row.getString("acknowledged_by"));
    }

    private static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static List<String> texts(@Nullable Array array) throws SQLException {
        return array == null ? List.of() : List.of((String[]) array.getArray());
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
