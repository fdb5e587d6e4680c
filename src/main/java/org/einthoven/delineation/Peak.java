package org.einthoven.delineation;

/** The summit of a wave: where it is farthest from the straight line between its ends. */
final class Peak {

    private Peak() {}

    /**
     * @param lead the lead at any scale
     * @return the place of the summit in samples, between onset and offset, finer than a sample by a parabola through
     *     the highest three
     */
    static double of(float[] lead, double onset, double offset) {
        int from = (int) Math.ceil(onset);
        int to = Math.min(lead.length - 1, (int) Math.floor(offset));
        if (to <= from) {
            return (onset + offset) / 2;
        }
        double slope = (lead[to] - lead[from]) / (double) (to - from);
        int best = from;
        double highest = -1;
        for (int i = from; i <= to; i++) {
            double height = Math.abs(lead[i] - lead[from] - slope * (i - from));
            if (height > highest) {
                highest = height;
                best = i;
            }
        }
        double place = best;
        if (best > 0 && best + 1 < lead.length) {
            double bend = lead[best - 1] - 2.0 * lead[best] + lead[best + 1];
            double tilt = lead[best + 1] - lead[best - 1];
            double shift = bend == 0 ? 0 : -0.5 * tilt / bend;
            place += Math.abs(shift) <= 0.5 ? shift : 0;
        }
        return Math.min(offset, Math.max(onset, place));
    }
}
