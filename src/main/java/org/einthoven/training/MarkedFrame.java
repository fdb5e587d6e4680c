package org.einthoven.training;

/**
 * A frame to learn from.
 *
 * @param samples as the model reads them
 * @param labels the class of each sample, or {@link MarkedEcg#UNKNOWN} where nothing is learned
 */
record MarkedFrame(float[] samples, byte[] labels) {

    /** Draws frames, each its own. */
    interface Source {
        MarkedFrame draw(java.util.random.RandomGenerator random);
    }
}
