package org.einthoven.synthesis;

import java.util.List;

/**
 * The way in which the ventricles are excited, as the dipole of an average adult: bumps of the QRS complex and the
 * direction of the T wave. Shapes follow the textbook patterns of the vectorcardiogram (Surawicz & Knilans, Chou's
 * Electrocardiography); sizes give amplitudes in the normal range of each lead.
 */
enum Conduction {
    /** Septum to the right and front, then the left ventricle, then its base. */
    NORMAL(
            List.of(
                    Bump.symmetric(-0.15, -0.04, -0.25, -21, 7),
                    Bump.symmetric(1.10, 0.82, 0.22, 0, 10),
                    Bump.symmetric(0.05, -0.10, 0.62, 17, 9),
                    Bump.symmetric(-0.16, -0.22, 0.20, 30, 8)),
            new Dipole(0.25, 0.19, -0.13)),
    /** No septal q; a broad notched R to the left, a deep S in front, T the other way. */
    LEFT_BUNDLE_BRANCH_BLOCK(
            List.of(
                    Bump.symmetric(0.45, 0.30, 0.55, -32, 13),
                    Bump.symmetric(0.75, 0.22, 1.00, -2, 17),
                    Bump.symmetric(0.95, 0.10, 0.78, 36, 17),
                    Bump.symmetric(0.30, -0.05, 0.30, 64, 13)),
            new Dipole(-0.34, -0.06, -0.42)),
    /** The normal beginning, then the right ventricle late and slowly. */
    RIGHT_BUNDLE_BRANCH_BLOCK(
            List.of(
                    Bump.symmetric(-0.15, -0.04, -0.25, -21, 7),
                    Bump.symmetric(1.05, 0.78, 0.22, 0, 10),
                    Bump.symmetric(0.05, -0.10, 0.40, 18, 9),
                    Bump.symmetric(-0.30, -0.08, -0.40, 44, 13),
                    Bump.symmetric(-0.38, 0.02, -0.55, 72, 16)),
            new Dipole(0.34, 0.20, 0.14)),
    /** An ectopic beat from the right outflow tract: like left bundle branch block, pointing downward. */
    RIGHT_VENTRICULAR(
            List.of(
                    Bump.symmetric(0.35, 0.70, 0.30, -34, 18),
                    Bump.symmetric(0.85, 1.35, 0.85, 4, 23),
                    Bump.symmetric(0.30, 0.50, 0.65, 50, 20)),
            new Dipole(-0.38, -0.55, -0.45)),
    /** An ectopic beat from the left ventricle: like right bundle branch block, pointing upward. */
    LEFT_VENTRICULAR(
            List.of(
                    Bump.symmetric(-0.25, -0.45, -0.70, -32, 17),
                    Bump.symmetric(-0.60, -1.05, -1.00, 2, 22),
                    Bump.symmetric(-0.55, -0.85, -0.20, 48, 20)),
            new Dipole(0.40, 0.50, 0.45)),
    /** A stimulus at the apex of the right ventricle: like left bundle branch block, pointing upward. */
    PACED(
            List.of(
                    Bump.symmetric(0.45, -0.55, 0.45, -36, 16),
                    Bump.symmetric(0.75, -0.95, 0.95, 0, 22),
                    Bump.symmetric(0.45, -0.35, 0.60, 48, 19)),
            new Dipole(-0.38, 0.50, -0.40));

    private final List<Bump> qrs;
    private final Dipole t;

    Conduction(List<Bump> qrs, Dipole t) {
        this.qrs = qrs;
        this.t = t;
    }

    List<Bump> qrs() {
        return qrs;
    }

    Dipole t() {
        return t;
    }

    /** Whether the ventricles are excited from within and not through the AV node. */
    boolean isVentricular() {
        return this == RIGHT_VENTRICULAR || this == LEFT_VENTRICULAR || this == PACED;
    }
}
