package org.einthoven.erasure;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds and deletes the rows that belong to a person, over one connection in one transaction. */
final class PersonalRows {
    /** Types that are about others as well: of these only earlier versions that name the person go. */
    private static final String OTHERS = "('Patient', 'Practitioner', 'Organization', 'ValueSet')";

    /** How a resource or a standing query names a patient here. */
    private static final String NAMES = "position(said in v.body) > 0";

    private static final String RECORDINGS =
            """
            with recursive theirs as (
                select id from recording where id = any(?)
                    or (patient_id = any(?) or subject = any(?) and subject not like '#%') and received_at <= all(?)
                union
                select r.id from recording r join theirs t on r.mended_from = t.id
                    where r.patient_id is null or r.patient_id = any(?))
            select r.id from recording r join theirs t on t.id = r.id order by r.id
            """;

    private static final String LOCKED = " for update of r";

    private static final String DISPUTED =
            "select count(*) from unread_page where id = any(?) and other_patient is not null";

    /** Of recordings that came too late. */
    private static final String LATER =
            "select count(*) from recording where (patient_id = any(?) or subject = any(?) and subject not like '#%')"
                    + " and not received_at <= all(?)";

    /** Of what came or was changed too late, as far as it says whose it is by a reference. */
    private static final String CHANGED_LATER =
            """
            select count(*) from fhir_resource r where r.recording_id is null and not r.deleted
                and (r.resource_type = 'Patient' and r.id = any(?) or r.key in (select x.resource from fhir_reference x
                    where x.target_type = 'Patient' and x.target_id = any(?)))
                and not r.updated_at <= all(?)
            """;

    /** One that came or was changed too late stays, but for what its versions of before say. */
    private static final String RESOURCES = String.format(
            """
            select r.key from fhir_resource r
            where r.recording_id = any(?)
                or (r.resource_type = 'Patient' and r.id = any(?)
                    or r.resource_type not in %1$s and exists (select 1 from fhir_version v, unnest(?) said
                        where v.resource = r.key and (v.version = r.version or r.deleted) and %2$s))
                and r.updated_at <= all(?)
            """,
            OTHERS, NAMES);

    private static final String VERSIONS =
            "from fhir_version v where v.updated_at <= all(?) and not v.resource = any(?)"
                    + " and (v.resource_type = 'Patient' and v.id = any(?) or exists (select 1 from unnest(?) said where "
                    + NAMES
                    + ")) and not exists (select 1 from fhir_resource r"
                    + " where r.key = v.resource and r.version = v.version)";

    /** In an order that no reference between tables is in the way of; each takes the recordings' ids. */
    static final List<String> OF_RECORDINGS = List.of(
            "delete from monitored_reading where recording_id = any(?)",
            "delete from monitored_review where recording_id = any(?)",
            "delete from explanation where reading_id in (select id from reading where recording_id = any(?))",
            "delete from broken_glass where recording_id = any(?)",
            "delete from shown_reading where recording_id = any(?)",
            "delete from own_reading_end where recording_id = any(?)",
            "delete from own_reading where recording_id = any(?)",
            "delete from independent_review where recording_id = any(?)",
            "delete from survey where recording_id = any(?)",
            "delete from survey_by_making where recording_id = any(?)",
            "delete from edit where recording_id = any(?)",
            "delete from review where recording_id = any(?)",
            "delete from shadow_reading where recording_id = any(?)",
            "delete from training_member where recording_id = any(?)",
            "delete from reading where recording_id = any(?)",
            "delete from correction where recording_id = any(?)",
            "delete from printed_page where recording_id = any(?)",
            "delete from printed_report where recording_id = any(?)",
            "delete from claim where recording_id = any(?)",
            "delete from waveform where recording_id = any(?)",
            "delete from scheduled_tasks where task_instance in (select id::text from unnest(?) id)",
            "delete from shadow_task where task_instance in (select id::text from unnest(?) id)",
            "update recording set mended_from = null where mended_from = any(?)",
            "delete from recording where id = any(?)");

    private static final List<String> OF_RESOURCES = List.of(
            "delete from fhir_reference where resource = any(?)",
            "delete from fhir_string where resource = any(?)",
            "delete from fhir_date where resource = any(?)",
            "delete from fhir_quantity where resource = any(?)",
            "delete from fhir_resource where key = any(?)",
            "delete from fhir_version where resource = any(?)");

    /** Of whoever came back later the Patient stays. */
    private static final String STAYS =
            "not exists (select 1 from fhir_resource r where r.resource_type = 'Patient' and not r.deleted and r.id = ";

    private static final List<String> OF_PATIENTS = List.of(
            "delete from patient_name n where patient_id = any(?) and " + STAYS + "n.patient_id)",
            "delete from patient_identifier i where patient_id = any(?) and " + STAYS + "i.patient_id)",
            "delete from patient p where id = any(?) and " + STAYS + "p.id)");

    private static final String CORRECTED = "update correction c set resource = (c.resource::jsonb - 'subject')::text"
            + " where c.stated_at <= all(?) and exists (select 1 from unnest(?) said where position(said in (c.resource::json -> 'subject')::text) > 0)";

    /** Sent is a resource, or the number of an event and a resource; to a subscription, or to an address. */
    private static final String DELIVERIES = "from delivery d where exists (select 1 from unnest(?) gone"
            + " where gone in (d.target, d.subject, split_part(d.subject, ' ', 2)))";

    /** Pictures that wait to be laid out by hand: whose they are was said by their sender, with or without the type. */
    private static final String PAGES =
            "select id from unread_page where received_at <= all(?) and (patient = any(?) or other_patient = any(?)) order by id";

    private final Connection connection;

    PersonalRows(Connection connection) {
        this.connection = connection;
    }

    /** What belongs to these; nothing is locked. */
    Scope scope(Whose whose) throws SQLException {
        return scope(whose, RECORDINGS);
    }

    /**
     * The same, its patients and recordings locked: whoever reads, signs or corrects one, or lays a page of theirs aside, goes before
     * or finds nothing.
     */
    Scope locked(Whose whose) throws SQLException {
        list(
                "select id from patient where id = any(?) order by id for update",
                String.class,
                array("text", whose.patients()));
        return scope(whose, RECORDINGS + LOCKED);
    }

    private Scope scope(Whose whose, String recordingsOf) throws SQLException {
        Object[] theirs = array("text", whose.patients());
        Object[] said = array("text", whose.subjects());
        Object[] names = array("text", Names.of(whose.patients()));
        Object[] limit = limit(whose.until());
        List<UUID> recordings =
                list(recordingsOf, UUID.class, array("uuid", whose.recordings()), theirs, said, limit, theirs);
        List<Long> resources =
                new ArrayList<>(list(RESOURCES, Long.class, array("uuid", recordings), theirs, names, limit));
        resources.addAll(Connected.to(connection, resources));
        List<Long> versions =
                list("select count(*) " + VERSIONS, Long.class, limit, array("bigint", resources), theirs, names);
        List<UUID> pages = list(PAGES, UUID.class, limit, said, said);
        return new Scope(
                whose.patients(),
                recordings,
                resources,
                versions.get(0).intValue(),
                pages,
                list(DISPUTED, Long.class, array("uuid", pages)).get(0).intValue(),
                whose.until());
    }

    /** How many recordings and resources of theirs came or were changed after {@link Whose#until}. */
    int later(Whose whose) throws SQLException {
        Object[] theirs = array("text", whose.patients());
        Object[] limit = limit(whose.until());
        List<Long> recordings = list(LATER, Long.class, theirs, array("text", whose.subjects()), limit);
        List<Long> resources = list(CHANGED_LATER, Long.class, theirs, theirs, limit);
        return Math.toIntExact(recordings.get(0) + resources.get(0));
    }

    /** What is before all of none is not limited. */
    private static Object[] limit(@Nullable Instant until) {
        return array("timestamptz", until == null ? List.of() : List.of(until.toString()));
    }

    /** Whether files are read that may hold lines of anybody. */
    boolean isImporting() throws SQLException {
        return !list("select 1 from bulk_job where kind = 'IMPORT' and state = 'RUNNING'", Integer.class)
                .isEmpty();
    }

    /** Of imports that a back-up brought back as they were under way: nobody works on them yet, and nobody will. */
    int endImports() throws SQLException {
        return list("delete from bulk_job where kind = 'IMPORT' and state = 'RUNNING' returning 1", Integer.class)
                .size();
    }

    /** Deletes all of it; an erasure must have been written down in this transaction. */
    void delete(Scope scope) throws SQLException {
        Object[] resources = array("bigint", scope.resources());
        Object[] patients = array("text", scope.patients());
        Object[] recordings = array("uuid", scope.recordings());
        Object[] names = array("text", Names.of(scope.patients()));
        // by these what is to be sent names them
        Object[] gone = array(
                "text",
                list(
                        "select resource_type || '/' || id from fhir_resource where key = any(?)"
                                + " union select 'DiagnosticReport/' || id from unnest(?) id",
                        String.class,
                        resources,
                        recordings));
        execute("delete from delivery_job where task_instance in (select d.id::text " + DELIVERIES + ")", gone);
        execute("delete " + DELIVERIES, gone);
        // files of bulk jobs hold lines of everybody, packed: they are made anew by whoever still wants them
        execute("delete from bulk_job where not (kind = 'IMPORT' and state = 'RUNNING')");
        // whoever writes one of them at this moment has indexed it before what it is found by goes, or finds nothing
        list("select key from fhir_resource where key = any(?) order by key for update", Long.class, resources);
        execute("delete " + VERSIONS, limit(scope.until()), resources, patients, names);
        for (String sql : OF_RESOURCES) {
            execute(sql, resources);
        }
        execute("delete from unread_page where id = any(?)", array("uuid", scope.pages()));
        new ViewsOfWorklist(connection).forget(scope.patients());
        for (String sql : OF_RECORDINGS) {
            execute(sql, recordings);
        }
        for (String sql : OF_PATIENTS) {
            execute(sql, patients);
        }
        execute(CORRECTED, limit(scope.until()), names);
    }

    /** Type and values of a parameter that is an array. */
    private static Object[] array(String type, List<?> values) {
        return new Object[] {type, values.toArray()};
    }

    private void execute(String sql, Object[]... arrays) throws SQLException {
        try (PreparedStatement statement = prepared(sql, arrays)) {
            statement.executeUpdate();
        }
    }

    private <T> List<T> list(String sql, Class<T> type, Object[]... arrays) throws SQLException {
        List<T> found = new ArrayList<>();
        try (PreparedStatement statement = prepared(sql, arrays);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                found.add(rows.getObject(1, type));
            }
        }
        return found;
    }

    private PreparedStatement prepared(String sql, Object[]... arrays) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < arrays.length; i++) {
            statement.setArray(i + 1, connection.createArrayOf((String) arrays[i][0], (Object[]) arrays[i][1]));
        }
        return statement;
    }
}
