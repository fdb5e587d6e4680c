package org.einthoven.erasure;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** What belongs to resources of a person without naming the person: an erasure takes it with them, an export gives it with them. */
public final class Connected {
    /**
     * What says something of what goes: its provenance, the tasks about it, and what names it and no subject of its own, as a report of
     * an Observation that goes.
     */
    private static final String ABOUT =
            """
            select distinct r.key from fhir_resource r join fhir_reference x on x.resource = r.key
            join fhir_resource gone on gone.resource_type = x.target_type and gone.id = x.target_id
            where gone.key = any(?) and gone.resource_type <> 'Patient' and not r.key = any(?)
                and (r.resource_type in ('Provenance', 'Task')
                    or r.resource_type in ('DiagnosticReport', 'Encounter', 'Observation', 'ServiceRequest')
                        and r.recording_id is null
                        and exists (select 1 from fhir_version v where v.resource = r.key and v.version = r.version
                            and (v.body::json -> 'subject') is null))
            """;

    /** A Binary that is none of these, which a version of one of these names. */
    private static final String NAMED =
            """
            select r.key from fhir_resource r
            where r.resource_type = 'Binary' and not r.key = any(?)
                and r.id in (select named[1] from fhir_version v,
                    regexp_matches(v.body, '"Binary/([A-Za-z0-9.-]{1,64})("|/_history/)', 'g') named
                    where v.resource = any(?))
            """;

    private static final String BY_OTHERS =
            """
            exists (select 1 from fhir_version v join fhir_resource o on o.key = v.resource and o.version = v.version
                where not o.key = any(?) and o.resource_type <> 'Provenance' and (
                    position('"Binary/' || r.id || '"' in v.body) > 0
                    or position('"Binary/' || r.id || '/_history/' in v.body) > 0))
            """;

    /** Files, as of a report's presentedForm, which are what nobody else refers to. */
    private static final String FILES = NAMED + "and not " + BY_OTHERS;

    private static final String SHARED = NAMED + "and not r.deleted and " + BY_OTHERS;

    private Connected() {}

    /** Keys in the FHIR store of what is connected with these, directly or by what is found so. */
    public static List<Long> to(Connection database, List<Long> resources) throws SQLException {
        return to(database, resources, said -> said);
    }

    /**
     * The same without what is somebody else's, and what is connected by that alone.
     *
     * @param theirs takes the keys of what says something of theirs, some of them more than once, and gives those that are the person's
     */
    public static List<Long> to(Connection database, List<Long> resources, UnaryOperator<List<Long>> theirs)
            throws SQLException {
        List<Long> all = new ArrayList<>(resources);
        int before;
        do {
            before = all.size();
            all.addAll(theirs.apply(keys(database, ABOUT, all)));
            all.addAll(keys(database, FILES, all));
        } while (all.size() > before);
        return all.subList(resources.size(), before);
    }

    /** Files that these refer to and resources of others do, too: whose they are is not known. */
    public static List<Long> shared(Connection database, List<Long> resources) throws SQLException {
        return keys(database, SHARED, resources);
    }

    /** @param sql whose parameters are all the same keys */
    private static List<Long> keys(Connection database, String sql, List<Long> keys) throws SQLException {
        List<Long> found = new ArrayList<>();
        try (PreparedStatement statement = database.prepareStatement(sql)) {
            Array array = database.createArrayOf("bigint", keys.toArray());
            int parameters = statement.getParameterMetaData().getParameterCount();
            for (int i = 1; i <= parameters; i++) {
                statement.setArray(i, array);
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getLong(1));
                }
            }
        }
        return found;
    }
}
