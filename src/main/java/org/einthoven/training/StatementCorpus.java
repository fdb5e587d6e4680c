package org.einthoven.training;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.einthoven.evaluation.PtbxlCatalogue;
import org.einthoven.evaluation.PtbxlStatements;
import org.einthoven.evaluation.PublicSet;
import org.einthoven.statement.StatementClassifier;
import org.einthoven.statement.TwelveLeads;
import org.einthoven.wfdb.WfdbRecord;

/**
 * The recordings of PTB-XL by what they are for: folds 1 to 7 to learn from, fold 8 to calibrate on. Fold 9 is for
 * measuring and fold 10 for the final test; they are not read here.
 */
record StatementCorpus(List<StatementExample> learning, List<StatementExample> calibration, RecordIds ids) {

    private static final int CALIBRATION = 8;

    static StatementCorpus read(Path data) throws IOException {
        Path set = PublicSet.PTBXL.in(data);
        PtbxlCatalogue catalogue = PtbxlCatalogue.read(set);
        PtbxlStatements statements = PtbxlStatements.read(set);
        List<String> ids = catalogue.splits().trainable();
        catalogue.splits().requireTrainable(ids);
        StatementCorpus corpus = new StatementCorpus(new ArrayList<>(), new ArrayList<>(), new RecordIds());
        for (String id : ids) {
            PtbxlCatalogue.Row row = catalogue.row(id);
            TwelveLeads leads;
            try {
                leads = TwelveLeads.of(WfdbRecord.read(set.resolve(row.file())).requireEcg());
            } catch (NoSuchFileException e) {
                // a subset of the set is enough: the number of recordings stands on the card
                continue;
            }
            if (leads.length() == StatementClassifier.STRETCH) {
                corpus.ids.add("ptbxl", id);
                (row.fold() == CALIBRATION ? corpus.calibration : corpus.learning)
                        .add(new StatementExample(leads, truth(statements, row)));
            }
        }
        if (corpus.learning.isEmpty() || corpus.calibration.isEmpty()) {
            throw new IllegalArgumentException(set + " holds too few recordings of folds 1 to 8");
        }
        return corpus;
    }

    private static boolean[] truth(PtbxlStatements statements, PtbxlCatalogue.Row row) {
        List<String> codes = PtbxlStatements.codes();
        boolean[] truth = new boolean[codes.size()];
        for (int c = 0; c < truth.length; c++) {
            truth[c] = statements.isTrue(codes.get(c), row.codes());
        }
        return truth;
    }
}
