package org.einthoven.evaluation;

import java.io.IOException;
import java.nio.file.Files;
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

    /** @param set the folder with {@code ludb.csv} */
    static LudbCatalogue read(Path set) throws IOException {
        List<List<String>> table = PtbxlCatalogue.csv(Files.readString(set.resolve("ludb.csv")));
        List<String> head = table.get(0);
        Map<String, Row> rows = new LinkedHashMap<>();
        for (List<String> line : table.subList(1, table.size())) {
            String id = line.get(head.indexOf("ID")).strip();
            List<String> statements = line.subList(head.indexOf("Rhythms"), line.size()).stream()
                    .flatMap(String::lines)
                    .map(said -> said.strip().toLowerCase(Locale.ROOT))
                    .filter(said -> !said.isEmpty())
                    .toList();
            rows.put(id, new Row(id, subject(line, head), statements));
        }
        return new LudbCatalogue(rows);
    }

    private static Subject subject(List<String> line, List<String> head) {
        return subject(
                line.get(head.indexOf("Age")).strip(),
                line.get(head.indexOf("Sex")).strip());
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
