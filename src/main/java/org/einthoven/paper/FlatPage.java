package org.einthoven.paper;

import java.awt.geom.Point2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.linear.SingularMatrixException;
import org.einthoven.formats.PageOutline;
import org.einthoven.paper.GridMesh.Knot;

/**
 * A page as it would lie under a scanner, straight and flat, {@value #PX_PER_MM} pixels a millimetre by its own grid: a
 * pixel is 4 ms at 25 mm/s and 10 µV at 10 mm/mV.
 *
 * @param colours red, green and blue, 0 (ink) to 1 (paper); NaN beyond the edge of the picture
 */
record FlatPage(Plane[] colours, Sheet sheet) {

    static final int PX_PER_MM = 10;

    /** From knot to knot of a sheet that lies flat. */
    private static final double KNOT_MM = 10;

    /** @throws UnreadablePicture where no grid can be followed over a part of the picture that could hold an ECG, or over too much */
    static FlatPage of(BufferedImage image) throws UnreadablePicture {
        return PictureSheets.in(image).first();
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
        return flat(EvenLight.of(image), new Sheet(PaperMap.of(knots, KNOT_MM), 1));
    }

    static FlatPage flat(Plane[] colours, Sheet sheet) {
        int width = sheet.widthPx();
        int height = sheet.heightPx();
        double left = sheet.leftMm();
        double top = sheet.topMm();
        PaperMap map = sheet.map();
        Plane[] flat = {new Plane(width, height), new Plane(width, height), new Plane(width, height)};
        for (int y = 0; y < height; y++) {
            double down = (top + (double) y / PX_PER_MM) / sheet.mmPerLine();
            for (int x = 0; x < width; x++) {
                double along = (left + (double) x / PX_PER_MM) / sheet.mmPerLine();
                double px = map.x(along, down);
                double py = map.y(along, down);
                boolean inside = colours[0].contains(px, py);
                for (int c = 0; c < flat.length; c++) {
                    flat[c].set(x, y, inside ? colours[c].between(px, py) : Float.NaN);
                }
            }
        }
        return new FlatPage(flat, sheet);
    }

    int width() {
        return colours[0].width();
    }

    int height() {
        return colours[0].height();
    }
}
