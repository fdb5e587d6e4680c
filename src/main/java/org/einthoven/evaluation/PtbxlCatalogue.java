package org.einthoven.evaluation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.einthoven.ecg.Subject;
import org.einthoven.splits.Splits;

/** The rows of PTB-XL's {@code ptbxl_database.csv} (Wagner et al. 2020), by {@code ecg_id}. */
public final class PtbxlCatalogue {

    private static final Pattern CODE = Pattern.compile("'([A-Z0-9_/()]+)': *([0-9.]+)");

    /** What describes form or rhythm is written without a likelihood, as 0. */
    private static final double SURE = 100;

    private static final double OLDEST = 90;

    private static final int FOLDS = 10;

    private static final String TABLE = "ptbxl_database.csv";

    private final Map<String, Row> rows;
    private final Map<String, Set<String>> unsure;

    private PtbxlCatalogue(Map<String, Row> rows, Map<String, Set<String>> unsure) {
        this.rows = rows;
        this.unsure = unsure;
    }

    /**
     * One recording.
     *
     * @param patient {@code patient_id}; some have several recordings, all in one fold
     * @param ageYears as it was written down; 300 stands for above 89; NaN where it is unknown
     * @param female {@code sex} is 1
     * @param codes SCP-ECG statements, whatever their likelihood
     * @param fold {@code strat_fold}, 1 to 10
     * @param file path of the 500 Hz record below the set's folder, without extension
     */
    public record Row(
            String id, String patient, double ageYears, boolean female, Set<String> codes, int fold, String file) {

        public Row {
            codes = Set.copyOf(codes);
        }

        /** @param set the folder with {@code records500/} */
        ReadStatements.Asked asked(Path set) {
            return new ReadStatements.Asked(id, patient, set.resolve(file), subject());
        }

        /** Whom limits are chosen for; ages above 89 count as 90. */
        Subject subject() {
            Double age = Double.isNaN(ageYears) ? null : (Double) Math.min(ageYears, OLDEST);
            return new Subject(age, female ? Subject.Sex.FEMALE : Subject.Sex.MALE);
        }

        public boolean hasAny(Set<String> wanted) {
            return codes.stream().anyMatch(wanted::contains);
        }
    }

    /**
     * @param set the folder with {@code ptbxl_database.csv}
     * @throws IOException where the table is missing, empty or not to be understood
     */
    public static PtbxlCatalogue read(Path set) throws IOException {
        PublishedTable table = PublishedTable.read(
                set.resolve(TABLE), "ecg_id", "patient_id", "age", "sex", "scp_codes", "strat_fold", "filename_hr");
        Map<String, Row> rows = new LinkedHashMap<>();
        Map<String, Set<String>> allUnsure = new HashMap<>();
        for (int line = 0; line < table.size(); line++) {
            String id = table.text(line, "ecg_id");
            Set<String> codes = new HashSet<>();
            Set<String> unsure = new HashSet<>();
            Matcher code = CODE.matcher(table.text(line, "scp_codes"));
            while (code.find()) {
                codes.add(code.group(1));
                double likelihood = Double.parseDouble(code.group(2));
                if (likelihood > 0 && likelihood < SURE) {
                    unsure.add(code.group(1));
                }
            }
            allUnsure.put(id, unsure);
            if (rows.containsKey(id)) {
                throw new IOException(set.resolve(TABLE) + ": record " + id + " has two rows");
            }
            rows.put(
                    id,
                    new Row(
                            id,
                            table.text(line, "patient_id"),
                            table.text(line, "age").isBlank() ? Double.NaN : table.number(line, "age"),
                            table.number(line, "sex") == 1,
                            codes,
                            fold(set, id, table.number(line, "strat_fold")),
                            table.text(line, "filename_hr")));
        }
        requireEachPatientInOneFold(set, rows.values());
        return new PtbxlCatalogue(rows, allUnsure);
    }

    private static int fold(Path set, String id, double fold) throws IOException {
        if (fold != Math.rint(fold) || fold < 1 || fold > FOLDS) {
            throw new IOException("%s: record %s is in fold %s, and there are 1 to %d"
                    .formatted(set.resolve(TABLE), id, fold, FOLDS));
        }
        return (int) fold;
    }

    /** The folds are disjoint by patient as published; a table in which they are not would let a model know whom it is measured on. */
    private static void requireEachPatientInOneFold(Path set, Collection<Row> rows) throws IOException {
        Map<String, Row> patients = new HashMap<>();
        for (Row row : rows) {
            Row other = patients.putIfAbsent(row.patient(), row);
            if (other != null && other.fold() != row.fold()) {
                throw new IOException("%s: patient %s is on both sides: record %s in fold %d, record %s in fold %d"
                        .formatted(set.resolve(TABLE), row.patient(), other.id(), other.fold(), row.id(), row.fold()));
            }
        }
    }

    public Splits splits() {
        Map<String, Integer> folds = new LinkedHashMap<>();
        rows.values().forEach(row -> folds.put(row.id(), row.fold()));
        return Splits.ptbxl(folds);
    }

    /**
     * Whether a recording has one of these statements for certain (likelihood 100, or one that carries none); empty where
     * it has them only with less, which is neither yes nor no.
     */
    Optional<Boolean> certain(String id, Set<String> wanted) {
        Set<String> doubted = unsure.getOrDefault(id, Set.of());
        List<String> there = row(id).codes().stream().filter(wanted::contains).toList();
        if (there.isEmpty()) {
            return Optional.of(false);
        }
        return doubted.containsAll(there) ? Optional.empty() : Optional.of(true);
    }

    /** Throws IllegalArgumentException for an id that is not in the table. */
    public Row row(String id) {
        Row row = rows.get(id);
        if (row == null) {
            throw new IllegalArgumentException("ptbxl has no record " + id);
        }
        return row;
    }
}
