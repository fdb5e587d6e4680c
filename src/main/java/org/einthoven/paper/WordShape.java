package org.einthoven.paper;

import java.util.Arrays;

/**
 * What a word looks like whatever its size: its ink on a raster of {@value #COLUMNS} by {@value #ROWS}, and how wide it is for
 * its height. Words are compared by the correlation of their rasters (Lewis 1995), less what their widths differ.
 */
public final class WordShape {
    public static final int COLUMNS = 32;
    public static final int ROWS = 16;

    /** Around the word, in places of the raster, so that a bar has an outside. */
    private static final int RIM = 2;

    /** What a word twice as wide for its height loses: as much as no likeness at all gives. */
    private static final double PER_E_FOLD = 0.6;

    private final float[] raster;
    private final double logAspect;

    /** @param raster row by row; not copied */
    private WordShape(float[] raster, double logAspect) {
        this.raster = raster;
        this.logAspect = logAspect;
    }

    /** @param ink from 0 to 1, row by row of an image {@code width} wide that the word fills */
    public static WordShape of(float[] ink, int width) {
        int height = ink.length / width;
        float[] raster = new float[COLUMNS * ROWS];
        double perColumn = width / (double) (COLUMNS - 2 * RIM);
        double perRow = height / (double) (ROWS - 2 * RIM);
        for (int row = RIM; row < ROWS - RIM; row++) {
            for (int column = RIM; column < COLUMNS - RIM; column++) {
                raster[row * COLUMNS + column] = mean(
                        ink,
                        width,
                        (column - RIM) * perColumn,
                        (row - RIM) * perRow,
                        (column - RIM + 1) * perColumn,
                        (row - RIM + 1) * perRow);
            }
        }
        return new WordShape(raster, Math.log(width / (double) height));
    }

    static WordShape of(Word word, Plane darkness, double level) {
        float[] ink = new float[word.width() * word.height()];
        for (int y = 0; y < word.height(); y++) {
            for (int x = 0; x < word.width(); x++) {
                double here = darkness.at(word.left() + x, word.top() + y) / level;
                ink[y * word.width() + x] = (float) (here > 0 ? Math.min(1, here) : 0);
            }
        }
        return of(ink, word.width());
    }

    /** As {@link #text} wrote it. */
    public static WordShape parse(String aspect, String text) {
        if (text.length() != COLUMNS * ROWS) {
            throw new IllegalArgumentException("a raster has " + COLUMNS * ROWS + " digits, not " + text.length());
        }
        float[] raster = new float[text.length()];
        for (int i = 0; i < raster.length; i++) {
            raster[i] = Character.digit(text.charAt(i), 16) / 15f;
        }
        return new WordShape(raster, Double.parseDouble(aspect));
    }

    /** The logarithm of width by height, then a hexadecimal digit a place: 0 for paper, f for ink. */
    public String text() {
        StringBuilder text = new StringBuilder(String.format(java.util.Locale.ROOT, "%.3f ", logAspect));
        for (float ink : raster) {
            text.append(Character.forDigit(Math.round(15 * Math.max(0, Math.min(1, ink))), 16));
        }
        return text.toString();
    }

    /** The mean of shapes. */
    public static WordShape mean(Iterable<WordShape> shapes) {
        float[] sum = new float[COLUMNS * ROWS];
        double aspects = 0;
        int count = 0;
        for (WordShape shape : shapes) {
            for (int i = 0; i < sum.length; i++) {
                sum[i] += shape.raster[i];
            }
            aspects += shape.logAspect;
            count++;
        }
        for (int i = 0; i < sum.length; i++) {
            sum[i] /= count;
        }
        return new WordShape(sum, aspects / count);
    }

    /** 1 for the same; 0 and less for what has nothing in common. */
    public double likeness(WordShape other) {
        return correlation(raster, other.raster) - PER_E_FOLD * Math.abs(logAspect - other.logAspect);
    }

    private static double correlation(float[] one, float[] other) {
        double a = 0;
        double b = 0;
        for (int i = 0; i < one.length; i++) {
            a += one[i];
            b += other[i];
        }
        a /= one.length;
        b /= one.length;
        double aa = 0;
        double bb = 0;
        double ab = 0;
        for (int i = 0; i < one.length; i++) {
            aa += (one[i] - a) * (one[i] - a);
            bb += (other[i] - b) * (other[i] - b);
            ab += (one[i] - a) * (other[i] - b);
        }
        return ab / Math.sqrt(aa * bb + 1e-12);
    }

    private static float mean(float[] ink, int width, double left, double top, double right, double bottom) {
        double sum = 0;
        double area = 0;
        int height = ink.length / width;
        for (int y = (int) top; y < Math.min(height, Math.ceil(bottom)); y++) {
            double high = Math.min(bottom, y + 1) - Math.max(top, y);
            for (int x = (int) left; x < Math.min(width, Math.ceil(right)); x++) {
                double wide = Math.min(right, x + 1) - Math.max(left, x);
                sum += high * wide * ink[y * width + x];
                area += high * wide;
            }
        }
        return area == 0 ? 0 : (float) (sum / area);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof WordShape shape && logAspect == shape.logAspect && Arrays.equals(raster, shape.raster);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(raster);
    }
}
