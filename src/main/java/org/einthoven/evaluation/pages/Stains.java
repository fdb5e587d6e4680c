package org.einthoven.evaluation.pages;

import java.util.Random;

/** What was spilt on a sheet. */
final class Stains {

    /** How much each colour is swallowed by coffee, red to blue. */
    static final double[] COLOUR = {0.35, 0.55, 0.8};

    /** Each: centre and radius in mm, and how dark it is. */
    private final double[][] blots;

    Stains(int count, Random random) {
        blots = new double[count][];
        for (int i = 0; i < count; i++) {
            blots[i] = new double[] {
                297 * random.nextDouble(),
                210 * random.nextDouble(),
                8 + 22 * random.nextDouble(),
                0.15 + 0.35 * random.nextDouble()
            };
        }
    }

    /** 0 for clean paper. */
    double at(double mmX, double mmY) {
        double stain = 0;
        for (double[] blot : blots) {
            double distance = Math.hypot(mmX - blot[0], mmY - blot[1]) / blot[2];
            double rim = Math.exp(-Math.pow((distance - 0.95) / 0.06, 2));
            stain += distance < 1 ? blot[3] * (0.6 + 0.4 * rim) : blot[3] * 0.5 * Math.exp(-(distance - 1) * 12);
        }
        return Math.min(0.8, stain);
    }
}
