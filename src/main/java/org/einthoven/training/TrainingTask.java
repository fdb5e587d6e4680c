package org.einthoven.training;

import java.io.IOException;

/** Trains one kind of model from its data to its folder. */
interface TrainingTask {

    /** The word on the command line and the name of the model's folder. */
    String name();

    /** Whether it can learn from {@link ReviewExport}s. */
    default boolean learnsFromReviews() {
        return false;
    }

    /** Whether it can give rare classes more examples ({@link Smote}). */
    default boolean oversamples() {
        return false;
    }

    /** Whether it can mix in generated recordings and recorded noise. */
    default boolean mixes() {
        return false;
    }

    /** Throws IllegalArgumentException, with one line on what to mend, where the options do not suit. */
    void train(TrainingOptions options) throws IOException;
}
