package org.einthoven.training;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Parameter;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.util.Pair;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.einthoven.inference.WholeFile;

/**
 * Trains a network over a fixed number of epochs with {@link AdamW}, a short warm-up and a learning rate that falls to
 * zero along a cosine (Loshchilov & Hutter 2017). After each epoch it keeps a {@link Checkpoint} and resumes from there
 * when started again. The number of epochs is part of the recipe rather than chosen on a validation fold: a fold that
 * is measured has not been looked at before. Where others' recipes stop early, {@link EarlyStopping} looks at records to
 * learn from that were laid aside.
 */
final class TrainingLoop {

    /** Share of all steps during which the learning rate rises. */
    private static final double WARM_UP = 0.05;

    /** The name of the history among a checkpoint's arrays. */
    private static final String HISTORY = "history";

    private final Plan plan;
    private final Path checkpointFile;
    private final PrintStream log;
    private final History history = new History();

    /**
     * The recipe.
     *
     * @param name what is trained, including all that makes it different from another training of the same lesson
     * @param learningRate the highest
     * @param data what is learned from, by {@link RecordIds#digest}; empty where it is generated from the seed
     * @param patience after so many epochs without a better {@link Lesson#score} the training ends with the weights that
     *     had the best; 0 to go to the last epoch and take what there is
     */
    record Plan(String name, String data, int epochs, long seed, float learningRate, float weightDecay, int patience) {

        Plan(String name, int epochs, long seed, float learningRate, float weightDecay) {
            this(name, epochs, seed, learningRate, weightDecay, 0);
        }

        Plan(String name, int epochs, long seed, float learningRate, float weightDecay, int patience) {
            this(name, "", epochs, seed, learningRate, weightDecay, patience);
        }

        /** The same on these records: what was begun on others is not gone on with. */
        Plan on(RecordIds records) {
            return new Plan(name, records.digest(), epochs, seed, learningRate, weightDecay, patience);
        }
    }

    /**
     * A finished training.
     *
     * @param epoch after which the weights were taken
     */
    record Trained(int epoch, History history) {}

    TrainingLoop(Plan plan, Path checkpointFile, PrintStream log) {
        this.plan = plan;
        this.checkpointFile = checkpointFile;
        this.log = log;
    }

    /**
     * Trains, or goes on where a checkpoint was left; at the end the weights are those after the last epoch, with patience
     * those after the best.
     *
     * @return how it went
     */
    Trained run(Learner learner, Lesson lesson) throws IOException {
        Trainer trainer = learner.trainer(plan.weightDecay);
        EarlyStopping stopping = new EarlyStopping(plan.patience);
        Optional<Checkpoint> kept = Checkpoint.read(checkpointFile, plan.toString());
        kept.ifPresent(checkpoint -> {
            restore(learner, checkpoint);
            history.restore(checkpoint.arrays().getOrDefault(HISTORY, new float[0]));
            if (plan.patience > 0) {
                stopping.restore(checkpoint.arrays());
            }
        });
        int first = kept.map(Checkpoint::epoch).orElse(0);
        if (first > 0) {
            log.printf("%s: goes on after epoch %d of %d%n", plan.name, first, plan.epochs);
        } else if (Files.exists(checkpointFile)) {
            log.printf("%s: begins anew, %s is of another recipe or other data%n", plan.name, checkpointFile);
        }
        int steps = lesson.stepsPerEpoch();
        long began = System.nanoTime();
        for (int epoch = first; epoch < plan.epochs && !stopsAfter(epoch, stopping); epoch++) {
            double sum = 0;
            for (int step = 0; step < steps; step++) {
                long number = (long) epoch * steps + step;
                sum += Torch.computing(() -> step(learner, trainer, lesson, number));
            }
            int finished = epoch + 1;
            double score = Torch.computing(() -> score(learner, trainer, lesson, finished, stopping));
            history.add(sum / steps, score);
            Torch.computing(() -> checkpoint(learner, finished, (long) finished * steps, stopping))
                    .write(checkpointFile);
            draw();
            double seconds = (System.nanoTime() - began) / 1e9;
            double left = seconds / (epoch + 1 - first) * (plan.epochs - epoch - 1);
            log.printf(
                    "%s: epoch %d/%d, loss %.4f %s%s %.0f s gone, %.0f s left%n",
                    plan.name,
                    finished,
                    plan.epochs,
                    sum / steps,
                    Double.isNaN(score)
                            ? ""
                            : String.format(
                                    Locale.ROOT, "score %.4f, best after epoch %d,", score, stopping.bestEpoch()),
                    Torch.computing(() -> validate(learner, trainer, lesson)),
                    seconds,
                    left);
        }
        draw();
        if (plan.patience == 0) {
            return new Trained(plan.epochs, history);
        }
        setWeights(learner, stopping.best());
        return new Trained(stopping.bestEpoch(), history);
    }

    private void draw() throws IOException {
        WholeFile.write(historyFile(checkpointFile), history.svg(plan.name + ", how its training went"));
    }

    /** Where the picture of how the training went so far lies: beside its checkpoint. */
    static Path historyFile(Path checkpointFile) {
        String name = checkpointFile.getFileName().toString().replaceFirst("\\.checkpoint$", "");
        return checkpointFile.resolveSibling(name + "-history.svg");
    }

    private boolean stopsAfter(int epoch, EarlyStopping stopping) {
        return plan.patience > 0 && stopping.isOver(epoch);
    }

    /** Notes how well the network does where that decides when to stop; NaN where it does not. */
    private double score(Learner learner, Trainer trainer, Lesson lesson, int epoch, EarlyStopping stopping) {
        if (plan.patience == 0) {
            return Double.NaN;
        }
        try (NDManager manager = learner.manager().newSubManager()) {
            double score = lesson.score(trainer, manager).orElseThrow();
            stopping.note(epoch, score, weights(learner));
            return score;
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
            // dropout draws from the engine's own chance
            Engine.getInstance().setRandomSeed((int) (plan.seed * 31 + number));
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

    private Checkpoint checkpoint(Learner learner, int epoch, long step, EarlyStopping stopping) {
        Map<String, float[]> arrays = weights(learner);
        for (Pair<String, Parameter> pair : learner.parameters()) {
            float[][] state = learner.optimizer().state(pair.getValue().getId(), arrays.get(pair.getKey()).length);
            arrays.put(pair.getKey() + ".first", state[0]);
            arrays.put(pair.getKey() + ".second", state[1]);
        }
        arrays.put(HISTORY, history.state());
        if (plan.patience > 0) {
            arrays.putAll(stopping.state());
        }
        return new Checkpoint(plan.toString(), epoch, step, arrays);
    }

    private static Map<String, float[]> weights(Learner learner) {
        Map<String, float[]> weights = new LinkedHashMap<>();
        for (Pair<String, Parameter> pair : learner.parameters()) {
            weights.put(pair.getKey(), pair.getValue().getArray().toFloatArray());
        }
        return weights;
    }

    private static void setWeights(Learner learner, Map<String, float[]> weights) {
        for (Pair<String, Parameter> pair : learner.parameters()) {
            NDArray array = pair.getValue().getArray();
            try (NDArray kept = learner.manager().create(weights.get(pair.getKey()), array.getShape())) {
                kept.copyTo(array);
            }
        }
    }

    private static void restore(Learner learner, Checkpoint checkpoint) {
        Map<String, float[]> arrays = checkpoint.arrays();
        setWeights(learner, arrays);
        for (Pair<String, Parameter> pair : learner.parameters()) {
            float[][] state = {arrays.get(pair.getKey() + ".first"), arrays.get(pair.getKey() + ".second")};
            learner.optimizer().restore(pair.getValue().getId(), pair.getValue().getArray(), state);
        }
    }
}
