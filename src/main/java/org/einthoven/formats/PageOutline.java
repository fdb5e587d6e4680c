package org.einthoven.formats;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A rectangle of the paper as the picture shows it: the ruler of a page that somebody laid out.
 *
 * @param corners in pixels of the picture: upper left, upper right, lower right, lower left, as the page is read
 * @param widthMm of the rectangle on the paper, by its grid, and {@code heightMm} its height
 */
public record PageOutline(List<Corner> corners, double widthMm, double heightMm) {

    /** Smaller is no page of leads, larger no sheet of paper. */
    private static final double LEAST_MM = 20;

    /** A sheet of 450 mm with a margin around its grid. */
    private static final double MOST_MM = 460;

    /** Forms show one place behind the point. */
    private static final double SHOWN = 0.06;

    /** A picture has fewer pixels on a side. */
    private static final double FURTHEST_PX = 20_000;

    /** A place in the picture, in pixels. */
    public record Corner(double x, double y) {}

    /** @throws IllegalArgumentException where the corners are not those of a rectangle seen from any side */
    public PageOutline {
        corners = List.copyOf(corners);
        if (corners.size() != 4) {
            throw new IllegalArgumentException("a rectangle has four corners, not " + corners.size());
        }
        if (!(Math.min(widthMm, heightMm) >= LEAST_MM && Math.max(widthMm, heightMm) <= MOST_MM)) {
            throw new IllegalArgumentException("no page is " + widthMm + " by " + heightMm + " mm");
        }
        for (int i = 0; i < 4; i++) {
            Corner here = corners.get(i);
            Corner next = corners.get((i + 1) % 4);
            Corner after = corners.get((i + 2) % 4);
            double turn =
                    (next.x() - here.x()) * (after.y() - next.y()) - (next.y() - here.y()) * (after.x() - next.x());
            if (!(turn > 0) || !(Math.abs(here.x()) <= FURTHEST_PX && Math.abs(here.y()) <= FURTHEST_PX)) {
                throw new IllegalArgumentException("the corners do not go clockwise around a page");
            }
        }
    }

    /** Empty where the corners are not those of a rectangle seen from any side, or it is no page. */
    public static Optional<PageOutline> seen(List<Corner> corners, double widthMm, double heightMm) {
        try {
            return Optional.of(new PageOutline(corners, widthMm, heightMm));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    /** The same rectangle as it is read from its right side, which is then above. */
    public PageOutline turned() {
        List<Corner> turned = new ArrayList<>(corners.subList(1, corners.size()));
        turned.add(corners.get(0));
        return new PageOutline(turned, heightMm, widthMm);
    }

    /** Whether it is the same to within what a form shows of it. */
    public boolean isAbout(PageOutline other) {
        boolean near = Math.abs(widthMm - other.widthMm) <= SHOWN && Math.abs(heightMm - other.heightMm) <= SHOWN;
        for (int i = 0; near && i < 4; i++) {
            near = Math.abs(corners.get(i).x() - other.corners.get(i).x()) <= SHOWN
                    && Math.abs(corners.get(i).y() - other.corners.get(i).y()) <= SHOWN;
        }
        return near;
    }
}
