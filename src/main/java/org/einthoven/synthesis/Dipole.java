package org.einthoven.synthesis;

/**
 * The heart's electrical dipole at one moment, in millivolts along the body's axes.
 *
 * @param x towards the left arm
 * @param y towards the feet
 * @param z towards the back
 */
record Dipole(double x, double y, double z) {

    Dipole times(double factor) {
        return new Dipole(x * factor, y * factor, z * factor);
    }

    Dipole plus(Dipole other) {
        return new Dipole(x + other.x, y + other.y, z + other.z);
    }

    /** Turned in the frontal plane, clockwise as seen from the front: a positive angle turns the axis rightward. */
    Dipole turnedFrontally(double radians) {
        double cos = Math.cos(radians);
        double sin = Math.sin(radians);
        return new Dipole(x * cos - y * sin, x * sin + y * cos, z);
    }

    /** Turned in the horizontal plane: a positive angle turns what points left towards the back. */
    Dipole turnedHorizontally(double radians) {
        double cos = Math.cos(radians);
        double sin = Math.sin(radians);
        return new Dipole(x * cos - z * sin, y, x * sin + z * cos);
    }
}
