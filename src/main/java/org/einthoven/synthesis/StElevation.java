package org.einthoven.synthesis;

/** Where the ST segment is raised by an injury current, which points at the injured wall. */
public enum StElevation {
    NONE(new Dipole(0, 0, 0)),
    /** Left anterior descending artery: V2 to V4, less in I and aVL. */
    ANTERIOR(new Dipole(0.16, -0.07, -0.20)),
    /** Right coronary artery: II, III and aVF, with the mirror image in aVL. */
    INFERIOR(new Dipole(-0.03, 0.24, 0.06));

    private final Dipole injury;

    StElevation(Dipole injury) {
        this.injury = injury;
    }

    Dipole injury() {
        return injury;
    }
}
