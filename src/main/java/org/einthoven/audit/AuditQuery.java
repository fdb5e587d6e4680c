package org.einthoven.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which rows of the trail are looked for: conditions that must all hold. */
public final class AuditQuery {
    private static final Pattern VALUE = Pattern.compile("\\?");

    private final List<String> conditions = new ArrayList<>();
    private final List<Object> values = new ArrayList<>();

    /**
     * @param condition on an {@link AuditEvent}, in Hibernate's query language, with a question mark for each value
     * @return this
     */
    public AuditQuery and(String condition, List<?> itsValues) {
        int before = values.size();
        values.addAll(itsValues);
        int[] number = {before};
        conditions.add(VALUE.matcher(condition).replaceAll(mark -> Matcher.quoteReplacement("?" + ++number[0])));
        return this;
    }

    String hql() {
        return where() + " order by id desc";
    }

    /** Its conditions; empty where there are none. */
    String where() {
        return conditions.isEmpty() ? "" : "where " + String.join(" and ", conditions);
    }

    Object[] values() {
        return values.toArray();
    }
}
