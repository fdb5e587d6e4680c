package org.einthoven.paper;

import org.einthoven.ecg.LeadName;

/**
 * Where on the paper a lead is printed, in mm from the upper left corner of the page's outline.
 *
 * @param inverted whether it is drawn upside down, as aVR is where it stands as −aVR
 */
public record LeadBox(LeadName lead, double leftMm, double topMm, double rightMm, double bottomMm, boolean inverted) {

    /** A beat of a fast heart is wider, and a lead of no amplitude higher with its line. */
    private static final double LEAST_MM = 3;

    private static final double MOST_MM = 450;

    public LeadBox {
        if (!(rightMm - leftMm >= LEAST_MM && bottomMm - topMm >= LEAST_MM)) {
            throw new IllegalArgumentException("the box of " + lead.display() + " is narrower or lower than 3 mm");
        }
        if (!(leftMm >= -MOST_MM && topMm >= -MOST_MM && rightMm <= 2 * MOST_MM && bottomMm <= 2 * MOST_MM)) {
            throw new IllegalArgumentException("the box of " + lead.display() + " lies beyond any page");
        }
    }
}
