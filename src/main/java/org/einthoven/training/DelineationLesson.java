package org.einthoven.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.Trainer;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import org.einthoven.delineation.LeadPreparation;
import org.einthoven.ecg.Wave;
import org.einthoven.training.net.DelineationNetwork;

/** Learns what each sample of each lead belongs to, from batches of augmented recordings with equally many leads. */
final class DelineationLesson implements Lesson {

    private static final int CLASSES = Wave.values().length;

    /** Rows of a batch; each entry of {@link #LEADS} divides it. */
    private static final int ROWS = 24;

    /** Leads a recording, drawn anew for each batch: monitors have one to three, the clinic twelve. */
    private static final int[] LEADS = {1, 2, 3, 6, 6, 12};

    /** Samples a row: 8 s, or 4 s. */
    private static final int[] LENGTHS = {2000, 2000, 2000, 1000};

    private final DelineationNetwork network;
    private final List<MarkedEcg> training;
    private final List<MarkedEcg> validation;
    private final EcgAugmentation augmentation;

    DelineationLesson(
            DelineationNetwork network,
            List<MarkedEcg> training,
            List<MarkedEcg> validation,
            EcgAugmentation augmentation) {
        this.network = network;
        this.training = training;
        this.validation = validation;
        this.augmentation = augmentation;
    }

    /** So many steps that each lead of twelve comes up once, on average. */
    @Override
    public int stepsPerEpoch() {
        return Math.max(1, training.size() * 12 / ROWS);
    }

    @Override
    public NDArray loss(Trainer trainer, NDManager manager, RandomGenerator random) {
        int leads = LEADS[random.nextInt(LEADS.length)];
        int length = LENGTHS[random.nextInt(LENGTHS.length)];
        float[] x = new float[ROWS * length];
        float[] truth = new float[ROWS * CLASSES * length];
        int known = 0;
        for (int row = 0; row < ROWS; row += leads) {
            MarkedEcg ecg = training.get(random.nextInt(training.size()));
            MarkedEcg made = augmentation.apply(ecg, leads, length, random);
            for (int lead = 0; lead < leads; lead++) {
                System.arraycopy(made.leads()[lead], 0, x, (row + lead) * length, length);
                known += encode(made.labels()[lead], truth, (row + lead) * CLASSES * length);
            }
        }
        network.leadsPerRecording(leads);
        NDArray logits = trainer.forward(new NDList(manager.create(x, new Shape(ROWS, 1, length))))
                .singletonOrThrow();
        NDArray onTruth = logits.logSoftmax(1).mul(manager.create(truth, new Shape(ROWS, CLASSES, length)));
        return onTruth.sum().neg().div(Math.max(1, known));
    }

    /** Writes [classes, samples] with a 1 at the true class; returns how many samples have one. */
    private static int encode(byte[] labels, float[] truth, int from) {
        int known = 0;
        for (int i = 0; i < labels.length; i++) {
            if (labels[i] != MarkedEcg.UNKNOWN) {
                truth[from + labels[i] * labels.length + i] = 1;
                known++;
            }
        }
        return known;
    }

    @Override
    public String validate(Trainer trainer, NDManager manager) {
        if (validation.isEmpty()) {
            return "";
        }
        long[][] confusion = new long[CLASSES][CLASSES];
        network.leadsPerRecording(0);
        for (MarkedEcg ecg : validation) {
            count(ecg, trainer, manager, confusion);
        }
        StringBuilder line = new StringBuilder("sample F1");
        for (Wave wave : Wave.values()) {
            int c = wave.ordinal();
            long claimed = 0;
            long truly = 0;
            for (int other = 0; other < CLASSES; other++) {
                claimed += confusion[other][c];
                truly += confusion[c][other];
            }
            line.append(String.format(Locale.ROOT, " %s %.3f", wave, 2.0 * confusion[c][c] / (claimed + truly)));
        }
        return line.toString();
    }

    private static void count(MarkedEcg ecg, Trainer trainer, NDManager manager, long[][] confusion) {
        int leads = ecg.leads().length;
        int length = ecg.length() - ecg.length() % DelineationNetwork.STRIDE;
        float[] x = new float[leads * length];
        for (int lead = 0; lead < leads; lead++) {
            System.arraycopy(LeadPreparation.normalise(ecg.leads()[lead]), 0, x, lead * length, length);
        }
        long[] called;
        try (NDManager own = manager.newSubManager()) {
            called = trainer.evaluate(new NDList(own.create(x, new Shape(leads, 1, length))))
                    .singletonOrThrow()
                    .argMax(1)
                    .toLongArray();
        }
        for (int lead = 0; lead < leads; lead++) {
            for (int i = 0; i < length; i++) {
                byte label = ecg.labels()[lead][i];
                if (label != MarkedEcg.UNKNOWN) {
                    confusion[label][(int) called[lead * length + i]]++;
                }
            }
        }
    }
}
