package org.einthoven.evaluation;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.einthoven.beat.BeatFrames;
import org.einthoven.ecg.BeatClass;
import org.einthoven.evaluation.RandomBeats.LabelledBeat;
import org.einthoven.evaluation.RandomBeats.Part;
import org.einthoven.inference.ModelCard;
import org.einthoven.inference.OnnxModel;
import org.einthoven.splits.LearnedPart;
import org.einthoven.splits.Splits;
import org.einthoven.statistics.Interval;

/**
 * The protocol of the field's starting point: beats drawn at random from records of which the model has learned other
 * beats. Beside what the same network does with patients it does not know, it shows what such a protocol is worth.
 */
final class RandomBeatEvaluation implements EvaluationTask {

    static final String SPLIT = "two tenths of the beats, drawn at random: patients on both sides";

    @Override
    public String name() {
        return "beats-random-split";
    }

    @Override
    public Outcome evaluate(EvaluationOptions options) throws IOException {
        if (options.records() != null || options.model() == null) {
            throw new IllegalArgumentException(name() + " wants --model FOLDER and takes all beats: no --records");
        }
        try (OnnxModel model = ModelFolders.open(options, name())) {
            boolean framed = isFramed(model.card());
            RandomBeats beats = RandomBeats.read(
                            PublicSet.MITDB.in(options.data()),
                            learned(model.card()),
                            framed ? BeatCut.FRAMES : BeatCut.WINDOW)
                    .side(Part.MEASURED);
            Map<String, Confusion> records = new TreeMap<>();
            List<BeatClass> called = framed
                    ? new FrameClassifier(model).classify(beats.beats())
                    : new WindowClassifier(model).classify(beats.beats());
            for (int b = 0; b < called.size(); b++) {
                LabelledBeat beat = beats.beats().get(b);
                records.computeIfAbsent(beat.record(), id -> BeatTally.empty())
                        .add(beat.beatClass().ordinal(), called.get(b).ordinal());
            }
            return new Outcome(
                    name(),
                    SPLIT,
                    records.size(),
                    List.of(),
                    List.of(model.card()),
                    false,
                    metrics(List.copyOf(records.values())));
        }
    }

    /** Whether it reads beats as our beat model does. */
    private static boolean isFramed(ModelCard card) {
        return card.inputs().stream().anyMatch(input -> Objects.equals(input.rateHz(), BeatFrames.RATE.hz()));
    }

    /**
     * The records of which the model has learned other beats: all but those of a fold that it left out. Windows are learned
     * from one side only; frames also by models that learn from all beats of others, as ours do.
     *
     * @throws IllegalArgumentException where its card does not say, or that it learned from the beats to be measured too
     */
    static List<String> learned(ModelCard card) {
        if (isFramed(card) && !card.split().equals(RandomBeats.OF_EVERYBODY)) {
            throw new IllegalArgumentException("the card of " + card.name()
                    + " does not say that it left out the beats that are measured: train beat-random for this");
        }
        return card.data().stream()
                .filter(source -> PublicSet.MITDB.isNamedIn(source.name()))
                .findFirst()
                .flatMap(source -> LearnedPart.in(source.used()))
                .map(part -> part.leftOut().isPresent()
                        ? Splits.mitdb().trainingWithout(part.leftOut().getAsInt())
                        : Splits.mitdb().trainable())
                .orElseThrow(() -> new IllegalArgumentException(
                        "the card of " + card.name() + " does not say which records of mitdb it learned from"));
    }

    /** Overall, by class, and averaged over beats as the originals do; each with its interval over records. */
    static Map<String, Object> metrics(List<Confusion> records) {
        Map<String, Object> metrics = new LinkedHashMap<>();
        Confusion all = sum(records);
        metrics.put("beats", all.total());
        metrics.put("accuracy", interval(records, table -> weighted(table, table::sensitivity)));
        Map<String, Object> weighted = new LinkedHashMap<>();
        weighted.put("ppv", interval(records, table -> weighted(table, table::positivePredictivity)));
        weighted.put("se", interval(records, table -> weighted(table, table::sensitivity)));
        weighted.put("f1", interval(records, table -> weighted(table, table::f1)));
        metrics.put("weighted", weighted);
        for (BeatClass c : BeatClass.values()) {
            Map<String, Object> figures = new LinkedHashMap<>();
            figures.put("beats", all.count(c.ordinal()));
            figures.put("se", interval(records, table -> table.sensitivity(c.ordinal())));
            figures.put("ppv", interval(records, table -> table.positivePredictivity(c.ordinal())));
            figures.put("f1", interval(records, table -> table.f1(c.ordinal())));
            metrics.put(c.name(), figures);
        }
        metrics.put("macroF1", interval(records, table -> table.macroF1(BeatTally.AVERAGED.size())));
        return metrics;
    }

    /** A figure of the classes, each as heavy as it has beats; one that is nowhere said to be there counts 0. */
    private static double weighted(Confusion table, java.util.function.IntToDoubleFunction figure) {
        double sum = 0;
        for (BeatClass c : BeatClass.values()) {
            double value = figure.applyAsDouble(c.ordinal());
            sum += table.count(c.ordinal()) == 0 || Double.isNaN(value) ? 0 : value * table.count(c.ordinal());
        }
        return sum / table.total();
    }

    private static Interval interval(List<Confusion> records, ToDoubleFunction<Confusion> figure) {
        return Bootstrap.interval(records, group -> figure.applyAsDouble(sum(group)));
    }

    private static Confusion sum(List<Confusion> records) {
        return records.stream().reduce(BeatTally.empty(), Confusion::plus);
    }
}
