package org.einthoven.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.Trainer;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.BiFunction;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.einthoven.ecg.BeatClass;
import org.einthoven.evaluation.BeatWindow;
import org.einthoven.evaluation.RandomBeats.LabelledBeat;

/** Learns the class of single beats by cross-entropy, each class as often as it comes; stops by the loss on beats laid aside. */
final class WindowLesson implements Lesson {

    static final int CLASSES = BeatClass.values().length;

    private static final int ROWS = 32;

    /** Some 2,600 beats an epoch: a memory over 250 samples learns from a hundred beats a second and core. */
    private static final int STEPS = 80;

    /** Beats laid aside that are looked at after each epoch. */
    private static final int LAID_ASIDE = 640;

    private final List<LabelledBeat> beats;
    private final List<LabelledBeat> laidAside;

    WindowLesson(List<LabelledBeat> beats, List<LabelledBeat> laidAside) {
        this.beats = beats;
        this.laidAside = evenly(laidAside);
    }

    /** So many of them that stand equally far apart: of every record. */
    private static List<LabelledBeat> evenly(List<LabelledBeat> all) {
        int step = Math.max(1, all.size() / LAID_ASIDE);
        return IntStream.range(0, all.size() / step)
                .mapToObj(i -> all.get(i * step))
                .limit(LAID_ASIDE)
                .toList();
    }

    @Override
    public int stepsPerEpoch() {
        return STEPS;
    }

    @Override
    public NDArray loss(Trainer trainer, NDManager manager, RandomGenerator random) {
        List<LabelledBeat> batch =
                random.ints(ROWS, 0, beats.size()).mapToObj(beats::get).toList();
        NDArray logits = trainer.forward(new NDList(windows(batch, manager))).singletonOrThrow();
        return crossEntropy(logits, batch, manager);
    }

    private static NDArray windows(List<LabelledBeat> batch, NDManager manager) {
        float[] x = new float[batch.size() * BeatWindow.LENGTH];
        for (int row = 0; row < batch.size(); row++) {
            System.arraycopy(batch.get(row).window(), 0, x, row * BeatWindow.LENGTH, BeatWindow.LENGTH);
        }
        return manager.create(x, new Shape(batch.size(), 1, BeatWindow.LENGTH));
    }

    /** Mean over the batch of logits [rows, classes, 1]. */
    static NDArray crossEntropy(NDArray logits, List<LabelledBeat> batch, NDManager manager) {
        float[] truth = new float[batch.size() * CLASSES];
        for (int row = 0; row < batch.size(); row++) {
            truth[row * CLASSES + batch.get(row).beatClass().ordinal()] = 1;
        }
        return logits.squeeze(2)
                .logSoftmax(1)
                .mul(manager.create(truth, new Shape(batch.size(), CLASSES)))
                .sum()
                .neg()
                .div(batch.size());
    }

    @Override
    public String validate(Trainer trainer, NDManager manager) {
        return "";
    }

    @Override
    public OptionalDouble score(Trainer trainer, NDManager manager) {
        return score(laidAside, ROWS, manager, (batch, own) -> trainer.evaluate(new NDList(windows(batch, own)))
                .singletonOrThrow());
    }

    /**
     * Minus the mean loss over beats that are not learned from.
     *
     * @param rows beats that are looked at together
     * @param logits of a batch, [rows, classes, 1]
     */
    static OptionalDouble score(
            List<LabelledBeat> laidAside,
            int rows,
            NDManager manager,
            BiFunction<List<LabelledBeat>, NDManager, NDArray> logits) {
        double loss = 0;
        for (int from = 0; from < laidAside.size(); from += rows) {
            List<LabelledBeat> batch = laidAside.subList(from, Math.min(laidAside.size(), from + rows));
            try (NDManager own = manager.newSubManager()) {
                loss += crossEntropy(logits.apply(batch, own), batch, own).toFloatArray()[0] * batch.size();
            }
        }
        return OptionalDouble.of(-loss / laidAside.size());
    }
}
