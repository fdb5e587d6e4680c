package org.einthoven.evaluation.pages;

import java.util.Random;

/** A sheet that is not flat: waves that move what is printed by parts of a millimetre, and sharp folds. */
final class Crumple {

    private static final int WAVES = 4;
    private static final double SHEET_MM = 297;
    private static final double FOLD_REACH_MM = 12;

    /** Each: amplitude in mm along x and y, waves per mm along x and y, phase. */
    private final double[][] waves = new double[WAVES][];

    /** Each: where it crosses the sheet in mm, its slope, how dark it is. */
    private final double[][] folds;

    Crumple(double mm, int folds, Random random) {
        for (int i = 0; i < WAVES; i++) {
            double length = 60 + 140 * random.nextDouble();
            double angle = 2 * Math.PI * random.nextDouble();
            waves[i] = new double[] {
                mm / WAVES * (2 * random.nextDouble() - 1) * 2,
                mm / WAVES * (2 * random.nextDouble() - 1) * 2,
                2 * Math.PI / length * Math.cos(angle),
                2 * Math.PI / length * Math.sin(angle),
                2 * Math.PI * random.nextDouble()
            };
        }
        this.folds = new double[folds][];
        for (int i = 0; i < folds; i++) {
            this.folds[i] = new double[] {
                SHEET_MM * (0.2 + 0.6 * random.nextDouble()),
                0.2 * (random.nextDouble() - 0.5),
                0.08 + 0.12 * random.nextDouble()
            };
        }
    }

    /** Puts into {@code at} which place of the flat sheet is seen at a place of the crumpled one, in mm. */
    void move(double mmX, double mmY, double[] at) {
        double x = mmX;
        double y = mmY;
        for (double[] wave : waves) {
            double sine = Math.sin(wave[2] * mmX + wave[3] * mmY + wave[4]);
            x += wave[0] * sine;
            y += wave[1] * sine;
        }
        for (double[] fold : folds) {
            double near = Math.max(0, 1 - Math.abs(distance(fold, mmX, mmY)) / FOLD_REACH_MM);
            y += fold[2] * 2 * near * near;
        }
        at[0] = x;
        at[1] = y;
    }

    /** How much light a place throws back: one side of a fold is dark, the other bright. */
    double shade(double mmX, double mmY) {
        double shade = 1;
        for (double[] fold : folds) {
            double distance = distance(fold, mmX, mmY);
            double near = Math.max(0, 1 - Math.abs(distance) / FOLD_REACH_MM);
            shade += Math.signum(distance) * fold[2] * near * near;
        }
        return shade;
    }

    private static double distance(double[] fold, double mmX, double mmY) {
        return mmX - fold[0] - fold[1] * mmY;
    }
}
