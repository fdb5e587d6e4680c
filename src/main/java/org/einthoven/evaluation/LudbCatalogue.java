package org.einthoven.evaluation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.einthoven.ecg.Subject;

/** The rows of LUDB's {@code ludb.csv} (Kalyakulina et al. 2020): what cardiologists said of each recording. */
final class LudbCatalogue {

    private final Map<String, Row> rows;

    private LudbCatalogue(Map<String, Row> rows) {
        this.rows = rows;
    }

    /**
     * One recording.
     *
     * @param statements all that was said, in lower case, each beginning with what it is about
     */
    record Row(String id, Subject subject, List<String> statements) {

        Row {
            statements = List.copyOf(statements);
        }

        /** Whether anything that was said begins like this. */
        boolean says(List<String> beginnings) {
            return statements.stream().anyMatch(said -> beginnings.stream().anyMatch(said::startsWith));
        }
    }

    /**
     * @param set the folder with {@code ludb.csv}
     * @throws IOException where the table is missing, empty or not to be understood
     */
    static LudbCatalogue read(Path set) throws IOException {
        PublishedTable table = PublishedTable.read(set.resolve("ludb.csv"), "ID", "Sex", "Age", "Rhythms");
        Map<String, Row> rows = new LinkedHashMap<>();
        for (int line = 0; line < table.size(); line++) {
            String id = table.text(line, "ID").strip();
            List<String> statements = table.from(line, "Rhythms").stream()
                    .flatMap(String::lines)
                    .map(said -> said.strip().toLowerCase(Locale.ROOT))
                    .filter(said -> !said.isEmpty())
                    .toList();
            String age = table.text(line, "Age").strip();
            String sex = table.text(line, "Sex").strip();
            rows.put(id, new Row(id, subject(age, sex), statements));
        }
        return new LudbCatalogue(rows);
    }

    /** Age and sex as the publisher writes them, in the table and in the records' headers. */
    static Subject subject(String age, String sex) {
        Subject.Sex known = sex.equals("F") ? Subject.Sex.FEMALE : sex.equals("M") ? Subject.Sex.MALE : null;
        // the publisher writes ">89" for the oldest
        return new Subject(
                age.matches("\\d+") ? Double.valueOf(age) : age.startsWith(">") ? (Double) 90.0 : null, known);
    }

    /** The recordings with these ids, each a patient of its own. */
    List<ReadStatements.Asked> asked(Path set, List<String> ids) {
        return ids.stream()
                .map(id -> new ReadStatements.Asked(id, id, set.resolve("data").resolve(id), row(id).subject()))
                .toList();
    }

    /** Throws IllegalArgumentException for an id that is not in the table. */
    Row row(String id) {
        Row row = rows.get(id);
        if (row == null) {
            throw new IllegalArgumentException("ludb has no record " + id);
        }
        return row;
    }
}
