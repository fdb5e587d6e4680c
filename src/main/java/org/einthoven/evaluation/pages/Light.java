package org.einthoven.evaluation.pages;

import java.util.Random;

/** Light that falls from one side, in a colour, with the shadow of a hand or a phone. */
final class Light {

    private final double[] cast = new double[3];
    private final double alongX;
    private final double alongY;
    private final double strength;
    private final double shadowX;
    private final double shadowSlope;
    private final double shadow;

    Light(double strength, boolean coloured, Random random) {
        double angle = 2 * Math.PI * random.nextDouble();
        this.strength = strength * (0.5 + 0.5 * random.nextDouble());
        this.alongX = Math.cos(angle);
        this.alongY = Math.sin(angle);
        this.shadowX = random.nextDouble();
        this.shadowSlope = random.nextDouble() - 0.5;
        this.shadow = coloured && random.nextBoolean() ? 0.15 + 0.25 * random.nextDouble() : 0;
        double warm = coloured ? 0.12 * (2 * random.nextDouble() - 1) : 0;
        cast[0] = 0.93 + Math.min(0, warm);
        cast[1] = 0.92;
        cast[2] = 0.93 - Math.max(0, warm);
    }

    /** 0 (dark) to 1, at a place of the picture, 0 to 1 from its upper left. */
    double at(double x, double y, int channel) {
        double falling = 1 - strength * (0.5 + alongX * (x - 0.5) + alongY * (y - 0.5));
        double edge = 1 / (1 + Math.exp(-40 * (x - shadowX - shadowSlope * y)));
        return cast[channel] * falling * (1 - shadow * edge);
    }
}
