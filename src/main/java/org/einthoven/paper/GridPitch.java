package org.einthoven.paper;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.math3.util.ArithmeticUtils;

/**
 * How many millimetres lie between two of the lines that were counted. Paper has a line every millimetre and a heavier one
 * every five; where the fine ones do not show, only the heavy ones were counted, or a multiple of them.
 */
final class GridPitch {

    private static final int STEPS_A_LINE = 24;

    /** A line spectrum stands out when it is this many times what lies beside it. */
    private static final double STANDS_OUT = 2.5;

    /** No more than this many heavy lines are on a page: 50 cm of them. */
    private static final int MOST_HEAVY_LINES = 100;

    private static final double HEAVY_MM = 5;

    private static final int FIFTH = 5;

    /** Of the heavy lines, the finest first: thin lines and dots have strong harmonics. The fifth are lines of 1 mm. */
    private static final int[] HARMONICS = {15, 10, 5, 3, 2};

    private final double[] along;
    private final double[] down;

    private GridPitch(double[] along, double[] down) {
        this.along = along;
        this.down = down;
    }

    static double millimetresPerLine(Plane grid, PaperMap map) {
        return new GridPitch(profile(grid, map, true), profile(grid, map, false)).millimetres();
    }

    private double millimetres() {
        for (int harmonic : HARMONICS) {
            if (isHarmonic(harmonic)) {
                return HEAVY_MM / harmonic;
            }
        }
        double lines = Math.max(along.length, down.length) / (double) STEPS_A_LINE;
        return lines > MOST_HEAVY_LINES ? 1 : HEAVY_MM;
    }

    /**
     * Whether what was counted is this harmonic of the heavy lines: then those below it show too,
     * at least half of them, and of the many below a high one all.
     */
    private boolean isHarmonic(int harmonic) {
        int[] below = IntStream.range(1, harmonic)
                .filter(k -> ArithmeticUtils.gcd(k, harmonic) == 1)
                .toArray();
        if (harmonic > FIFTH) {
            // a regular heart repeats along the page, and rows repeat down it, but not both in one step
            return Arrays.stream(below)
                    .allMatch(k -> outstanding(along, (double) k / harmonic) > STANDS_OUT
                            && outstanding(down, (double) k / harmonic) > STANDS_OUT);
        }
        double[] sorted = Arrays.stream(below)
                .mapToDouble(k -> outstanding((double) k / harmonic))
                .sorted()
                .toArray();
        return sorted[(sorted.length - 1) / 2] > STANDS_OUT;
    }

    /** How far the profiles' spectra at {@code frequency}, in periods a line, stand above their surroundings. */
    private double outstanding(double frequency) {
        return (outstanding(along, frequency) + outstanding(down, frequency)) / 2;
    }

    private static double outstanding(double[] profile, double frequency) {
        double step = 1.5 * STEPS_A_LINE / profile.length;
        double beside = 0;
        for (int i = 2; i <= 4; i++) {
            beside += amplitude(profile, frequency + i * step) + amplitude(profile, frequency - i * step);
        }
        return amplitude(profile, frequency) / (beside / 6 + 1e-12);
    }

    private static double amplitude(double[] profile, double frequency) {
        double real = 0;
        double imaginary = 0;
        for (int i = 0; i < profile.length; i++) {
            double angle = 2 * Math.PI * frequency * i / STEPS_A_LINE;
            double window = 1 - Math.cos(2 * Math.PI * (i + 0.5) / profile.length);
            real += window * profile[i] * Math.cos(angle);
            imaginary += window * profile[i] * Math.sin(angle);
        }
        return Math.hypot(real, imaginary);
    }

    /** The mean darkness across the lines of one family. */
    private static double[] profile(Plane grid, PaperMap map, boolean alongLines) {
        double from = alongLines ? map.minAlong() : map.minDown();
        double to = alongLines ? map.maxAlong() : map.maxDown();
        double crossFrom = alongLines ? map.minDown() : map.minAlong();
        double crossTo = alongLines ? map.maxDown() : map.maxAlong();
        double[] profile = new double[(int) ((to - from) * STEPS_A_LINE)];
        int crossSteps = (int) Math.max(40, Math.min(300, (crossTo - crossFrom) * 1.5));
        for (int i = 0; i < profile.length; i++) {
            double line = from + (double) i / STEPS_A_LINE;
            double sum = 0;
            for (int j = 0; j < crossSteps; j++) {
                // an odd part of a line, so that the crossing lines are met everywhere
                double cross = crossFrom + (crossTo - crossFrom) * (j + 0.5) / crossSteps;
                double x = alongLines ? map.x(line, cross) : map.x(cross, line);
                double y = alongLines ? map.y(line, cross) : map.y(cross, line);
                sum += grid.contains(x, y) ? grid.between(x, y) : 0;
            }
            profile[i] = sum / crossSteps;
        }
        return profile;
    }
}
