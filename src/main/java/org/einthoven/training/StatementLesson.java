package org.einthoven.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.training.Trainer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import org.einthoven.evaluation.Discrimination;
import org.einthoven.evaluation.PtbxlStatements;
import org.einthoven.evaluation.Scored;
import org.einthoven.statement.StatementClassifier;
import org.einthoven.statement.TwelveLeads;

/** Learns statements by binary cross-entropy, each on its own, from recordings as other wards might have made them. */
final class StatementLesson implements Lesson {

    private static final int ROWS = 32;
    private static final int LEADS = TwelveLeads.ORDER.size();

    /** Samples a batch: mostly 8 s; short too, because recordings are. */
    private static final int[] LENGTHS = {1000, 800, 800, 504};

    /** Share of recordings that are mixed with another one (Zhang et al. 2018), and the most that the other may weigh. */
    private static final double MIXED = 0.4;

    private static final double MOST_OF_OTHER = 0.5;

    private static final double GAIN = 0.15;
    private static final double LEAD_OFF = 0.04;
    private static final double NOISY = 0.5;
    private static final double NOISE_MV = 0.04;
    private static final double WANDER_MV = 0.1;

    private final int classes;
    private final List<StatementExample> examples;
    private final List<StatementExample> unseen;

    /** @param classes how many statements are learned: so many of the first of {@link PtbxlStatements#codes} */
    StatementLesson(int classes, List<StatementExample> examples, List<StatementExample> unseen) {
        this.classes = classes;
        this.examples = examples;
        this.unseen = unseen;
    }

    @Override
    public int stepsPerEpoch() {
        return examples.size() / ROWS;
    }

    @Override
    public NDArray loss(Trainer trainer, NDManager manager, RandomGenerator random) {
        int length = LENGTHS[random.nextInt(LENGTHS.length)];
        float[] x = new float[ROWS * LEADS * length];
        float[] truth = new float[ROWS * classes];
        for (int row = 0; row < ROWS; row++) {
            put(random, length, 1, x, truth, row);
            if (random.nextDouble() < MIXED) {
                double other = MOST_OF_OTHER * random.nextDouble();
                scale(x, row * LEADS * length, LEADS * length, 1 - other);
                scale(truth, row * classes, classes, 1 - other);
                put(random, length, other, x, truth, row);
            }
            disturb(random, x, row * LEADS * length, length);
        }
        NDArray logits = trainer.forward(new NDList(manager.create(x, new Shape(ROWS, LEADS, length))))
                .singletonOrThrow()
                .mean(new int[] {2});
        // log(1 + e^x) - x t, in a form that no logit overflows
        NDArray softplus =
                Activation.relu(logits).add(logits.abs().neg().exp().add(1).log());
        return softplus.sub(logits.mul(manager.create(truth, new Shape(ROWS, classes))))
                .mean();
    }

    /** Adds a stretch of a recording drawn at random, {@code share} of it. */
    private void put(RandomGenerator random, int length, double share, float[] x, float[] truth, int row) {
        StatementExample example = examples.get(random.nextInt(examples.size()));
        int from = random.nextInt(StatementClassifier.STRETCH - length + 1);
        double gain = share * (1 + GAIN * (2 * random.nextDouble() - 1));
        for (int lead = 0; lead < LEADS; lead++) {
            int to = (row * LEADS + lead) * length;
            for (int i = 0; i < length; i++) {
                x[to + i] += (float) (gain * example.leads().at(lead, from + i));
            }
        }
        for (int c = 0; c < classes; c++) {
            truth[row * classes + c] += example.truth()[c] ? (float) share : 0;
        }
    }

    private static void scale(float[] values, int from, int count, double by) {
        for (int i = from; i < from + count; i++) {
            values[i] *= (float) by;
        }
    }

    private static void disturb(RandomGenerator random, float[] x, int row, int length) {
        for (int lead = 0; lead < LEADS; lead++) {
            int from = row + lead * length;
            if (random.nextDouble() < LEAD_OFF) {
                java.util.Arrays.fill(x, from, from + length, 0);
            } else if (random.nextDouble() < NOISY) {
                double noise = NOISE_MV * random.nextDouble();
                double wander = WANDER_MV * random.nextGaussian();
                double turns = 1 + 4 * random.nextDouble();
                double phase = 2 * Math.PI * random.nextDouble();
                for (int i = 0; i < length; i++) {
                    x[from + i] += (float) (noise * random.nextGaussian()
                            + wander * Math.sin(phase + 2 * Math.PI * turns * i / length));
                }
            }
        }
    }

    @Override
    public String validate(Trainer trainer, NDManager manager) {
        List<List<Scored>> answers = answers(trainer, manager, unseen);
        double sum = 0;
        int superclasses = Math.min(classes, PtbxlStatements.SUPERCLASSES.size());
        for (int c = 0; c < superclasses; c++) {
            sum += Discrimination.auc(answers.get(c));
        }
        return String.format(
                Locale.ROOT, "AUC of %d superclasses in unseen recordings %.4f", superclasses, sum / superclasses);
    }

    /** What the network says of whole recordings: for each statement, in the order of the codes, logits and truths. */
    List<List<Scored>> answers(Trainer trainer, NDManager manager, List<StatementExample> recordings) {
        List<List<Scored>> answers = new ArrayList<>();
        for (int c = 0; c < classes; c++) {
            answers.add(new ArrayList<>());
        }
        for (StatementExample example : recordings) {
            float[] x = whole(example);
            try (NDManager own = manager.newSubManager()) {
                float[] logits = trainer.evaluate(
                                new NDList(own.create(x, new Shape(1, LEADS, StatementClassifier.STRETCH))))
                        .singletonOrThrow()
                        .mean(new int[] {2})
                        .toFloatArray();
                for (int c = 0; c < classes; c++) {
                    answers.get(c).add(new Scored(logits[c], example.truth()[c]));
                }
            }
        }
        return answers;
    }

    /** All samples of a recording, [leads, samples]. */
    static float[] whole(StatementExample example) {
        float[] x = new float[LEADS * StatementClassifier.STRETCH];
        for (int lead = 0; lead < LEADS; lead++) {
            for (int i = 0; i < StatementClassifier.STRETCH; i++) {
                x[lead * StatementClassifier.STRETCH + i] = example.leads().at(lead, i);
            }
        }
        return x;
    }
}
