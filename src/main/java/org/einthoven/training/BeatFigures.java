package org.einthoven.training;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.einthoven.beat.BeatClassifier;
import org.einthoven.evaluation.BeatRecord;
import org.einthoven.evaluation.BeatScore;
import org.einthoven.evaluation.EctopyScore;
import org.einthoven.evaluation.PtbxlCatalogue;
import org.einthoven.evaluation.Splits;
import org.einthoven.inference.ModelCard.Metric;
import org.einthoven.inference.OnnxModel;

/** What is measured of the beat model on patients that the measured model has not seen. */
final class BeatFigures {

    private BeatFigures() {}

    /** The figures for the card of a model: its own where it left a fold out, else those of the folds' models. */
    static List<Metric> of(Path folder, TrainingOptions options) throws IOException {
        if (options.fold().isPresent()) {
            return measured(folder, options.requireData(), options.fold().getAsInt());
        }
        List<Metric> metrics = new ArrayList<>();
        for (int fold = 0; fold < Splits.FOLDS; fold++) {
            metrics.addAll(ModelFolder.metrics(options.foldFolder(fold)));
        }
        return metrics;
    }

    private static List<Metric> measured(Path folder, Path data, int fold) throws IOException {
        String unseen = " of fold " + fold + ", by a model of this recipe that had not seen them";
        try (OnnxModel model = OnnxModel.open(folder)) {
            BeatClassifier classifier = new BeatClassifier(model);
            List<BeatRecord> records = holter(data, fold);
            List<Metric> metrics = new ArrayList<>(CardMetrics.of(
                    BeatScore.measure(records, classifier), records.size() + " records of MIT-BIH DS1" + unseen));
            Path ptbxl = data.resolve("ptbxl");
            PtbxlCatalogue catalogue = PtbxlCatalogue.read(ptbxl);
            List<PtbxlCatalogue.Row> rows = catalogue.splits().records("fold" + fold).stream()
                    .map(catalogue::row)
                    .toList();
            metrics.addAll(CardMetrics.of(
                    Map.of("tenSeconds", EctopyScore.measure(ptbxl, rows, classifier)),
                    "the recordings of PTB-XL" + unseen));
            return metrics;
        }
    }

    private static List<BeatRecord> holter(Path data, int fold) throws IOException {
        List<BeatRecord> records = new ArrayList<>();
        for (String id : Splits.mitdb().records("fold" + fold)) {
            try {
                records.add(BeatRecord.read(data.resolve("mitdb"), id));
            } catch (NoSuchFileException e) {
                System.err.println("not there: " + id + " of mitdb");
            }
        }
        return records;
    }
}
