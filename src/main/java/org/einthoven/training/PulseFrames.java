package org.einthoven.training;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.einthoven.ppg.Phase;
import org.einthoven.training.net.TemporalNetwork;

/** Frames of generated pleths at 100 Hz; some are short and filled up with zeros, as pulses that were cut out alone are. */
final class PulseFrames implements MarkedFrame.Source {

    private static final double CUT_SHORT = 0.2;

    /** A single pulse at 100 a minute. */
    private static final int SHORTEST = 60;

    private final PulseCorpus corpus;

    PulseFrames(PulseCorpus corpus) {
        this.corpus = corpus;
    }

    @Override
    public MarkedFrame draw(RandomGenerator random) {
        int length = TemporalNetwork.FRAME;
        if (random.nextDouble() < CUT_SHORT) {
            length = SHORTEST + random.nextInt(length - SHORTEST);
        }
        PulseCorpus.Excerpt excerpt = corpus.draw(length, random);
        byte[] labels = new byte[TemporalNetwork.FRAME];
        Arrays.fill(labels, MarkedEcg.UNKNOWN);
        for (int i = 0; i < length; i++) {
            labels[i] = (byte) (excerpt.systolic()[i] ? Phase.SYSTOLE : Phase.DIASTOLE).ordinal();
        }
        return new MarkedFrame(Arrays.copyOf(excerpt.prepared(), TemporalNetwork.FRAME), labels);
    }
}
