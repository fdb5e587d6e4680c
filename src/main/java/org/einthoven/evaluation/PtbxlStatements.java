package org.einthoven.evaluation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which statements are learned from PTB-XL and scored on it, and whether a recording has them. A recording has a
 * statement when a cardiologist wrote it down, whatever likelihood was given, as in the benchmark of Strodthoff et al.
 * (2021); it has a superclass when it has one of the diagnostic statements below it.
 */
public final class PtbxlStatements {

    /** Normal ECG, myocardial infarction, ST/T change, conduction disturbance, hypertrophy. */
    public static final List<String> SUPERCLASSES = List.of("NORM", "MI", "STTC", "CD", "HYP");

    /** Single statements of which the data at hand have enough to learn from (40 or more in folds 1 to 8). */
    public static final List<String> SINGLE = List.of(
            "SR", "AFIB", "STACH", "SBRAD", "SARRH", "1AVB", "PVC", "PAC", "LAFB", "IRBBB", "CRBBB", "CLBBB", "IVCD",
            "LVH", "IMI", "ASMI", "AMI", "ILMI", "ISC_", "ISCAL", "STD_", "NST_", "NDT", "LOWT", "QWAVE", "LAO/LAE");

    private final Map<String, String> superclasses;

    private PtbxlStatements(Map<String, String> superclasses) {
        this.superclasses = superclasses;
    }

    /**
     * @param set the folder with {@code scp_statements.csv}
     * @throws IOException where the table is missing, empty or not to be understood
     */
    public static PtbxlStatements read(Path set) throws IOException {
        // the column with the codes has no name
        PublishedTable table = PublishedTable.read(set.resolve("scp_statements.csv"), "", "diagnostic_class");
        Map<String, String> superclasses = new HashMap<>();
        for (int line = 0; line < table.size(); line++) {
            if (!table.text(line, "diagnostic_class").isBlank()) {
                superclasses.put(table.text(line, ""), table.text(line, "diagnostic_class"));
            }
        }
        return new PtbxlStatements(superclasses);
    }

    /** Superclasses first, then single statements. */
    public static List<String> codes() {
        return java.util.stream.Stream.concat(SUPERCLASSES.stream(), SINGLE.stream())
                .toList();
    }

    /** Whether {@code code}, a superclass or a single statement, is true of a recording with the statements {@code codes}. */
    public boolean isTrue(String code, Set<String> codes) {
        return SUPERCLASSES.contains(code)
                ? codes.stream().anyMatch(c -> code.equals(superclasses.get(c)))
                : codes.contains(code);
    }
}
