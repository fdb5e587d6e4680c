package org.einthoven.paper;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Counts grid lines over the whole page, from a place where they show well outwards: at each knot of a mesh the phase of
 * both families of lines says where between two lines it lies, and its neighbours say between which. So a sheet may be
 * tilted, turned, rolled or crumpled. (Phase demodulation of fringes, Takeda 1982, with a quality-guided path, Su & Chen
 * 2004.)
 */
final class GridMesh {

    /** A knot: pixel, lines counted along and down from the seed, and how well they show. */
    record Knot(double x, double y, double along, double down, double clarity) {}

    /** Width of the Gaussian window in lines, and in pixels at least. */
    private static final double SIGMA_LINES = 2.2;

    private static final double SIGMA_PX = 14;
    private static final double REACH_SIGMAS = 2.2;
    private static final double SPACING_SIGMAS = 1.3;

    /** A phase further than this from what neighbours foretell, in lines, has lost count. */
    private static final double MOST_ASTRAY = 0.22;

    /** Clarity below this part of the seed's is no grid any more. */
    private static final double LEAST_CLARITY = 0.12;

    private static final int[][] AROUND = {{1, 0}, {-1, 0}, {0, 1}, {0, -1}, {1, 1}, {1, -1}, {-1, 1}, {-1, -1}};

    private record Phase(double along, double down, double clarity) {}

    private record Place(int column, int row, Counted counted) {}

    private record Counted(Knot knot, Carrier alongLines, Carrier downLines) {}

    private final Plane grid;
    private final double sigma;
    private final double spacing;
    private final int columns;
    private final int rows;
    private final @Nullable Counted[] counted;
    private final double[] window;
    private final int reach;

    private GridMesh(Plane grid, GridSeed seed) {
        this.grid = grid;
        sigma = sigma(seed);
        spacing = SPACING_SIGMAS * sigma;
        columns = Math.max(2, (int) (grid.width() / spacing));
        rows = Math.max(2, (int) (grid.height() / spacing));
        counted = new Counted[columns * rows];
        reach = (int) Math.ceil(REACH_SIGMAS * sigma);
        window = new double[2 * reach + 1];
        for (int i = -reach; i <= reach; i++) {
            window[i + reach] = Math.exp(-i * i / (2 * sigma * sigma));
        }
    }

    /** The knots that could be counted from {@code seed} on. */
    static List<Knot> grow(Plane grid, GridSeed seed) {
        return new GridMesh(grid, seed).grown(seed);
    }

    private static double sigma(GridSeed seed) {
        return Math.max(SIGMA_PX, SIGMA_LINES * period(seed));
    }

    private static double period(GridSeed seed) {
        return Math.max(seed.along().period(), seed.down().period());
    }

    /** How many lines lie between two knots. */
    static double knotLines(GridSeed seed) {
        return SPACING_SIGMAS * sigma(seed) / period(seed);
    }

    private double x(int column) {
        return (column + 0.5) * grid.width() / columns;
    }

    private double y(int row) {
        return (row + 0.5) * grid.height() / rows;
    }

    private List<Knot> grown(GridSeed seed) {
        int column = Math.min(columns - 1, (int) (seed.x() / grid.width() * columns));
        int row = Math.min(rows - 1, (int) (seed.y() / grid.height() * rows));
        Phase first = phase(x(column), y(row), seed.along(), seed.down());
        PriorityQueue<Place> open = new PriorityQueue<>(Comparator.comparingDouble(
                (Place place) -> -place.counted().knot().clarity()));
        Counted begin = new Counted(
                new Knot(x(column), y(row), first.along(), first.down(), first.clarity()), seed.along(), seed.down());
        counted[row * columns + column] = begin;
        open.add(new Place(column, row, begin));
        while (!open.isEmpty()) {
            Place place = open.remove();
            for (int[] step : AROUND) {
                int c = place.column() + step[0];
                int r = place.row() + step[1];
                if (c < 0 || r < 0 || c >= columns || r >= rows || counted[r * columns + c] != null) {
                    continue;
                }
                Counted next = next(place.counted(), c, r, first.clarity());
                if (next != null) {
                    counted[r * columns + c] = next;
                    open.add(new Place(c, r, next));
                }
            }
        }
        List<Knot> knots = new ArrayList<>();
        for (Counted each : counted) {
            if (each != null) {
                knots.add(each.knot());
            }
        }
        return knots;
    }

    private @Nullable Counted next(Counted from, int column, int row, double bestClarity) {
        double dx = x(column) - from.knot().x();
        double dy = y(row) - from.knot().y();
        Phase phase = phase(x(column), y(row), from.alongLines(), from.downLines());
        if (phase.clarity() < LEAST_CLARITY * bestClarity) {
            return null;
        }
        double along = from.knot().along()
                + from.alongLines().fx() * dx
                + from.alongLines().fy() * dy;
        double down = from.knot().down()
                + from.downLines().fx() * dx
                + from.downLines().fy() * dy;
        double astrayAlong = phase.along() - along - Math.rint(phase.along() - along);
        double astrayDown = phase.down() - down - Math.rint(phase.down() - down);
        if (Math.abs(astrayAlong) > MOST_ASTRAY || Math.abs(astrayDown) > MOST_ASTRAY) {
            return null;
        }
        Knot knot = new Knot(x(column), y(row), along + astrayAlong, down + astrayDown, phase.clarity());
        return new Counted(
                knot,
                slope(knot, column, row, from.alongLines(), Knot::along),
                slope(knot, column, row, from.downLines(), Knot::down));
    }

    /** Lines a pixel here: least squares over the neighbours that are counted, held near what was taken so far. */
    private Carrier slope(Knot knot, int column, int row, Carrier before, ToDoubleFunction<Knot> count) {
        double hold = 2 * spacing * spacing;
        double xx = hold;
        double yy = hold;
        double xy = 0;
        double xn = hold * before.fx();
        double yn = hold * before.fy();
        for (int dr = -2; dr <= 2; dr++) {
            for (int dc = -2; dc <= 2; dc++) {
                int c = column + dc;
                int r = row + dr;
                Counted near = c < 0 || r < 0 || c >= columns || r >= rows ? null : counted[r * columns + c];
                if (near != null) {
                    double dx = near.knot().x() - knot.x();
                    double dy = near.knot().y() - knot.y();
                    double dn = count.applyAsDouble(near.knot()) - count.applyAsDouble(knot);
                    xx += dx * dx;
                    yy += dy * dy;
                    xy += dx * dy;
                    xn += dx * dn;
                    yn += dy * dn;
                }
            }
        }
        double determinant = xx * yy - xy * xy;
        return new Carrier((xn * yy - yn * xy) / determinant, (yn * xx - xn * xy) / determinant);
    }

    /** Where between two lines a place lies, in lines. */
    private Phase phase(double x, double y, Carrier along, Carrier down) {
        double[] a = demodulated(x, y, along);
        double[] d = demodulated(x, y, down);
        return new Phase(
                Math.atan2(a[1], a[0]) / (2 * Math.PI),
                Math.atan2(d[1], d[0]) / (2 * Math.PI),
                Math.min(Math.hypot(a[0], a[1]), Math.hypot(d[0], d[1])));
    }

    /** The windowed picture around a place times the conjugate of the carrier: its real and imaginary part. */
    private double[] demodulated(double centreX, double centreY, Carrier carrier) {
        int left = (int) Math.max(0, Math.round(centreX) - reach);
        int right = (int) Math.min(grid.width() - 1, Math.round(centreX) + reach);
        int top = (int) Math.max(0, Math.round(centreY) - reach);
        int bottom = (int) Math.min(grid.height() - 1, Math.round(centreY) + reach);
        double real = 0;
        double imaginary = 0;
        double weight = 0;
        double turnCos = Math.cos(2 * Math.PI * carrier.fx());
        double turnSin = Math.sin(2 * Math.PI * carrier.fx());
        int offsetX = reach - (int) Math.round(centreX);
        int offsetY = reach - (int) Math.round(centreY);
        for (int y = top; y <= bottom; y++) {
            double angle = 2 * Math.PI * (carrier.fx() * (left - centreX) + carrier.fy() * (y - centreY));
            double cosine = Math.cos(angle);
            double sine = Math.sin(angle);
            double rowReal = 0;
            double rowImaginary = 0;
            for (int x = left; x <= right; x++) {
                double value = grid.at(x, y) * window[x + offsetX];
                rowReal += value * cosine;
                rowImaginary -= value * sine;
                double turned = cosine * turnCos - sine * turnSin;
                sine = sine * turnCos + cosine * turnSin;
                cosine = turned;
            }
            double w = window[y + offsetY];
            real += w * rowReal;
            imaginary += w * rowImaginary;
            weight += w;
        }
        double scale = weight == 0 ? 0 : 1 / (weight * weight);
        return new double[] {real * scale, imaginary * scale};
    }
}
