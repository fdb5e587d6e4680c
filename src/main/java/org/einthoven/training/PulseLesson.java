package org.einthoven.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.Trainer;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import org.einthoven.evaluation.GeneratedPulses;
import org.einthoven.ppg.Phase;
import org.einthoven.ppg.PulsePreparation;
import org.einthoven.synthesis.GeneratedPleth;

/** Learns systole and diastole from generated pleths. */
final class PulseLesson implements Lesson {

    private static final int CLASSES = Phase.values().length;
    private static final int ROWS = 16;
    private static final int STEPS = 100;

    /** Samples a row: mostly 8 s; short, because recordings are short too and their ends must be learned. */
    private static final int[] LENGTHS = {800, 800, 800, 250, 120};

    private final PulseCorpus corpus;
    private final List<GeneratedPleth> unseen = GeneratedPulses.unseen(0, 40, PulsePreparation.RATE);

    PulseLesson(PulseCorpus corpus) {
        this.corpus = corpus;
    }

    @Override
    public int stepsPerEpoch() {
        return STEPS;
    }

    @Override
    public NDArray loss(Trainer trainer, NDManager manager, RandomGenerator random) {
        int length = LENGTHS[random.nextInt(LENGTHS.length)];
        float[] x = new float[ROWS * length];
        float[] truth = new float[ROWS * CLASSES * length];
        for (int row = 0; row < ROWS; row++) {
            PulseCorpus.Excerpt excerpt = corpus.draw(length, random);
            System.arraycopy(excerpt.prepared(), 0, x, row * length, length);
            for (int i = 0; i < length; i++) {
                truth[(row * CLASSES + phase(excerpt.systolic()[i])) * length + i] = 1;
            }
        }
        NDArray logits = trainer.forward(new NDList(manager.create(x, new Shape(ROWS, 1, length))))
                .singletonOrThrow();
        NDArray onTruth = logits.logSoftmax(1).mul(manager.create(truth, new Shape(ROWS, CLASSES, length)));
        return onTruth.sum().neg().div(ROWS * length);
    }

    private static int phase(boolean systolic) {
        return (systolic ? Phase.SYSTOLE : Phase.DIASTOLE).ordinal();
    }

    @Override
    public String validate(Trainer trainer, NDManager manager) {
        long right = 0;
        long all = 0;
        for (GeneratedPleth made : unseen) {
            float[] prepared = PulsePreparation.prepare(made.pleth());
            boolean[] systolic = made.systolic();
            try (NDManager own = manager.newSubManager()) {
                NDArray x = own.create(prepared, new Shape(1, 1, prepared.length));
                long[] called = trainer.evaluate(new NDList(x))
                        .singletonOrThrow()
                        .argMax(1)
                        .toLongArray();
                for (int i = 0; i < called.length; i++) {
                    right += called[i] == phase(systolic[i]) ? 1 : 0;
                }
                all += called.length;
            }
        }
        return String.format(Locale.ROOT, "samples right in unseen pleths %.4f", (double) right / all);
    }
}
