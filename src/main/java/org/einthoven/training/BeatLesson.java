package org.einthoven.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.Trainer;
import java.util.List;
import java.util.random.RandomGenerator;
import org.einthoven.beat.BeatFrames;
import org.einthoven.ecg.BeatClass;

/**
 * Learns the class of a beat from batches in which the rare classes come up as often as is good for them, and no
 * patient more often than the others of the class allow.
 */
final class BeatLesson implements Lesson {

    static final int CLASSES = BeatClass.values().length;

    private static final int ROWS = 160;
    private static final int STEPS = 100;

    /** So often an epoch may show an example: a few corrected beats make a short one. The public sets have enough for all steps. */
    private static final int SHOWN = 8;

    /** Shares of N, S, V, F and Q in a batch. */
    static final double[] SHARES = {0.45, 0.2, 0.26, 0.04, 0.05};

    /** Share of the normal beats that come from recordings of 10 s. */
    private static final double SHORT = 0.4;

    /** Keeps the network from certainty about labels that two cardiologists would not share. */
    private static final double SMOOTHING = 0.05;

    private final BeatCorpus corpus;
    private final int steps;

    BeatLesson(BeatCorpus corpus) {
        this.corpus = corpus;
        this.steps = (int) Math.min(STEPS, 1 + SHOWN * corpus.examples() / ROWS);
    }

    @Override
    public int stepsPerEpoch() {
        return steps;
    }

    @Override
    public NDArray loss(Trainer trainer, NDManager manager, RandomGenerator random) {
        int frame = BeatFrames.CHANNELS * BeatFrames.LENGTH;
        float[] x = new float[ROWS * frame];
        float[] truth = new float[ROWS * CLASSES];
        for (int row = 0; row < ROWS; row++) {
            BeatExample example = draw(random);
            BeatAugmentation.put(example, random, x, row * frame);
            for (int c = 0; c < CLASSES; c++) {
                truth[row * CLASSES + c] = (float) (SMOOTHING / CLASSES);
            }
            truth[row * CLASSES + example.beatClass().ordinal()] += (float) (1 - SMOOTHING);
        }
        NDArray map = trainer.forward(
                        new NDList(manager.create(x, new Shape(ROWS, BeatFrames.CHANNELS, BeatFrames.LENGTH))))
                .singletonOrThrow();
        NDArray scores = map.mean(new int[] {2}).logSoftmax(1);
        return scores.mul(manager.create(truth, new Shape(ROWS, CLASSES)))
                .sum()
                .neg()
                .div(ROWS);
    }

    private BeatExample draw(RandomGenerator random) {
        double share = random.nextDouble();
        int c = 0;
        while (c < CLASSES - 1 && share >= SHARES[c]) {
            share -= SHARES[c++];
        }
        List<List<BeatExample>> patients = BeatClass.values()[c] == BeatClass.N && random.nextDouble() < SHORT
                ? corpus.short12Lead()
                : corpus.patients(BeatClass.values()[c]);
        if (patients.isEmpty()) {
            return draw(random);
        }
        // of two patients the one with more beats: half way between equal patients and equal beats
        List<BeatExample> one = patients.get(random.nextInt(patients.size()));
        List<BeatExample> other = patients.get(random.nextInt(patients.size()));
        List<BeatExample> chosen = one.size() >= other.size() ? one : other;
        return chosen.get(random.nextInt(chosen.size()));
    }

    @Override
    public String validate(Trainer trainer, NDManager manager) {
        return "";
    }
}
