package org.einthoven.training;

import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.nn.ParameterList;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.Trainer;
import ai.djl.training.initializer.XavierInitializer;
import ai.djl.training.loss.Loss;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A network with fresh weights, its optimiser and the memory they live in. Not thread-safe. */
final class Learner implements AutoCloseable {

    private final Model model;
    private final Block network;
    private final Shape[] inputShapes;
    private final NDManager memory;
    private @Nullable AdamW optimizer;
    private @Nullable Trainer trainer;

    /**
     * Sets the weights by {@code seed}.
     *
     * @param inputShapes the shape of each input, to learn the shapes of the weights from
     */
    Learner(String name, Block network, long seed, Shape... inputShapes) {
        Torch.prepare();
        Engine.getInstance().setRandomSeed(Math.toIntExact(seed));
        this.network = network;
        this.inputShapes = inputShapes;
        model = Model.newInstance(name);
        model.setBlock(network);
        memory = model.getNDManager().newSubManager();
    }

    Trainer trainer(float weightDecay) {
        if (trainer == null) {
            optimizer = new AdamW(memory, weightDecay);
            trainer = model.newTrainer(new DefaultTrainingConfig(Loss.l2Loss())
                    .optOptimizer(optimizer)
                    .optInitializer(
                            new XavierInitializer(
                                    XavierInitializer.RandomType.GAUSSIAN, XavierInitializer.FactorType.IN, 2),
                            Parameter.Type.WEIGHT));
            trainer.initialize(inputShapes);
        }
        return trainer;
    }

    AdamW optimizer() {
        return java.util.Objects.requireNonNull(optimizer, "no trainer was made yet");
    }

    ParameterList parameters() {
        return network.getParameters();
    }

    /** Forgets the last step's gradients: on PyTorch, DJL adds each step's to what is there. */
    void zeroGradients() {
        for (var pair : parameters()) {
            NDArray array = pair.getValue().getArray();
            if (array.hasGradient()) {
                try (NDArray gradient = array.getGradient()) {
                    gradient.subi(gradient);
                }
            }
        }
    }

    /**
     * Takes over what {@code other}, a network of the same build but for its last layer, has learned.
     *
     * @return how many arrays were taken over
     */
    int takeFrom(Learner other) {
        Map<String, NDArray> theirs = new HashMap<>();
        other.parameters()
                .forEach(pair -> theirs.put(pair.getKey(), pair.getValue().getArray()));
        int taken = 0;
        for (var pair : parameters()) {
            NDArray mine = pair.getValue().getArray();
            NDArray learned = theirs.get(pair.getKey());
            if (learned != null && learned.getShape().equals(mine.getShape())) {
                learned.copyTo(mine);
                taken++;
            }
        }
        return taken;
    }

    /** How many weights are learned. */
    long size() {
        long size = 0;
        for (var pair : parameters()) {
            size += pair.getValue().requiresGradient()
                    ? pair.getValue().getArray().getShape().size()
                    : 0;
        }
        return size;
    }

    NDManager manager() {
        return model.getNDManager();
    }

    @Override
    public void close() {
        if (trainer != null) {
            trainer.close();
        }
        model.close();
    }
}
