package org.einthoven.synthesis;

/** Where an injury current raises or lowers the ST segment: it points at the injured wall, or away from it. */
public enum StDeviation {
    NONE(new Dipole(0, 0, 0)),
    /** Left anterior descending artery: up in V2 to V4, less in I and aVL. */
    ANTERIOR_ELEVATION(new Dipole(0.16, -0.07, -0.20)),
    /** Right coronary artery: up in II, III and aVF, with the mirror image in aVL. */
    INFERIOR_ELEVATION(new Dipole(-0.03, 0.24, 0.06)),
    /** The inner layer of the left ventricle: down in I, II and V4 to V6, up in aVR. */
    LATERAL_DEPRESSION(new Dipole(-0.15, -0.08, 0.02)),
    /** Down in II, III and aVF. */
    INFERIOR_DEPRESSION(new Dipole(0.02, -0.14, -0.03));

    private final Dipole injury;

    StDeviation(Dipole injury) {
        this.injury = injury;
    }

    Dipole injury() {
        return injury;
    }
}
