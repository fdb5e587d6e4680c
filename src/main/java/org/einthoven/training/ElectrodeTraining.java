package org.einthoven.training;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.einthoven.ecg.BeatClass;
import org.einthoven.electrode.BeatShape;
import org.einthoven.electrode.ElectrodeModel;
import org.einthoven.electrode.ElectrodeModel.Suspicion;
import org.einthoven.electrode.UsualShape;
import org.einthoven.evaluation.PtbxlBeats;
import org.einthoven.evaluation.PublicSet;
import org.einthoven.inference.WholeFile;
import org.einthoven.measure.RepresentativeBeat;

/**
 * Learns what beats look like with the electrodes in their places, from the development folds of PTB-XL as they are. The
 * few in which electrodes were really exchanged widen the distribution a little. Thresholds come from each fold judged by
 * the others.
 */
final class ElectrodeTraining implements TrainingTask {

    private static final Path OUT = Path.of("src", "main", "resources", "electrodes.json");

    /** Share of recordings that may be suspected, with those that really are wrong among them. */
    private static final double SUSPECTED = 0.01;

    /** Share of beats that are too odd to be judged. */
    private static final double ODD = 0.025;

    private static final int FOLDS = 8;

    /** @param fold of PTB-XL, 1 to 8 */
    private record Example(int fold, BeatShape beat) {}

    /** @param own log likelihood of the beat as it was recorded */
    private record Judged(Suspicion suspicion, double own, boolean hasP) {}

    @Override
    public String name() {
        return "electrodes";
    }

    @Override
    public void train(TrainingOptions options) throws IOException {
        List<Example> examples = new ArrayList<>();
        PtbxlBeats.ofDevelopment(PublicSet.PTBXL.in(options.requireData()), (row, measurements) -> {
            RepresentativeBeat beat = measurements.representativeBeat();
            if (beat != null && beat.beatClass() == BeatClass.N) {
                BeatShape.of(beat).ifPresent(shape -> examples.add(new Example(row.fold(), shape)));
            }
        });
        if (examples.size() < BeatShape.SIZE) {
            throw new IllegalArgumentException("too few recordings of PTB-XL's folds 1 to 8: " + examples.size());
        }
        List<Judged> judged = outOfFold(examples);
        double oddWithP = odd(judged, true);
        double oddWithoutP = odd(judged, false);
        double[] gains = judged.stream()
                .mapToDouble(one -> one.suspicion.score() >= (one.hasP ? oddWithP : oddWithoutP)
                        ? one.suspicion.gain()
                        : Double.NEGATIVE_INFINITY)
                .toArray();
        double threshold = NormalFit.quantile(gains, 1 - SUSPECTED);
        ElectrodeModel model =
                model(card(options, examples.size()), threshold, shapes(examples), oddWithP, oddWithoutP);
        Path out = options.outOr(OUT);
        WholeFile.write(out, new ObjectMapper().writeValueAsString(model) + "\n");
        System.out.printf("%d recordings, threshold %.1f, written to %s%n", examples.size(), threshold, out);
    }

    private static List<Judged> outOfFold(List<Example> examples) {
        List<Judged> judged = new ArrayList<>();
        for (int fold = 1; fold <= FOLDS; fold++) {
            int left = fold;
            List<BeatShape> others =
                    shapes(examples.stream().filter(e -> e.fold != left).toList());
            double none = Double.NEGATIVE_INFINITY;
            ElectrodeModel model = model(Map.of(), 0, others, none, none);
            examples.stream().filter(e -> e.fold == left).map(Example::beat).forEach(beat -> {
                Suspicion suspicion = model.best(beat);
                judged.add(new Judged(suspicion, suspicion.score() - suspicion.gain(), beat.hasP()));
            });
        }
        return judged;
    }

    private static ElectrodeModel model(
            Map<String, Object> card, double threshold, List<BeatShape> beats, double oddWithP, double oddWithoutP) {
        UsualShape withP = NormalFit.of(
                beats.stream().filter(BeatShape::hasP).map(BeatShape::vector).toList(), oddWithP);
        UsualShape withoutP =
                NormalFit.of(beats.stream().map(BeatShape::vectorWithoutP).toList(), oddWithoutP);
        return new ElectrodeModel(card, threshold, withP, withoutP);
    }

    private static double odd(List<Judged> judged, boolean hasP) {
        return NormalFit.quantile(
                judged.stream()
                        .filter(one -> one.hasP == hasP)
                        .mapToDouble(Judged::own)
                        .toArray(),
                ODD);
    }

    private static List<BeatShape> shapes(List<Example> examples) {
        return examples.stream().map(Example::beat).toList();
    }

    private static Map<String, Object> card(TrainingOptions options, int recordings) {
        Map<String, Object> card = new LinkedHashMap<>();
        card.put("what", "Normal distribution of representative beats with the electrodes in their places");
        card.put("learnedFrom", "PTB-XL 1.0.3 (Wagner et al. 2020), folds 1 to 8 as far as at hand, conducted beats");
        card.put("recordings", recordings);
        card.put(
                "threshold",
                "suspects 1 % of these recordings, each judged by the other folds; exchanged ones are among them");
        card.put("leastScore", "passes over the oddest 2.5 % of beats");
        card.put("command", options.command());
        card.put("measured", "docs/evaluation/electrodes-ptbxl-fold9.json");
        return card;
    }
}
