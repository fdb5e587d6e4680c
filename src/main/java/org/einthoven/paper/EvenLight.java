package org.einthoven.paper;

import java.awt.image.BufferedImage;
import java.util.Arrays;

/**
 * Takes light and colour of the paper out of a picture: each colour is divided by what the paper nearby throws back, so
 * that paper is 1 everywhere, in shadow and under a stain, and ink and grid are what is missing from it.
 */
final class EvenLight {

    private static final int COLOURS = 3;

    /** Tiles across the longer side: some 4 mm of a page, wider than any stroke and narrower than a shadow. */
    private static final int TILES = 72;

    /** The share of a tile that is darker than its paper: grid lines cover at most some 60 % of it, once blurred. */
    private static final double PAPER_QUANTILE = 0.8;

    /** A place darker than this in all colours is no paper that could be read. */
    private static final float DARKEST_PAPER = 0.06f;

    private static final float BRIGHTEST = 1.15f;

    private EvenLight() {}

    /** @return red, green and blue, 0 (ink) to 1 (paper) */
    static Plane[] of(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        Plane[] colours = new Plane[COLOURS];
        for (int c = 0; c < COLOURS; c++) {
            colours[c] = new Plane(width, height);
        }
        int[] line = new int[width];
        for (int y = 0; y < height; y++) {
            image.getRGB(0, y, width, 1, line, 0, width);
            for (int x = 0; x < width; x++) {
                for (int c = 0; c < COLOURS; c++) {
                    colours[c].set(x, y, (line[x] >> (16 - 8 * c) & 255) / 255f);
                }
            }
        }
        int tile = Math.max(8, Math.max(width, height) / TILES);
        for (int c = 0; c < COLOURS; c++) {
            even(colours[c], tile);
        }
        return colours;
    }

    private static void even(Plane colour, int tile) {
        Plane paper = paper(colour, tile);
        for (int y = 0; y < colour.height(); y++) {
            for (int x = 0; x < colour.width(); x++) {
                float white = paper.between((x + 0.5) / tile - 0.5, (y + 0.5) / tile - 0.5);
                colour.set(x, y, Math.min(BRIGHTEST, colour.at(x, y) / Math.max(DARKEST_PAPER, white)));
            }
        }
    }

    /** The paper's brightness, one value a tile. */
    private static Plane paper(Plane colour, int tile) {
        int columns = Math.max(2, (colour.width() + tile - 1) / tile);
        int rows = Math.max(2, (colour.height() + tile - 1) / tile);
        Plane raw = new Plane(columns, rows);
        float[] values = new float[tile * tile];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                int count = 0;
                for (int y = row * tile; y < Math.min(colour.height(), (row + 1) * tile); y++) {
                    for (int x = column * tile; x < Math.min(colour.width(), (column + 1) * tile); x++) {
                        values[count++] = colour.at(x, y);
                    }
                }
                Arrays.sort(values, 0, count);
                raw.set(column, row, count == 0 ? 1 : values[(int) (PAPER_QUANTILE * (count - 1))]);
            }
        }
        return median(raw);
    }

    /** Of each tile and its neighbours, so that a block of letters does not count as dark paper. */
    private static Plane median(Plane raw) {
        Plane smooth = new Plane(raw.width(), raw.height());
        float[] around = new float[9];
        for (int y = 0; y < raw.height(); y++) {
            for (int x = 0; x < raw.width(); x++) {
                int count = 0;
                for (int dy = -1; dy <= 1; dy++) {
                    for (int dx = -1; dx <= 1; dx++) {
                        if (raw.contains(x + dx, y + dy)) {
                            around[count++] = raw.at(x + dx, y + dy);
                        }
                    }
                }
                Arrays.sort(around, 0, count);
                smooth.set(x, y, around[count / 2]);
            }
        }
        return smooth;
    }
}
