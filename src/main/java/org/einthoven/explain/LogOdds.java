package org.einthoven.explain;

import org.einthoven.beat.Beat;
import org.einthoven.ecg.BeatClass;

/** Scores as log-odds (natural logarithm): a score near 1 hardly moves while the evidence behind it is taken away. */
public final class LogOdds {

    /** Beyond, single precision knows no difference. */
    private static final double SUREST = 1e-6;

    private LogOdds() {}

    public static double of(Beat beat, BeatClass beatClass) {
        return of(beat.scores().getOrDefault(beatClass, 0.0));
    }

    public static double of(double score) {
        double inside = Math.max(SUREST, Math.min(1 - SUREST, score));
        return Math.log(inside / (1 - inside));
    }
}
