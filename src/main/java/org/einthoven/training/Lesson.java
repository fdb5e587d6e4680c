package org.einthoven.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.Trainer;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;

/** What a network is to learn: batches with their loss, and a measure of how well it does. */
interface Lesson {

    int stepsPerEpoch();

    /**
     * The mean loss over one batch.
     *
     * @param trainer computes the network by {@code trainer.forward}
     * @param manager owns the batch's arrays and is closed after the step
     * @param random the only source of chance: it depends on seed, epoch and step alone, so that a resumed training
     *     sees what the uninterrupted one would have seen
     */
    NDArray loss(Trainer trainer, NDManager manager, RandomGenerator random);

    /** A line on how well the network does on records it does not learn from; empty where there are none. */
    String validate(Trainer trainer, NDManager manager);

    /**
     * What early stopping goes by, the higher the better; empty for a lesson that always runs to its end. What it is
     * measured on is neither learned from nor what the model is judged by.
     */
    default OptionalDouble score(Trainer trainer, NDManager manager) {
        return OptionalDouble.empty();
    }
}
