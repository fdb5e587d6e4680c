package org.einthoven.training;

import java.nio.charset.StandardCharsets;
import java.util.TreeSet;
import org.einthoven.inference.OnnxModel;

/** Which records are learned from, whatever order they come in: two trainings of the same recipe differ by them. */
final class RecordIds {

    /** Enough that no two collections of records have the same by chance. */
    private static final int DIGITS = 16;

    private final TreeSet<String> ids = new TreeSet<>();

    /** @param set the name of the set, since ids are the set's own */
    void add(String set, String id) {
        ids.add(set + "/" + id);
    }

    static RecordIds of(String set, Iterable<String> ids) {
        RecordIds all = new RecordIds();
        ids.forEach(id -> all.add(set, id));
        return all;
    }

    void addAll(RecordIds others) {
        ids.addAll(others.ids);
    }

    /** How many they are, and a digest of their names. */
    String digest() {
        byte[] names = String.join("\n", ids).getBytes(StandardCharsets.UTF_8);
        return ids.size() + " records " + OnnxModel.sha256(names).substring(0, DIGITS);
    }
}
