package org.einthoven.training;

import org.einthoven.ecg.BeatClass;
import org.einthoven.inference.ModelCard.Threshold;

/** What turns the beat model's logits into classes. */
final class BeatThresholds {

    private static final String SOURCE =
            "natural logarithm of the class's share in development over its share in training, halved";

    /** Shares of N, S, V, F and Q among the beats of MIT-BIH DS1 and SVDB, counted. */
    private static final double[] SHARES = {0.877, 0.057, 0.062, 0.002, 0.002};

    private BeatThresholds() {}

    static Threshold bias(BeatClass c) {
        double ratio = SHARES[c.ordinal()] / BeatLesson.SHARES[c.ordinal()];
        return new Threshold("bias" + c, Math.round(50 * Math.log(ratio)) / 100.0, SOURCE);
    }

    /** A ventricular beat is claimed where it is likelier than any other class, if nearly as likely as not. */
    static Threshold least(BeatClass c) {
        return switch (c) {
            case N -> new Threshold("leastN", 0, "what is nothing else is normal");
            case V ->
                new Threshold(
                        "leastV",
                        0.4,
                        "highest V F1 without another false V in PTB-XL, on folds 0 and 1 of version 1.0.0");
            case S, F, Q -> new Threshold("least" + c, 0.5, "a finding has to be likelier than not");
        };
    }
}
