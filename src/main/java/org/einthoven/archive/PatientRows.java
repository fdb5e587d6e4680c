package org.einthoven.archive;

import java.util.ArrayList;
import java.util.List;

/** Builds the search over patients from the parts that were asked for. */
final class PatientRows {
    private static final String NAME =
            "exists (select 1 from patient_name n where n.patient_id = p.id and n.name like ?%s)";

    private final List<String> conditions = new ArrayList<>();
    private final List<Object> values = new ArrayList<>();

    PatientRows(PatientQuery query) {
        if (!query.ids().isEmpty()) {
            condition("p.id = any(?)", query.ids().toArray(String[]::new));
        }
        identifier(query);
        query.names().forEach(name -> condition(NAME.formatted(""), SearchName.prefix(name)));
        query.families().forEach(name -> condition(NAME.formatted(" and n.part = 'FAMILY'"), SearchName.prefix(name)));
        query.givens().forEach(name -> condition(NAME.formatted(" and n.part = 'GIVEN'"), SearchName.prefix(name)));
        if (query.birthDate() != null) {
            condition("p.birth_date like ?", SearchName.escaped(query.birthDate()) + "%");
        }
    }

    private void identifier(PatientQuery query) {
        String of = "exists (select 1 from patient_identifier i where i.patient_id = p.id and %s)";
        if (query.identifierValue() != null && query.identifierSystem() != null) {
            condition(of.formatted("i.value = ? and i.system = ?"), query.identifierValue());
            values.add(query.identifierSystem());
        } else if (query.identifierValue() != null) {
            condition(of.formatted("i.value = ?"), query.identifierValue());
        } else if (query.identifierSystem() != null) {
            condition(of.formatted("i.system = ?"), query.identifierSystem());
        }
    }

    private void condition(String sql, Object value) {
        conditions.add(sql);
        values.add(value);
    }

    /** The condition with a question mark for each of {@link #values()}. */
    String where() {
        return conditions.isEmpty() ? "true" : String.join(" and ", conditions);
    }

    List<Object> values() {
        return List.copyOf(values);
    }
}
