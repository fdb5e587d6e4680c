package org.einthoven.paper;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jtransforms.fft.FloatFFT_2D;

/**
 * Where a grid shows best, and which: two families of lines that cross at about a right angle, as the two highest peaks in
 * the spectrum of a tile.
 *
 * @param along lines that go by from left to right
 * @param down lines that go by from top to bottom
 * @param contrast of the weaker peak to the rest of the spectrum at its distance from the origin
 */
record GridSeed(double x, double y, Carrier along, Carrier down, double contrast) {

    private static final int TILE = 256;

    /** Lines closer than this cannot be told apart; those further apart would be fewer than four in a tile. */
    private static final double CLOSEST_PX = 2.4;

    private static final double FURTHEST_PX = 64;

    /** Lines of one grid, also seen at a slant: angle between the families, and ratio of their distances. */
    private static final double MOST_SLANT = Math.sin(Math.toRadians(25));

    private static final double MOST_UNEQUAL = 1.5;

    /** Peaks of natural pictures and of plain text stay below this in nearly all tiles; grids are far above. */
    private static final double LEAST_CONTRAST = 25;

    private record Peak(Carrier carrier, double power, double contrast) {}

    /** The best first; empty where no tile shows a grid. */
    static List<GridSeed> find(Plane grid) {
        int size = Math.min(TILE, Integer.highestOneBit(Math.min(grid.width(), grid.height())));
        List<GridSeed> seeds = new ArrayList<>();
        FloatFFT_2D fft = new FloatFFT_2D(size, size);
        int acrossX = Math.max(1, Math.min(10, grid.width() / (size / 2) - 1));
        int acrossY = Math.max(1, Math.min(8, grid.height() / (size / 2) - 1));
        for (int i = 0; i < acrossY; i++) {
            for (int j = 0; j < acrossX; j++) {
                int left = acrossX == 1 ? 0 : j * (grid.width() - size) / (acrossX - 1);
                int top = acrossY == 1 ? 0 : i * (grid.height() - size) / (acrossY - 1);
                ofTile(grid, left, top, size, fft).ifPresent(seeds::add);
            }
        }
        seeds.sort(Comparator.comparingDouble(GridSeed::contrast).reversed());
        return seeds;
    }

    private static Optional<GridSeed> ofTile(Plane grid, int left, int top, int size, FloatFFT_2D fft) {
        double[] power = power(grid, left, top, size, fft);
        double[] background = background(power, size);
        List<Peak> peaks = peaks(power, background, size);
        for (Peak first : peaks) {
            for (Peak second : peaks) {
                if (second != first && cross(first.carrier(), second.carrier())) {
                    double contrast = Math.min(first.contrast(), second.contrast());
                    boolean firstAlong = Math.abs(first.carrier().fx())
                            > Math.abs(second.carrier().fx());
                    Carrier along = (firstAlong ? first : second).carrier().towards(1, 0);
                    Carrier down = (firstAlong ? second : first).carrier().towards(0, 1);
                    return contrast < LEAST_CONTRAST
                            ? Optional.empty()
                            : Optional.of(new GridSeed(left + size / 2.0, top + size / 2.0, along, down, contrast));
                }
            }
        }
        return Optional.empty();
    }

    private static boolean cross(Carrier one, Carrier other) {
        double cosine = (one.fx() * other.fx() + one.fy() * other.fy()) * one.period() * other.period();
        double ratio = one.period() / other.period();
        return Math.abs(cosine) < MOST_SLANT && ratio < MOST_UNEQUAL && ratio > 1 / MOST_UNEQUAL;
    }

    private static double[] power(Plane grid, int left, int top, int size, FloatFFT_2D fft) {
        float[] data = new float[2 * size * size];
        double mean = 0;
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                mean += grid.at(left + x, top + y);
            }
        }
        mean /= (double) size * size;
        for (int y = 0; y < size; y++) {
            double wy = 1 - Math.cos(2 * Math.PI * (y + 0.5) / size);
            for (int x = 0; x < size; x++) {
                double wx = 1 - Math.cos(2 * Math.PI * (x + 0.5) / size);
                data[y * size + x] = (float) ((grid.at(left + x, top + y) - mean) * wx * wy);
            }
        }
        fft.realForwardFull(data);
        double[] power = new double[size * size];
        for (int i = 0; i < power.length; i++) {
            power[i] = data[2 * i] * data[2 * i] + data[2 * i + 1] * data[2 * i + 1];
        }
        return power;
    }

    /** The mean power at each distance from the origin, in bins. */
    private static double[] background(double[] power, int size) {
        double[] sum = new double[size];
        int[] count = new int[size];
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                int radius = (int) Math.hypot(Math.min(x, size - x), Math.min(y, size - y));
                // a logarithmic mean: the peaks themselves must not raise it
                sum[radius] += Math.log(power[y * size + x] + 1e-12);
                count[radius]++;
            }
        }
        for (int i = 0; i < size; i++) {
            sum[i] = count[i] == 0 ? 1 : Math.exp(sum[i] / count[i]);
        }
        return sum;
    }

    /** Local maxima of the right half of the spectrum, the strongest first. */
    private static List<Peak> peaks(double[] power, double[] background, int size) {
        List<Peak> peaks = new ArrayList<>();
        int half = size / 2;
        for (int ky = -half + 1; ky < half - 1; ky++) {
            for (int kx = 0; kx < half - 1; kx++) {
                double radius = Math.hypot(kx, ky);
                if (radius < size / FURTHEST_PX || radius > size / CLOSEST_PX || kx == 0 && ky < 0) {
                    continue;
                }
                double here = at(power, kx, ky, size);
                double contrast = here / background[(int) radius];
                if (contrast < LEAST_CONTRAST || !isMaximum(power, kx, ky, size)) {
                    continue;
                }
                double fx = kx + vertex(at(power, kx - 1, ky, size), here, at(power, kx + 1, ky, size));
                double fy = ky + vertex(at(power, kx, ky - 1, size), here, at(power, kx, ky + 1, size));
                peaks.add(new Peak(new Carrier(fx / size, fy / size), here, contrast));
            }
        }
        peaks.sort(Comparator.comparingDouble(Peak::power).reversed());
        return peaks.subList(0, Math.min(24, peaks.size()));
    }

    private static boolean isMaximum(double[] power, int kx, int ky, int size) {
        double here = at(power, kx, ky, size);
        for (int dy = -1; dy <= 1; dy++) {
            for (int dx = -1; dx <= 1; dx++) {
                if (at(power, kx + dx, ky + dy, size) > here) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Top of the parabola through the logarithms of three neighbours, -0.5 to 0.5. */
    private static double vertex(double before, double here, double after) {
        double a = Math.log(before + 1e-12);
        double b = Math.log(here + 1e-12);
        double c = Math.log(after + 1e-12);
        double bend = a - 2 * b + c;
        return bend >= 0 ? 0 : Math.max(-0.5, Math.min(0.5, 0.5 * (a - c) / bend));
    }

    private static double at(double[] power, int kx, int ky, int size) {
        return power[Math.floorMod(ky, size) * size + Math.floorMod(kx, size)];
    }
}
