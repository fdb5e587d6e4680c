package org.einthoven.archive;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
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
            + " left join printed_page g on g.recording_id = r.id"
            + " left join claim c on c.recording_id = r.id and c.expires_at > ? where ";
    private static final String COLUMNS = "select r.id, r.kind, p.display, r.subject, p.birth_date, r.taken_at,"
            + " r.received_at, r.status, d.reason, r.flagged, d.heart_rate_bpm,"
            + " coalesce(r.signed_statements, d.findings) as findings, d.findings as found, r.review_state, r.reviewer, r.priority, r.due_at,"
            + " r.priority_reason, r.doubt, r.acknowledged_at, r.acknowledged_by,"
            + " g.unsure_leads, g.doubts, c.reader as claimed_by, c.claimed_at, c.expires_at,"
            + " (select count(*) from independent_review i where i.recording_id = r.id) as readers,"
            + " ? in (select o.reader from own_reading o where o.recording_id = r.id"
            + " union all select b.reader from broken_glass b where b.recording_id = r.id"
            + " union all select s.reader from shown_reading s where s.recording_id = r.id) as uncovered";
    /** The order of the index recording_worklist. */
    private static final String ORDER = " order by r.worklist_part, r.worklist_place, r.id offset ? limit ?";
    /** Parts of the list before this one are open. */
    private static final int SIGNED_PART = 2;
    /** Neither withdrawn nor, while it is open, mended: the mended form stands in its place as soon as that is read. */
    private static final String LISTED = "not r.withdrawn and not (r.worklist_part < " + SIGNED_PART
            + " and r.id in (select m.mended_from from recording m"
            + " where m.mended_from is not null and not m.withdrawn and m.status <> 'PENDING'))";
    /** Of all that are listed and open, those that nobody else claims and that are not for another reader to go on with. */
    private static final String OPEN = " " + LISTED + " and r.worklist_part < " + SIGNED_PART
            + " and not exists (select 1 from claim c where c.recording_id = r.id and c.reader <> ? and c.expires_at > ?)"
            + " and not exists (select 1 from independent_review i where i.recording_id = r.id and i.reader = ?"
            + " and (? or 2 > (select count(*) from independent_review o where o.recording_id = r.id)))"
            + " order by r.worklist_part, r.worklist_place, r.id limit 1";
    /** The first that follows a recording in the list, whether that one is still open or not. */
    private static final String NEXT = "select r.id from recording r, recording here where here.id = ? and"
            + " (r.worklist_part, r.worklist_place, r.id) > (here.worklist_part, here.worklist_place, here.id) and"
            + OPEN;

    private static final String FIRST = "select r.id from recording r where r.id <> ? and" + OPEN;

    /** A whole reference: one patient, not all whose ids begin so. */
    private static final Pattern PATIENT = Pattern.compile("Patient/[A-Za-z0-9.-]{1,64}");

    /** Nobody needs to know more exactly how many there are, and counting each of a million rows takes a second. */
    public static final int MOST_COUNTED = 10_000;

    private final DataSource database;
    private final ReviewSettings settings;
    private final Clock clock;

    Worklist(DataSource database, ReviewSettings settings, Clock clock) {
        this.database = database;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * A part of the list. Where more than {@value #MOST_COUNTED} are in it, one more than that stands for all.
     *
     * @param reader who looks at it
     */
    @Transactional
    public Page<WorklistEntry> page(WorklistFilter filter, String reader, int offset, int limit) {
        List<Object> values = new ArrayList<>();
        String where = where(filter, now(), values);
        try (Connection connection = database.getConnection()) {
            long total = count(connection, where, values);
            values.addAll(0, List.of(reader, now()));
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

    /**
     * What a reader opens after a recording: the next open one in the list that nobody else claims, after its end the first;
     * empty where there is none.
     */
    @Transactional
    public Optional<UUID> after(UUID recording, String reader) {
        boolean third = settings.adjudication() == ReviewSettings.Adjudication.THIRD;
        List<Object> values = List.of(recording, reader, now(), reader, third);
        try (Connection connection = database.getConnection()) {
            Optional<UUID> next = id(connection, NEXT, values);
            return next.isPresent() ? next : id(connection, FIRST, values);
        } catch (SQLException failed) {
            throw new IllegalStateException("the worklist cannot be read", failed);
        }
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static Optional<UUID> id(Connection connection, String sql, List<Object> values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet row = run(statement, values)) {
            return row.next() ? Optional.of(row.getObject(1, UUID.class)) : Optional.empty();
        }
    }

    private static String where(WorklistFilter filter, OffsetDateTime now, List<Object> values) {
        List<String> conditions = new ArrayList<>(List.of(LISTED));
        equal("r.status = ?", filter.status(), conditions, values);
        equal("r.review_state = ?", filter.reviewState(), conditions, values);
        equal("r.kind = ?", filter.kind(), conditions, values);
        equal("r.priority = ?", filter.priority(), conditions, values);
        claimed(filter.claimed(), now, conditions, values);
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

    private static void claimed(
            WorklistFilter.@Nullable ClaimedBy by, OffsetDateTime now, List<String> conditions, List<Object> values) {
        if (by == null) {
            return;
        }
        String claims = "exists (select 1 from claim c where c.recording_id = r.id and c.expires_at > ?";
        values.add(now);
        if (by.reader() == null) {
            conditions.add("not " + claims + ")");
        } else {
            conditions.add(claims + " and c.reader = ?)");
            values.add(by.reader());
        }
    }

    private static void equal(String condition, @Nullable Enum<?> value, List<String> conditions, List<Object> values) {
        if (value != null) {
            conditions.add(condition);
            values.add(value.name());
        }
    }

    private static long count(Connection connection, String where, List<Object> values) throws SQLException {
        String sql = "select count(*) from (select 1 from recording r where " + where + " limit " + (MOST_COUNTED + 1)
                + ") counted";
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
                texts(row.getArray("found")),
                ReviewState.valueOf(row.getString("review_state")),
                row.getString("reviewer"),
                waiting(row),
                claim(row),
                row.getInt("readers"),
                row.getBoolean("uncovered"),
                unsure != null,
                texts(unsure),
                texts(row.getArray("doubts")));
    }

    private static @Nullable Claim claim(ResultSet row) throws SQLException {
        String reader = row.getString("claimed_by");
        return reader == null ? null : new Claim(reader, instant(row, "claimed_at"), instant(row, "expires_at"));
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
