package org.einthoven.paper;

import java.util.List;
import java.util.stream.Stream;

/**
 * How a page shares ten seconds among twelve leads: rows of equal columns, above strips that show one lead over the whole
 * width (ISO/IEEE 11073-91064 knows no name for them; carts call them rhythm strips).
 */
public record Layout(int rows, int columns, int strips) {

    /** What all carts print by default. */
    private static final double SECONDS = 10;

    private static final int LEADS = 12;

    public Layout {
        if (rows * columns != LEADS || strips < 0) {
            throw new IllegalArgumentException("no layout of twelve leads: " + rows + "x" + columns + "+" + strips);
        }
    }

    /** Those that are read, the commonest first. */
    public static List<Layout> known() {
        return Stream.of(
                        new Layout(3, 4, 1),
                        new Layout(3, 4, 0),
                        new Layout(3, 4, 2),
                        new Layout(3, 4, 3),
                        new Layout(6, 2, 0),
                        new Layout(6, 2, 1),
                        new Layout(12, 1, 0))
                .toList();
    }

    public int allRows() {
        return rows + strips;
    }

    public double secondsPerColumn() {
        return SECONDS / columns;
    }

    /** Place of a lead in {@link LeadOrder}: down the first column, then down the next. */
    public int place(int row, int column) {
        return column * rows + row;
    }

    /** Such as {@code 3x4+1}. */
    @Override
    public String toString() {
        return rows + "x" + columns + (strips > 0 ? "+" + strips : "");
    }
}
