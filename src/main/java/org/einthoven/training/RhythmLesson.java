package org.einthoven.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.Trainer;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.einthoven.rhythm.BeatSequence;
import org.einthoven.rhythm.RhythmClass;

/** Learns the rhythm of recordings by cross-entropy, from batches in which rare classes are not rare. */
final class RhythmLesson implements Lesson {

    static final int CLASSES = RhythmClass.values().length;

    private static final int BATCH = 64;

    /** Beats a batch: about 30 s. Shorter recordings go round, since each beat knows its own intervals. */
    private static final int BEATS = 40;

    private static final int ROWS = BeatSequence.ROWS;

    /** Shares of N, A, O and noise in a batch. */
    private static final double[] SHARES = {0.44, 0.16, 0.31, 0.09};

    /** Share of the recordings that are resting ECGs. */
    private static final double RESTING = 0.1;

    /** Labels of CinC 2017 were given by one to eight people, who did not agree on all. */
    private static final double SMOOTHING = 0.08;

    private static final double UPSIDE_DOWN = 0.4;
    private static final double GAIN = 0.2;
    private static final double NOISE = 0.08;

    /** How often a figure is not known. */
    private static final double UNKNOWN = 0.1;

    /** Recordings that are looked at after each epoch: enough to see whether it learns. */
    private static final int GLANCE = 400;

    private final Map<RhythmClass, List<RhythmExample>> handHeld;
    private final Map<RhythmClass, List<RhythmExample>> resting;
    private final int examples;
    private final List<RhythmExample> unseen;

    RhythmLesson(RhythmCorpus corpus) {
        handHeld = byClass(corpus.learning());
        resting = byClass(corpus.resting());
        examples = corpus.learning().size();
        unseen = corpus.calibration()
                .subList(0, Math.min(GLANCE, corpus.calibration().size()));
    }

    private static Map<RhythmClass, List<RhythmExample>> byClass(List<RhythmExample> all) {
        Map<RhythmClass, List<RhythmExample>> byClass = new EnumMap<>(RhythmClass.class);
        for (RhythmClass c : RhythmClass.values()) {
            byClass.put(c, all.stream().filter(e -> e.rhythm() == c).toList());
        }
        return byClass;
    }

    @Override
    public int stepsPerEpoch() {
        return Math.max(1, examples / BATCH);
    }

    @Override
    public NDArray loss(Trainer trainer, NDManager manager, RandomGenerator random) {
        float[] x = new float[BATCH * ROWS * BEATS];
        float[] truth = new float[BATCH * CLASSES];
        for (int r = 0; r < BATCH; r++) {
            RhythmExample example = draw(random);
            put(example.beats(), random, x, r * ROWS * BEATS);
            Arrays.fill(truth, r * CLASSES, (r + 1) * CLASSES, (float) (SMOOTHING / CLASSES));
            truth[r * CLASSES + example.rhythm().ordinal()] += (float) (1 - SMOOTHING);
        }
        // [networks, recordings, classes]
        NDArray logits = trainer.forward(new NDList(manager.create(x, new Shape(BATCH, ROWS, BEATS))))
                .singletonOrThrow();
        return logits.logSoftmax(2)
                .mul(manager.create(truth, new Shape(1, BATCH, CLASSES)))
                .sum()
                .neg()
                .div(BATCH * logits.getShape().get(0));
    }

    private RhythmExample draw(RandomGenerator random) {
        RhythmClass c = drawnClass(random);
        boolean atRest = random.nextDouble() < RESTING && !resting.get(c).isEmpty();
        List<RhythmExample> from = atRest ? resting.get(c) : handHeld.get(c);
        return from.isEmpty() ? draw(random) : from.get(random.nextInt(from.size()));
    }

    private static RhythmClass drawnClass(RandomGenerator random) {
        double share = random.nextDouble();
        int c = 0;
        while (c < CLASSES - 1 && share >= SHARES[c]) {
            share -= SHARES[c++];
        }
        return RhythmClass.values()[c];
    }

    /** Consecutive beats, [rows, beats], as another electrode, another device or another finder of waves might show them. */
    private static void put(BeatSequence beats, RandomGenerator random, float[] x, int to) {
        int from = random.nextInt(Math.max(1, beats.beats()));
        double gain = Math.exp(GAIN * random.nextGaussian()) * (random.nextDouble() < UPSIDE_DOWN ? -1 : 1);
        double noise = NOISE * random.nextDouble() * random.nextDouble();
        for (int row = 0; row < ROWS; row++) {
            boolean trace = row < 2 * BeatSequence.FRAME;
            boolean unknown = !trace && random.nextDouble() < UNKNOWN;
            for (int b = 0; b < BEATS; b++) {
                float value = beats.at(row, (from + b) % beats.beats());
                x[to + row * BEATS + b] = unknown
                        ? 0
                        : trace
                                ? (float)
                                        (gain * value + (row < BeatSequence.FRAME ? noise * random.nextGaussian() : 0))
                                : value;
            }
        }
    }

    @Override
    public String validate(Trainer trainer, NDManager manager) {
        int[][] counts = new int[CLASSES][CLASSES];
        for (double[] answer : logits(trainer, manager, unseen)) {
            int truth = (int) answer[CLASSES];
            int best = 0;
            for (int c = 1; c < CLASSES; c++) {
                best = answer[c] > answer[best] ? c : best;
            }
            counts[truth][best]++;
        }
        double sum = 0;
        for (int c = 0; c < CLASSES - 1; c++) {
            int all = 0;
            for (int o = 0; o < CLASSES; o++) {
                all += counts[c][o] + counts[o][c];
            }
            sum += all == 0 ? 0 : 2.0 * counts[c][c] / all;
        }
        return String.format(Locale.ROOT, "mean F1 in %d unseen recordings %.3f", unseen.size(), sum / (CLASSES - 1));
    }

    /** For each recording the logits of all its beats, and behind them the place of what is true. */
    static List<double[]> logits(Trainer trainer, NDManager manager, List<RhythmExample> recordings) {
        List<double[]> answers = new ArrayList<>();
        for (RhythmExample example : recordings) {
            int beats = example.beats().beats();
            FloatBuffer x = FloatBuffer.allocate(ROWS * beats);
            example.beats().put(x);
            try (NDManager own = manager.newSubManager()) {
                float[] logits = trainer.evaluate(new NDList(own.create(x.array(), new Shape(1, ROWS, beats))))
                        .singletonOrThrow()
                        .toFloatArray();
                double[] answer = new double[CLASSES + 1];
                for (int c = 0; c < CLASSES; c++) {
                    answer[c] = logits[c];
                }
                answer[CLASSES] = example.rhythm().ordinal();
                answers.add(answer);
            }
        }
        return answers;
    }
}
