package org.einthoven.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.Trainer;
import java.util.List;
import java.util.random.RandomGenerator;
import org.einthoven.statement.TwelveLeads;
import org.einthoven.training.net.StatementNetwork;

/**
 * Learns what ECGs are like without being told anything of them: leads and stretches of time are taken out of a recording,
 * and the network is to put them back (masked modelling, as He et al. 2022 do with pictures). What it learns for this, how
 * one lead follows from others and a beat from its neighbours, it need not learn again from a few labelled recordings.
 */
final class PretrainingLesson implements Lesson {

    private static final int LEADS = TwelveLeads.ORDER.size();

    /** The network's outputs a step: all samples of all leads that a step stands for. */
    static final int OUTPUTS = LEADS * StatementNetwork.STRIDE;

    private static final int ROWS = 32;

    /** Samples of a row: 8 s. */
    private static final int LENGTH = 800;

    /** Share of rows that are recordings of one or two leads. */
    private static final double FEW = 0.25;

    /** Most of the leads of a 12-lead recording that are taken out, in the mean. */
    private static final double MOST_LEADS = 0.8;

    /** Stretches that are taken out of all leads, and how long they are. */
    private static final int STRETCHES = 4;

    private static final int SHORTEST = 20;
    private static final int LONGEST = 100;

    private static final double GAIN = 0.15;
    private static final double NOISY = 0.5;
    private static final double NOISE_MV = 0.04;

    private final UnlabelledCorpus corpus;

    PretrainingLesson(UnlabelledCorpus corpus) {
        this.corpus = corpus;
    }

    @Override
    public int stepsPerEpoch() {
        return Math.max(1, corpus.twelve().size() / ROWS);
    }

    /** The mean distance, in mV, between what was taken out and what was put there. */
    @Override
    public NDArray loss(Trainer trainer, NDManager manager, RandomGenerator random) {
        Batch batch = new Batch();
        for (int row = 0; row < ROWS; row++) {
            put(random, row, batch);
        }
        Shape shape = new Shape(ROWS, LEADS, LENGTH);
        NDArray said = trainer.forward(new NDList(manager.create(batch.seen, shape)))
                .singletonOrThrow()
                .reshape(ROWS, LEADS, StatementNetwork.STRIDE, LENGTH / StatementNetwork.STRIDE)
                .transpose(0, 1, 3, 2)
                .reshape(shape);
        return said.sub(manager.create(batch.truth, shape))
                .abs()
                .mul(manager.create(batch.hidden, shape))
                .sum()
                .div(Math.max(1, batch.hiddenCount));
    }

    private static final class Batch {
        private final float[] seen = new float[ROWS * LEADS * LENGTH];
        private final float[] truth = new float[ROWS * LEADS * LENGTH];
        private final float[] hidden = new float[ROWS * LEADS * LENGTH];
        private int hiddenCount;
    }

    private void put(RandomGenerator random, int row, Batch batch) {
        boolean few = !corpus.few().isEmpty() && random.nextDouble() < FEW;
        List<UnlabelledEcg> from = few ? corpus.few() : corpus.twelve();
        UnlabelledEcg ecg = from.get(random.nextInt(from.size()));
        int start = random.nextInt(Math.max(1, ecg.length() - LENGTH + 1));
        int count = Math.min(LENGTH, ecg.length() - start);
        double gain = 1 + GAIN * (2 * random.nextDouble() - 1);
        double lost = few ? 0 : MOST_LEADS * random.nextDouble();
        // a lead of its own may stand for any of the twelve
        int turned = few ? random.nextInt(LEADS) : 0;
        boolean[] hiddenTimes = hiddenTimes(random);
        for (int lead = 0; lead < LEADS; lead++) {
            if (!ecg.has(lead)) {
                continue;
            }
            boolean leadHidden = random.nextDouble() < lost;
            double noise = random.nextDouble() < NOISY ? NOISE_MV * random.nextDouble() : 0;
            int to = (row * LEADS + (lead + turned) % LEADS) * LENGTH;
            for (int i = 0; i < count; i++) {
                float value = (float) (gain * ecg.at(lead, start + i));
                batch.truth[to + i] = value;
                if (leadHidden || hiddenTimes[i]) {
                    batch.hidden[to + i] = 1;
                    batch.hiddenCount++;
                } else {
                    batch.seen[to + i] = (float) (value + noise * random.nextGaussian());
                }
            }
        }
    }

    private static boolean[] hiddenTimes(RandomGenerator random) {
        boolean[] hidden = new boolean[LENGTH];
        for (int s = 0; s < STRETCHES; s++) {
            int from = random.nextInt(LENGTH);
            int to = Math.min(LENGTH, from + SHORTEST + random.nextInt(LONGEST - SHORTEST));
            java.util.Arrays.fill(hidden, from, to, true);
        }
        return hidden;
    }

    @Override
    public String validate(Trainer trainer, NDManager manager) {
        return "";
    }
}
