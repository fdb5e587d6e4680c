package org.einthoven.evaluation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiConsumer;
import org.einthoven.ecg.Ecg;
import org.einthoven.measure.Measurements;
import org.einthoven.wfdb.WfdbRecord;

/** What the pipeline measures of the recordings of PTB-XL. */
public final class PtbxlBeats {

    private PtbxlBeats() {}

    /**
     * Reads the recordings that may be learned from, those that are there and are not abstained from, in the set's order.
     *
     * @param set the folder with {@code ptbxl_database.csv}
     */
    public static void ofDevelopment(Path set, BiConsumer<PtbxlCatalogue.Row, Measurements> taker) throws IOException {
        PtbxlCatalogue catalogue = PtbxlCatalogue.read(set);
        List<String> ids = catalogue.splits().trainable();
        catalogue.splits().requireTrainable(ids);
        try (ReadStatements.Reader reader = new ReadStatements.Reader()) {
            Cohort.score(ids, id -> {
                PtbxlCatalogue.Row row = catalogue.row(id);
                Ecg ecg = WfdbRecord.read(set.resolve(row.file())).requireEcg();
                reader.read(ecg, row.subject()).ifPresent(read -> taker.accept(row, read.measurements()));
                return id;
            });
        }
    }
}
