package org.einthoven.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.einthoven.beat.BeatClassifier;
import org.einthoven.evaluation.BeatReader;
import org.einthoven.evaluation.BeatRecord;
import org.einthoven.evaluation.BeatScore;
import org.einthoven.evaluation.EctopyScore;
import org.einthoven.evaluation.PtbxlCatalogue;
import org.einthoven.evaluation.PublicSet;
import org.einthoven.inference.ModelCard.Metric;
import org.einthoven.inference.OnnxModel;
import org.einthoven.splits.Splits;
import org.einthoven.wfdb.WfdbRecord;

/** What is measured of the beat model on patients that the measured model has not seen. */
final class BeatFigures {

    private final Path data;
    private final BeatScore holter = new BeatScore();
    private final EctopyScore tenSeconds = new EctopyScore();
    private final List<Integer> folds = new ArrayList<>();

    private BeatFigures(Path data) {
        this.data = data;
    }

    /**
     * The figures for a model's card: its own on the fold that it left out; else those of the folds' models, each on
     * its own fold, all patients together.
     */
    static List<Metric> of(Path folder, TrainingOptions options) throws IOException {
        BeatFigures figures = new BeatFigures(options.requireData());
        if (options.fold().isPresent()) {
            figures.add(folder, options.fold().getAsInt());
        } else {
            for (int fold = 0; fold < Splits.FOLDS; fold++) {
                if (Files.isDirectory(options.foldFolder(fold))) {
                    figures.add(options.foldFolder(fold), fold);
                }
            }
        }
        return figures.metrics();
    }

    private List<Metric> metrics() {
        String unseen = " of folds " + folds + ", each by a model of this recipe that had not seen its fold";
        List<Metric> metrics = new ArrayList<>(CardMetrics.of(
                holter.metrics(),
                holter.records() + " records of MIT-BIH DS1" + unseen + "; end to end: in finished readings"));
        metrics.addAll(CardMetrics.of(
                Map.of("tenSeconds", tenSeconds.metrics()), tenSeconds.records() + " recordings of PTB-XL" + unseen));
        return metrics;
    }

    private void add(Path folder, int fold) throws IOException {
        folds.add(fold);
        try (OnnxModel model = OnnxModel.open(folder);
                BeatReader reader = BeatReader.with(model)) {
            BeatClassifier classifier = new BeatClassifier(model);
            for (String id : Splits.mitdb().records("fold" + fold)) {
                addHolter(id, reader);
            }
            PtbxlCatalogue catalogue = PtbxlCatalogue.read(PublicSet.PTBXL.in(data));
            for (String id : catalogue.splits().records("fold" + fold)) {
                addTenSeconds(catalogue.row(id), classifier);
            }
        }
    }

    private void addHolter(String id, BeatReader reader) throws IOException {
        try {
            holter.add(BeatRecord.read(PublicSet.MITDB.in(data), id), reader);
        } catch (NoSuchFileException e) {
            System.err.println("not there: " + id + " of mitdb");
        }
    }

    private void addTenSeconds(PtbxlCatalogue.Row row, BeatClassifier classifier) throws IOException {
        try {
            Path record = PublicSet.PTBXL.in(data).resolve(row.file());
            tenSeconds.add(row, WfdbRecord.read(record).requireEcg(), classifier);
        } catch (NoSuchFileException e) {
            // a subset of the set is enough: the number of recordings stands beside the figures
            return;
        }
    }
}
