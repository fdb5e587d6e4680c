package org.einthoven.evaluation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.einthoven.ecg.Ecg;
import org.einthoven.wfdb.WfdbRecord;

/** The recordings of PTB-XL that are asked for. */
record PtbxlRecords(Path set, PtbxlCatalogue catalogue, List<String> ids) {

    /** Scores one recording. */
    interface Scoring<T> {
        T score(PtbxlCatalogue.Row row, Ecg ecg) throws IOException;
    }

    static PtbxlRecords of(EvaluationOptions options) throws IOException {
        Path set = PublicSet.PTBXL.in(options.data());
        PtbxlCatalogue catalogue = PtbxlCatalogue.read(set);
        return new PtbxlRecords(set, catalogue, options.chosen(catalogue.splits()));
    }

    PtbxlRecords first(int most) {
        return new PtbxlRecords(set, catalogue, ids.subList(0, Math.min(most, ids.size())));
    }

    PtbxlStatements statements() throws IOException {
        return PtbxlStatements.read(set);
    }

    /** Reads and scores them as {@link Cohort#score} does. */
    <T> Cohort<T> score(Scoring<T> scoring) throws IOException {
        return Cohort.score(ids, id -> {
            PtbxlCatalogue.Row row = catalogue.row(id);
            return scoring.score(row, WfdbRecord.read(set.resolve(row.file())).requireEcg());
        });
    }
}
