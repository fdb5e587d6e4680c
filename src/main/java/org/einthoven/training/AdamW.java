package org.einthoven.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.training.optimizer.Optimizer;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Adam with decoupled weight decay (Loshchilov & Hutter 2019), whose state can be kept and taken up again, which DJL's
 * own does not allow. The learning rate is set from outside before each step. Not thread-safe.
 */
final class AdamW extends Optimizer {

    private static final float BETA_1 = 0.9f;
    private static final float BETA_2 = 0.999f;
    private static final float EPSILON = 1e-8f;

    private final NDManager manager;
    private final float weightDecay;
    private final Map<String, Moments> moments = new LinkedHashMap<>();
    private float learningRate;
    private long step;

    /** First and second moment of one parameter's gradient. */
    private record Moments(NDArray first, NDArray second) {}

    AdamW(NDManager manager, float weightDecay) {
        super(new NoSettings());
        this.manager = manager;
        this.weightDecay = weightDecay;
    }

    /** Announces a step, whose updates follow; {@code number} counts from 1. */
    void begin(long number, float rate) {
        step = number;
        learningRate = rate;
    }

    @Override
    public void update(String parameterId, NDArray weight, NDArray gradient) {
        Moments moment = moments.computeIfAbsent(
                parameterId, id -> new Moments(manager.zeros(weight.getShape()), manager.zeros(weight.getShape())));
        // every intermediate result ends with the scope; DJL would keep it as long as the weights
        try (NDScope scope = new NDScope()) {
            moment.first.muli(BETA_1).addi(gradient.mul(1 - BETA_1));
            moment.second.muli(BETA_2).addi(gradient.square().muli(1 - BETA_2));
            double unbiased = Math.sqrt(1 - Math.pow(BETA_2, step)) / (1 - Math.pow(BETA_1, step));
            // a bias or a normalisation's gain has one axis and is not decayed
            if (weightDecay > 0 && weight.getShape().dimension() > 1) {
                weight.muli(1 - learningRate * weightDecay);
            }
            weight.subi(moment.first.div(moment.second.sqrt().addi(EPSILON)).muli(learningRate * unbiased));
        }
    }

    /** The state of the parameter as two arrays, zeros before its first update. */
    float[][] state(String parameterId, int size) {
        Moments moment = moments.get(parameterId);
        return moment == null
                ? new float[][] {new float[size], new float[size]}
                : new float[][] {moment.first.toFloatArray(), moment.second.toFloatArray()};
    }

    void restore(String parameterId, NDArray weight, float[][] state) {
        moments.put(
                parameterId,
                new Moments(manager.create(state[0], weight.getShape()), manager.create(state[1], weight.getShape())));
    }

    private static final class NoSettings extends OptimizerBuilder<NoSettings> {
        @Override
        protected NoSettings self() {
            return this;
        }
    }
}
