package org.einthoven.paper;

import java.util.List;
import java.util.stream.Stream;
import org.einthoven.ecg.LeadName;

/** In which order a page shows the twelve leads, top to bottom and then left to right. */
public enum LeadOrder {
    STANDARD(
            List.of(LeadName.I, LeadName.II, LeadName.III, LeadName.AVR, LeadName.AVL, LeadName.AVF),
            List.of(LimbLaw.EINTHOVEN, LimbLaw.GOLDBERGER),
            "standard order"),

    /** By the angle of the leads in the frontal plane (Cabrera); aVR is drawn upside down, as −aVR. */
    CABRERA(
            List.of(LeadName.AVL, LeadName.I, LeadName.AVR, LeadName.II, LeadName.AVF, LeadName.III),
            List.of(LimbLaw.OF_I, LimbLaw.OF_AVF),
            "Cabrera order");

    private static final List<LeadName> CHEST =
            List.of(LeadName.V1, LeadName.V2, LeadName.V3, LeadName.V4, LeadName.V5, LeadName.V6);

    private final List<LeadName> limb;
    private final List<LimbLaw> laws;
    private final String display;

    LeadOrder(List<LeadName> limb, List<LimbLaw> laws, String display) {
        this.limb = limb;
        this.laws = laws;
        this.display = display;
    }

    /** All twelve, by their places. */
    public List<LeadName> leads() {
        return Stream.concat(limb.stream(), CHEST.stream()).toList();
    }

    /** @param place 0 to 11 */
    public LeadName lead(int place) {
        return place < limb.size() ? limb.get(place) : CHEST.get(place - limb.size());
    }

    /** How many of the places, the first ones, are those of limb leads. */
    int limbs() {
        return limb.size();
    }

    /** −1 for a lead that is drawn upside down, else 1. */
    public int sign(LeadName lead) {
        return this == CABRERA && lead == LeadName.AVR ? -1 : 1;
    }

    /** Those that bind the leads that stand in one column, as they are drawn. */
    List<LimbLaw> laws() {
        return laws;
    }

    public String display() {
        return display;
    }
}
