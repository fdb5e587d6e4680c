package org.einthoven.registry;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** How far a version has come. At most one of a task is active, and at most one in shadow: the database sees to it. */
public enum ModelState {
    /** It has stood its checks and reads nothing yet. */
    CANDIDATE,
    /** It reads every new recording beside the active one; no reader sees what it says. */
    SHADOW,
    /** Recordings are read with it. */
    ACTIVE,
    /** Another took its place and it may come back. */
    RETIRED,
    /** Somebody, or a failed check, took it out of use. */
    WITHDRAWN;

    private static final Set<ModelState> FROM_CANDIDATE = EnumSet.of(SHADOW, ACTIVE, WITHDRAWN);
    private static final Set<ModelState> FROM_SHADOW = EnumSet.of(CANDIDATE, ACTIVE, WITHDRAWN);
    private static final Set<ModelState> FROM_ACTIVE = EnumSet.of(RETIRED, WITHDRAWN);
    private static final Set<ModelState> FROM_RETIRED = EnumSet.of(CANDIDATE, ACTIVE, WITHDRAWN);
    private static final Set<ModelState> FROM_WITHDRAWN = EnumSet.of(CANDIDATE);

    /** Whether a version may go from here to there in one step. */
    public boolean mayBecome(ModelState next) {
        return switch (this) {
            case CANDIDATE -> FROM_CANDIDATE.contains(next);
            case SHADOW -> FROM_SHADOW.contains(next);
            case ACTIVE -> FROM_ACTIVE.contains(next);
            case RETIRED -> FROM_RETIRED.contains(next);
            case WITHDRAWN -> FROM_WITHDRAWN.contains(next);
        };
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
