package org.einthoven.diagnosis;

import java.time.Duration;

/**
 * How soon a cardiologist should look, by the harm of looking late. The times but the first are ours: no standard sets
 * them.
 */
public enum Priority {
    /** ESC 2017 on ST elevation: an ECG is to be interpreted within 10 minutes (Ibanez et al. 2018, 4.1). */
    CRITICAL(Duration.ofMinutes(10)),
    URGENT(Duration.ofHours(1)),
    SOON(Duration.ofHours(8)),
    ROUTINE(Duration.ofHours(24));

    private final Duration within;

    Priority(Duration within) {
        this.within = within;
    }

    /** How long it may wait from when it came in. */
    public Duration within() {
        return within;
    }

    /**
     * Of a flagged finding. Critical is what can kill within the hour; urgent, what can lead there or harms by the day;
     * anything else that was flagged is looked at on the same day.
     */
    static Priority of(FindingCode code) {
        return switch (code) {
            case NO_HEARTBEAT, ST_ELEVATION, VENTRICULAR_RUN, PAUSE, THIRD_DEGREE_AV_BLOCK_POSSIBLE -> CRITICAL;
            case ST_DEPRESSION,
                    LEARNED_INFARCTION,
                    SECOND_DEGREE_AV_BLOCK_POSSIBLE,
                    VENTRICULAR_COUPLET,
                    ATRIAL_FIBRILLATION,
                    FLUTTER_POSSIBLE,
                    IRREGULAR_WITHOUT_P,
                    BRADYCARDIA,
                    TACHYCARDIA,
                    LONG_QTC,
                    PRE_EXCITATION_POSSIBLE,
                    INTERMITTENT_PACING,
                    RATE_NOT_MEASURABLE -> URGENT;
            default -> SOON;
        };
    }
}
