package org.einthoven.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Parameter;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.util.Pair;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Trains a network over a fixed number of epochs with {@link AdamW}, a short warm-up and a learning rate that falls to
 * zero along a cosine (Loshchilov & Hutter 2017). After each epoch it keeps a {@link Checkpoint} and resumes from there
 * when started again. The number of epochs is part of the recipe rather than chosen on a validation fold: a fold that
 * is measured has not been looked at before.
 */
final class TrainingLoop {

    /** Share of all steps during which the learning rate rises. */
    private static final double WARM_UP = 0.05;

    private final Plan plan;
    private final Path checkpointFile;
    private final PrintStream log;

    /**
     * The recipe.
     *
     * @param name what is trained, including all that makes it different from another training of the same lesson
     * @param learningRate the highest
     */
    record Plan(String name, int epochs, long seed, float learningRate, float weightDecay) {}

    TrainingLoop(Plan plan, Path checkpointFile, PrintStream log) {
        this.plan = plan;
        this.checkpointFile = checkpointFile;
        this.log = log;
    }

    /** Trains, or goes on where a checkpoint was left; at the end the weights are those after the last epoch. */
    void run(Learner learner, Lesson lesson) throws IOException {
        Trainer trainer = learner.trainer(plan.weightDecay);
        Optional<Checkpoint> kept = Checkpoint.read(checkpointFile, plan.toString());
        kept.ifPresent(checkpoint -> restore(learner, checkpoint));
        int first = kept.map(Checkpoint::epoch).orElse(0);
        if (first > 0) {
            log.printf("%s: goes on after epoch %d of %d%n", plan.name, first, plan.epochs);
        }
        int steps = lesson.stepsPerEpoch();
        long began = System.nanoTime();
        for (int epoch = first; epoch < plan.epochs; epoch++) {
            double sum = 0;
            for (int step = 0; step < steps; step++) {
                long number = (long) epoch * steps + step;
                sum += Torch.computing(() -> step(learner, trainer, lesson, number));
            }
            int finished = epoch + 1;
            Torch.computing(() -> checkpoint(learner, finished, (long) finished * steps))
                    .write(checkpointFile);
            double seconds = (System.nanoTime() - began) / 1e9;
            double left = seconds / (epoch + 1 - first) * (plan.epochs - epoch - 1);
            log.printf(
                    "%s: epoch %d/%d, loss %.4f %s %.0f s gone, %.0f s left%n",
                    plan.name,
                    finished,
                    plan.epochs,
                    sum / steps,
                    Torch.computing(() -> validate(learner, trainer, lesson)),
                    seconds,
                    left);
        }
    }

    private static String validate(Learner learner, Trainer trainer, Lesson lesson) {
        try (NDManager manager = learner.manager().newSubManager()) {
            return lesson.validate(trainer, manager);
        }
    }

    private float step(Learner learner, Trainer trainer, Lesson lesson, long number) {
        learner.optimizer().begin(number + 1, rate(number, (long) plan.epochs * lesson.stepsPerEpoch()));
        float value;
        try (NDManager manager = learner.manager().newSubManager()) {
            // a fresh generator per step: an interrupted epoch starts again with the same batches
            SplittableRandom random = new SplittableRandom(plan.seed * 1_000_003 + number);
            try (GradientCollector collector = trainer.newGradientCollector()) {
                NDArray loss = lesson.loss(trainer, manager, random);
                collector.backward(loss);
                value = loss.toFloatArray()[0];
            }
            if (!Float.isFinite(value)) {
                throw new IllegalStateException(plan.name + ": the loss is " + value + " at step " + number
                        + "; lower the learning rate or look at the input");
            }
            trainer.step();
            learner.zeroGradients();
        }
        return value;
    }

    private float rate(long step, long steps) {
        double progress = (double) step / steps;
        double shape = progress < WARM_UP
                ? (progress + 1.0 / steps) / WARM_UP
                : 0.5 * (1 + Math.cos(Math.PI * (progress - WARM_UP) / (1 - WARM_UP)));
        return (float) (plan.learningRate * Math.min(1, shape));
    }

    private Checkpoint checkpoint(Learner learner, int epoch, long step) {
        Map<String, float[]> arrays = new LinkedHashMap<>();
        for (Pair<String, Parameter> pair : learner.parameters()) {
            float[] weights = pair.getValue().getArray().toFloatArray();
            float[][] state = learner.optimizer().state(pair.getValue().getId(), weights.length);
            arrays.put(pair.getKey(), weights);
            arrays.put(pair.getKey() + ".first", state[0]);
            arrays.put(pair.getKey() + ".second", state[1]);
        }
        return new Checkpoint(plan.toString(), epoch, step, arrays);
    }

    private static void restore(Learner learner, Checkpoint checkpoint) {
        Map<String, float[]> arrays = checkpoint.arrays();
        for (Pair<String, Parameter> pair : learner.parameters()) {
            NDArray array = pair.getValue().getArray();
            try (NDArray kept = learner.manager().create(arrays.get(pair.getKey()), array.getShape())) {
                kept.copyTo(array);
            }
            float[][] state = {arrays.get(pair.getKey() + ".first"), arrays.get(pair.getKey() + ".second")};
            learner.optimizer().restore(pair.getValue().getId(), array, state);
        }
    }
}
