package org.einthoven.evaluation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.einthoven.ecg.Subject;

/**
 * Figures of women, of men and of each decade of age: a mean over all may hide whom a model fails. Those of whom a set
 * does not say it are in no group; a group in which nobody is has no row.
 */
final class Subgroups {

    /** Everyone from 90 on: PTB-XL writes 300 for them, and LUDB {@code >89}. */
    private static final int OLDEST_DECADE = 9;

    private Subgroups() {}

    /**
     * @param row the figures of a group
     * @return by {@code female}, {@code male}, {@code age0s} to {@code age90s}: how many {@code records}, and the row
     */
    static <T> Map<String, Object> of(
            List<T> all, Function<T, Subject> subject, Function<List<T>, Map<String, ?>> row) {
        Map<String, Object> groups = new LinkedHashMap<>();
        add(groups, "female", all, one -> subject.apply(one).sex() == Subject.Sex.FEMALE, row);
        add(groups, "male", all, one -> subject.apply(one).sex() == Subject.Sex.MALE, row);
        for (int decade = 0; decade <= OLDEST_DECADE; decade++) {
            int wanted = decade;
            add(groups, "age" + 10 * decade + "s", all, one -> decade(subject.apply(one)) == wanted, row);
        }
        return groups;
    }

    private static <T> void add(
            Map<String, Object> groups,
            String name,
            List<T> all,
            Predicate<T> in,
            Function<List<T>, Map<String, ?>> row) {
        List<T> group = all.stream().filter(in).toList();
        if (!group.isEmpty()) {
            Map<String, Object> figures = new LinkedHashMap<>();
            figures.put("records", group.size());
            figures.putAll(row.apply(group));
            groups.put(name, figures);
        }
    }

    /** -1 where the age is not known. */
    private static int decade(Subject subject) {
        Double age = subject.ageYears();
        return age == null ? -1 : Math.min(OLDEST_DECADE, (int) (age / 10));
    }
}
