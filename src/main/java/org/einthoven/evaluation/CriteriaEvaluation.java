package org.einthoven.evaluation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.einthoven.diagnosis.FindingCode;
import org.einthoven.splits.Splits;

/**
 * Morphology criteria of whole readings, against the statements of PTB-XL that are certain (in the split that is asked
 * for) and, where the split is {@code dev}, those of LUDB on conduction: its amplitudes are not true to scale (no record's
 * Sokolow-Lyon voltage is above 1.8 mV), so that voltages, Q waves and ST segments cannot be judged there. A criterion that
 * could not be judged counts as not met.
 */
final class CriteriaEvaluation implements EvaluationTask {

    private static final Set<String> HYPERTROPHY = Set.of("LVH", "VCLVH");

    private static final Set<String> INFARCTION =
            Set.of("IMI", "ASMI", "AMI", "ALMI", "ILMI", "LMI", "PMI", "IPMI", "IPLMI", "QWAVE");

    /** Subendocardial injury lowers the ST segment. */
    private static final Set<String> DEPRESSION = Set.of("STD_", "INJAS", "INJAL", "INJIN", "INJLA", "INJIL");

    private static final Set<String> ISCHAEMIA =
            Set.of("INVT", "ISC_", "ISCAL", "ISCAS", "ISCIN", "ISCIL", "ISCLA", "ISCAN");

    private static final List<StatementTruth> STATEMENTS = List.of(
            truth(FindingCode.LEFT_BBB, Set.of("CLBBB"), "complete left bundle"),
            truth(FindingCode.RIGHT_BBB, Set.of("CRBBB"), "complete right bundle"),
            truth(FindingCode.INCOMPLETE_LEFT_BBB, Set.of("ILBBB"), "incomplete left bundle"),
            truth(FindingCode.INCOMPLETE_RIGHT_BBB, Set.of("IRBBB"), "incomplete right bundle"),
            truth(FindingCode.NONSPECIFIC_IVCD, Set.of("IVCD"), "non-specific intra"),
            truth(FindingCode.LEFT_ANTERIOR_FASCICULAR_BLOCK, Set.of("LAFB"), "left anterior hemiblock"),
            truth(FindingCode.LEFT_POSTERIOR_FASCICULAR_BLOCK, Set.of("LPFB")),
            truth(FindingCode.LVH_SOKOLOW_LYON, HYPERTROPHY),
            truth(FindingCode.LVH_CORNELL, HYPERTROPHY),
            new StatementTruth(
                    "lvh-by-either",
                    EnumSet.of(FindingCode.LVH_SOKOLOW_LYON, FindingCode.LVH_CORNELL),
                    HYPERTROPHY,
                    List.of()),
            truth(FindingCode.RIGHT_VENTRICULAR_HYPERTROPHY, Set.of("RVH")),
            truth(FindingCode.LOW_VOLTAGE, Set.of("LVOLT")),
            truth(FindingCode.PRE_EXCITATION_POSSIBLE, Set.of("WPW")),
            truth(FindingCode.LONG_QTC, Set.of("LNGQT")),
            truth(FindingCode.Q_WAVES, INFARCTION),
            truth(FindingCode.ST_ELEVATION, Set.of("STE_")),
            truth(FindingCode.ST_DEPRESSION, DEPRESSION),
            truth(FindingCode.T_INVERSION, ISCHAEMIA));

    /** What is said of recordings that cardiologists called normal is false, whatever it is. */
    private static final Set<String> NORMAL = Set.of("NORM");

    private static StatementTruth truth(FindingCode code, Set<String> scp, String... ludb) {
        return new StatementTruth(code.code(), Set.of(code), scp, List.of(ludb));
    }

    @Override
    public String name() {
        return "criteria";
    }

    @Override
    public Outcome evaluate(EvaluationOptions options) throws IOException {
        Map<String, Object> metrics = new LinkedHashMap<>();
        List<String> missing = new ArrayList<>();
        int records = 0;
        boolean seen;
        boolean development = options.split().equals(Splits.DEVELOPMENT);
        try (ReadStatements.Reader reader = new ReadStatements.Reader()) {
            metrics.put("models", reader.models());
            seen = Leaks.inPtbxl(options, reader.cards());
            if (development) {
                seen |= Leaks.inLudb(options, Splits.ludb().records(Splits.DEVELOPMENT), reader.cards());
            }
            Path set = PublicSet.PTBXL.in(options.data());
            PtbxlCatalogue catalogue = PtbxlCatalogue.read(set);
            List<ReadStatements.Asked> asked = options.chosen(catalogue.splits()).stream()
                    .map(id -> catalogue.row(id).asked(set))
                    .toList();
            ReadStatements ptbxl = ReadStatements.of(
                    asked, STATEMENTS, (statement, id) -> catalogue.certain(id, statement.scp()), reader);
            metrics.put("ptbxl", ptbxl.figures(STATEMENTS));
            metrics.put(
                    "saidOfNormal",
                    ptbxl.said(STATEMENTS, id -> catalogue.certain(id, NORMAL).orElse(false)));
            missing.addAll(ptbxl.missing());
            records += ptbxl.records();
            if (development) {
                records += ludb(PublicSet.LUDB.in(options.data()), reader, metrics, missing);
            }
        }
        return new Outcome(name(), options.split(), records, missing, List.of(), seen, metrics);
    }

    private static int ludb(Path set, ReadStatements.Reader reader, Map<String, Object> metrics, List<String> missing)
            throws IOException {
        List<StatementTruth> known =
                STATEMENTS.stream().filter(s -> !s.ludb().isEmpty()).toList();
        ReadStatements read = ReadStatements.ofLudb(set, known, reader);
        metrics.put("ludb", read.figures(known));
        read.missing().forEach(id -> missing.add("ludb " + id));
        return read.records();
    }
}
