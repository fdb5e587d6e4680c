package org.einthoven.review;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.einthoven.monitoring.ReaderVerdicts;
import org.einthoven.monitoring.ReaderVerdicts.Verdicts;

/** What readers decided of the machine's findings, reader by reader, finding by finding, and both. */
public record OverridesView(
        MonitoringChoice choice, List<Row> readers, List<Row> findings, List<Row> both, int fewest) {
    public OverridesView {
        readers = List.copyOf(readers);
        findings = List.copyOf(findings);
        both = List.copyOf(both);
    }

    /** @param signed readings; 0 where rows are of findings */
    public record Row(String reader, String finding, long signed, Verdicts verdicts, boolean enough) {

        public String agreement() {
            return FigureRow.shown(verdicts.agreement());
        }

        public String overrides() {
            return FigureRow.shown(verdicts.overrides());
        }
    }

    static OverridesView of(
            MonitoringChoice choice,
            List<ReaderVerdicts.Row> rows,
            Map<String, Long> signed,
            SeriesNames names,
            int fewest) {
        Map<String, Verdicts> decided = ReaderVerdicts.byReader(rows);
        List<Row> readers = new ArrayList<>();
        signed.forEach((reader, count) -> {
            Verdicts verdicts = decided.getOrDefault(reader, Verdicts.NONE);
            readers.add(new Row(reader, "", count, verdicts, verdicts.decided() >= fewest));
        });
        return new OverridesView(
                choice,
                readers,
                ReaderVerdicts.byFinding(rows).stream()
                        .map(row -> row(row, names, fewest))
                        .toList(),
                rows.stream().map(row -> row(row, names, fewest)).toList(),
                fewest);
    }

    private static Row row(ReaderVerdicts.Row row, SeriesNames names, int fewest) {
        return new Row(
                row.reader(),
                names.ofFinding(row.finding()),
                0,
                row.verdicts(),
                row.verdicts().decided() >= fewest);
    }
}
