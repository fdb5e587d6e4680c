package org.einthoven.evaluation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.einthoven.ecg.BeatClass;

/** The beat task's figures apart: by record, since one patient may hold most beats of a class, and by rhythm. */
final class BeatRows {

    private BeatRows() {}

    /** Of each record, at reference positions and end to end: how many beats of a class there are, and its F1. */
    static Map<String, Object> byRecord(List<BeatTally> patients) {
        Map<String, Object> rows = new TreeMap<>();
        for (BeatTally patient : patients) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("reference", classes(patient.reference()));
            row.put("endToEnd", classes(patient.endToEnd()));
            rows.put(patient.record(), row);
        }
        return rows;
    }

    private static Map<String, Object> classes(Confusion table) {
        Map<String, Object> row = new LinkedHashMap<>();
        for (BeatClass c : BeatTally.AVERAGED) {
            Map<String, Object> figures = new LinkedHashMap<>();
            figures.put("beats", table.count(c.ordinal()));
            figures.put("called", table.called(c.ordinal()));
            figures.put("f1", table.f1(c.ordinal()));
            row.put(c.name(), figures);
        }
        return row;
    }

    /**
     * End to end, by the rhythm that was annotated where a beat lies: in how many records it occurs, and of each class
     * how many beats there are and the F1 with its interval over these records.
     */
    static Map<String, Object> byRhythm(List<BeatTally> patients) {
        TreeSet<String> rhythms = new TreeSet<>();
        patients.forEach(patient -> rhythms.addAll(patient.byRhythm().keySet()));
        Map<String, Object> rows = new LinkedHashMap<>();
        for (String rhythm : rhythms) {
            List<Confusion> tables = patients.stream()
                    .map(patient -> patient.byRhythm().get(rhythm))
                    .filter(Objects::nonNull)
                    .toList();
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("records", tables.size());
            for (BeatClass c : BeatTally.AVERAGED) {
                Map<String, Object> figures = new LinkedHashMap<>();
                figures.put("beats", BeatTally.sum(tables).count(c.ordinal()));
                figures.put("f1", Bootstrap.interval(tables, group -> BeatTally.sum(group)
                        .f1(c.ordinal())));
                row.put(c.name(), figures);
            }
            rows.put(rhythm, row);
        }
        return rows;
    }
}
