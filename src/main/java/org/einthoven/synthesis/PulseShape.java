package org.einthoven.synthesis;

/**
 * The volume pulse of a finger as the sum of the wave that arrives directly, the one reflected early and the dicrotic
 * one (Rubins 2008). With the arteries' stiffness the second comes earlier and grows, the third shrinks.
 */
final class PulseShape {

    private final double height;
    private final double stiffness;
    private final double pace;
    private final double intervalMs;

    /** @param intervalMs from the foot of this pulse to the foot of the next */
    PulseShape(double height, double stiffness, double intervalMs) {
        this.height = height;
        this.stiffness = stiffness;
        this.intervalMs = intervalMs;
        this.pace = Math.sqrt(Math.min(1.4, intervalMs / 1000));
    }

    /** The pulse's share of the pleth at {@code ms} from its foot; there is none before, and it fades after. */
    double at(double ms) {
        double direct = bump(ms, 150, 52, 78 + 7 * stiffness);
        double reflected = (0.14 + 0.5 * stiffness) * bump(ms, 275 - 50 * stiffness, 75, 80 - 10 * stiffness);
        double dicroticMs = 430 * pace;
        double runoff = Math.max(60 * pace, (intervalMs - dicroticMs) / 2.4);
        double late = ms - dicroticMs;
        double spread = late < 0 ? (62 + 20 * stiffness) * pace : runoff;
        double dicrotic = (0.46 - 0.24 * stiffness) * Math.exp(-late * late / (2 * spread * spread));
        return height * (direct + reflected + dicrotic);
    }

    /** Where the direct wave is highest, from the foot. */
    double directMs() {
        return 150 * pace;
    }

    /** Where the dicrotic wave is highest, from the foot. */
    double dicroticMs() {
        return 430 * pace;
    }

    private double bump(double ms, double atMs, double riseMs, double fallMs) {
        double distance = ms / pace - atMs;
        double deviations = distance / (distance < 0 ? riseMs : fallMs);
        return Math.exp(-deviations * deviations / 2);
    }
}
