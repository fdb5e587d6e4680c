package org.einthoven.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.Trainer;
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
}
