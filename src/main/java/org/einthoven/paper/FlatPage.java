package org.einthoven.paper;

import java.awt.geom.Point2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.math3.linear.SingularMatrixException;
import org.einthoven.formats.PageOutline;
import org.einthoven.formats.PageOutline.Corner;
import org.einthoven.paper.GridMesh.Knot;

/**
 * A page as it would lie under a scanner, straight and flat, {@value #PX_PER_MM} pixels a millimetre by its own grid: a
 * pixel is 4 ms at 25 mm/s and 10 µV at 10 mm/mV.
 *
 * @param colours red, green and blue, 0 (ink) to 1 (paper); NaN beyond the edge of the picture
 * @param picturePxPerMm how fine the picture was
 * @param leftMm place on the paper of the first column, and {@code topMm} of the first row
 */
record FlatPage(Plane[] colours, double picturePxPerMm, PaperMap map, double mmPerLine, double leftMm, double topMm) {

    static final int PX_PER_MM = 10;

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

    /** From knot to knot of a sheet that lies flat. */
    private static final double KNOT_MM = 10;

    private static final int SEEDS = 4;

    /** Empty where no grid can be followed over a part of the picture that could hold an ECG. */
    static Optional<FlatPage> of(BufferedImage image) {
        Plane[] colours = EvenLight.of(image);
        Plane grid = Absorption.of(colours);
        List<GridSeed> seeds = GridSeed.find(grid);
        for (GridSeed seed : seeds.subList(0, Math.min(SEEDS, seeds.size()))) {
            List<Knot> knots = GridMesh.grow(grid, seed);
            if (knots.size() >= LEAST_KNOTS) {
                try {
                    PaperMap map = PaperMap.of(knots, GridMesh.knotLines(seed));
                    double mmPerLine = GridPitch.millimetresPerLine(grid, map);
                    if (isPage(map, mmPerLine)) {
                        return Optional.of(flat(colours, map, mmPerLine));
                    }
                } catch (SingularMatrixException onOneLine) {
                    // the next seed may do better
                }
            }
        }
        return Optional.empty();
    }

    /**
     * As somebody says that it lies.
     *
     * @throws SingularMatrixException where the corners lie on a line
     */
    static FlatPage of(BufferedImage image, PageOutline outline) {
        Homography sheet = Homography.of(outline);
        List<Knot> knots = new ArrayList<>();
        double columns = Math.ceil(outline.widthMm() / KNOT_MM);
        double rows = Math.ceil(outline.heightMm() / KNOT_MM);
        for (int row = 0; row <= rows; row++) {
            for (int column = 0; column <= columns; column++) {
                double right = outline.widthMm() * column / columns;
                double down = outline.heightMm() * row / rows;
                Point2D.Double at = sheet.inPicture(right, down);
                knots.add(new Knot(at.x, at.y, right, down, 1));
            }
        }
        return flat(EvenLight.of(image), PaperMap.of(knots, KNOT_MM), 1);
    }

    /** The whole page in the picture, as it was read: turned by {@code quarters}. */
    PageOutline outline(int quarters) {
        double width = (quarters % 2 == 0 ? width() : height()) - 1;
        double height = (quarters % 2 == 0 ? height() : width()) - 1;
        List<Corner> corners = Stream.of(
                        inPicture(0, 0, quarters),
                        inPicture(width, 0, quarters),
                        inPicture(width, height, quarters),
                        inPicture(0, height, quarters))
                .map(corner -> new Corner(corner.x, corner.y))
                .toList();
        return new PageOutline(corners, width / PX_PER_MM, height / PX_PER_MM);
    }

    private static boolean isPage(PaperMap map, double mmPerLine) {
        double width = (map.maxAlong() - map.minAlong()) * mmPerLine;
        double height = (map.maxDown() - map.minDown()) * mmPerLine;
        return Math.min(width, height) >= LEAST_MM && Math.max(width, height) <= MOST_MM && width * height <= MOST_MM2;
    }

    private static FlatPage flat(Plane[] colours, PaperMap map, double mmPerLine) {
        double left = Math.floor(map.minAlong() * mmPerLine - MARGIN_MM);
        double top = Math.floor(map.minDown() * mmPerLine - MARGIN_MM);
        int width = (int) ((map.maxAlong() * mmPerLine + MARGIN_MM - left) * PX_PER_MM);
        int height = (int) ((map.maxDown() * mmPerLine + MARGIN_MM - top) * PX_PER_MM);
        Plane[] flat = {new Plane(width, height), new Plane(width, height), new Plane(width, height)};
        for (int y = 0; y < height; y++) {
            double down = (top + (double) y / PX_PER_MM) / mmPerLine;
            for (int x = 0; x < width; x++) {
                double along = (left + (double) x / PX_PER_MM) / mmPerLine;
                double px = map.x(along, down);
                double py = map.y(along, down);
                boolean inside = colours[0].contains(px, py);
                for (int c = 0; c < flat.length; c++) {
                    flat[c].set(x, y, inside ? colours[c].between(px, py) : Float.NaN);
                }
            }
        }
        double middleAlong = (map.minAlong() + map.maxAlong()) / 2;
        double middleDown = (map.minDown() + map.maxDown()) / 2;
        double line = Math.hypot(
                map.x(middleAlong + 1, middleDown) - map.x(middleAlong, middleDown),
                map.y(middleAlong + 1, middleDown) - map.y(middleAlong, middleDown));
        return new FlatPage(flat, line / mmPerLine, map, mmPerLine, left, top);
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
            int before = quarter % 2 == 1 ? height() : width();
            double unturned = before - 1 - column;
            column = row;
            row = unturned;
        }
        double along = (leftMm + column / PX_PER_MM) / mmPerLine;
        double down = (topMm + row / PX_PER_MM) / mmPerLine;
        return new Point2D.Double(map.x(along, down), map.y(along, down));
    }

    int width() {
        return colours[0].width();
    }

    int height() {
        return colours[0].height();
    }
}
