package org.einthoven.paper;

import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.linear.SingularMatrixException;
import org.einthoven.formats.PageOutline;
import org.einthoven.formats.PageOutline.Corner;
import org.einthoven.paper.GridMesh.Knot;

/**
 * Where in a picture a sheet of grid paper lies, and how large it is.
 *
 * @param mmPerLine distance of the lines that {@code map} counts
 */
record Sheet(PaperMap map, double mmPerLine) {

    /** What is printed around the grid is not needed; a trace that leaves it by this much is. */
    private static final double MARGIN_MM = 2;

    /** Smaller than a single lead of two seconds. */
    private static final double LEAST_MM = 40;

    /** Longer paper is no page. */
    private static final double MOST_MM = 450;

    /**
     * Half as much again as a sheet of A4 has, and as much as 450 mm of a strip that is 200 mm wide: reading takes up to 2.8 kB
     * for each square millimetre, and 256 MB in all.
     */
    static final double MOST_MM2 = 90_000;

    private static final int LEAST_KNOTS = 40;

    /** Empty where the grid cannot be followed from {@code seed} over a part of the picture that could hold an ECG. */
    static Optional<Sheet> around(GridSeed seed, Plane grid) {
        List<Knot> knots = GridMesh.grow(grid, seed);
        if (knots.size() < LEAST_KNOTS) {
            return Optional.empty();
        }
        try {
            PaperMap map = PaperMap.of(knots, GridMesh.knotLines(seed));
            return Optional.of(new Sheet(map, GridPitch.millimetresPerLine(grid, map)))
                    .filter(Sheet::isPage);
        } catch (SingularMatrixException onOneLine) {
            return Optional.empty();
        }
    }

    private boolean isPage() {
        return Math.min(gridWidthMm(), gridHeightMm()) >= LEAST_MM;
    }

    /** Whether reading it would take too much memory. */
    boolean isTooLarge() {
        return Math.max(gridWidthMm(), gridHeightMm()) > MOST_MM || gridWidthMm() * gridHeightMm() > MOST_MM2;
    }

    /** Whether a pixel of the picture lies on it. */
    boolean shows(double x, double y) {
        return shape().contains(x, y);
    }

    /** Whether the middle of one lies on the other: two parts of one grid, or the same. */
    boolean overlaps(Sheet other) {
        Point2D.Double here = middle();
        Point2D.Double there = other.middle();
        return shows(there.x, there.y) || other.shows(here.x, here.y);
    }

    private Point2D.Double middle() {
        return inPicture(widthPx() / 2.0, heightPx() / 2.0, 0);
    }

    private Path2D shape() {
        Path2D shape = new Path2D.Double();
        List<Point2D.Double> corners = corners(0);
        shape.moveTo(corners.get(0).x, corners.get(0).y);
        corners.subList(1, corners.size()).forEach(corner -> shape.lineTo(corner.x, corner.y));
        shape.closePath();
        return shape;
    }

    private double gridWidthMm() {
        return (map.maxAlong() - map.minAlong()) * mmPerLine;
    }

    private double gridHeightMm() {
        return (map.maxDown() - map.minDown()) * mmPerLine;
    }

    /** Place on the paper of the first column of a flat page. */
    double leftMm() {
        return Math.floor(map.minAlong() * mmPerLine - MARGIN_MM);
    }

    /** Place on the paper of the first row of a flat page. */
    double topMm() {
        return Math.floor(map.minDown() * mmPerLine - MARGIN_MM);
    }

    /** Of a flat page. */
    int widthPx() {
        return (int) ((map.maxAlong() * mmPerLine + MARGIN_MM - leftMm()) * FlatPage.PX_PER_MM);
    }

    /** Of a flat page. */
    int heightPx() {
        return (int) ((map.maxDown() * mmPerLine + MARGIN_MM - topMm()) * FlatPage.PX_PER_MM);
    }

    /** How fine the picture shows its middle. */
    double picturePxPerMm() {
        double along = (map.minAlong() + map.maxAlong()) / 2;
        double down = (map.minDown() + map.maxDown()) / 2;
        double line =
                Math.hypot(map.x(along + 1, down) - map.x(along, down), map.y(along + 1, down) - map.y(along, down));
        return line / mmPerLine;
    }

    /**
     * The whole sheet in the picture, as it is read: turned by {@code quarters}. Empty where its corners, which the grid need not
     * reach, are foretold to be none of a page.
     */
    Optional<PageOutline> outline(int quarters) {
        double width = (quarters % 2 == 0 ? widthPx() : heightPx()) - 1;
        double height = (quarters % 2 == 0 ? heightPx() : widthPx()) - 1;
        List<Corner> corners = corners(quarters).stream()
                .map(corner -> new Corner(corner.x, corner.y))
                .toList();
        return PageOutline.seen(corners, width / FlatPage.PX_PER_MM, height / FlatPage.PX_PER_MM);
    }

    private List<Point2D.Double> corners(int quarters) {
        double width = (quarters % 2 == 0 ? widthPx() : heightPx()) - 1;
        double height = (quarters % 2 == 0 ? heightPx() : widthPx()) - 1;
        return List.of(
                inPicture(0, 0, quarters),
                inPicture(width, 0, quarters),
                inPicture(width, height, quarters),
                inPicture(0, height, quarters));
    }

    /**
     * Where in the picture a place lies.
     *
     * @param x column of the flat page after it was turned by {@code quarters}, and {@code y} its row
     */
    Point2D.Double inPicture(double x, double y, int quarters) {
        double column = x;
        double row = y;
        for (int quarter = quarters; quarter > 0; quarter--) {
            // how high the page was before this turn
            int before = quarter % 2 == 1 ? heightPx() : widthPx();
            double unturned = before - 1 - column;
            column = row;
            row = unturned;
        }
        double along = (leftMm() + column / FlatPage.PX_PER_MM) / mmPerLine;
        double down = (topMm() + row / FlatPage.PX_PER_MM) / mmPerLine;
        return new Point2D.Double(map.x(along, down), map.y(along, down));
    }
}
