package org.einthoven.review;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Measures a printed page that shows a square wave on millimetre paper. */
final class PaperRuler {
    static final int DPI = 508;
    private static final double PX_PER_MM = DPI / 25.4;

    private final BufferedImage page;
    private final int top;
    private final int bottom;

    PaperRuler(BufferedImage page) {
        this.page = page;
        int[] rows = IntStream.range(0, page.getHeight())
                .filter(y -> count(0, page.getWidth(), x -> isRed(x, y)) > page.getWidth() / 2)
                .toArray();
        this.top = rows[0];
        this.bottom = rows[rows.length - 1];
    }

    /** Where upright heavy lines stand, in mm from the left edge. */
    List<Double> heavyLines() {
        return middles(x -> count(top, bottom, y -> isRed(x, y)) > (bottom - top) / 2);
    }

    /** Between heavy lines, over all of them. */
    double pitchMm() {
        List<Double> lines = heavyLines();
        return (lines.get(lines.size() - 1) - lines.get(0)) / (lines.size() - 1);
    }

    /** From each edge of the square wave to the next one, without the two of the pulse before it and those beside a gap. */
    List<Double> risesMm() {
        List<Double> edges = middles(x -> longest(x) > 8 * PX_PER_MM);
        return IntStream.range(3, edges.size())
                .mapToObj(i -> edges.get(i) - edges.get(i - 1))
                .filter(mm -> mm < 20)
                .toList();
    }

    double tallestMm() {
        return IntStream.range(0, page.getWidth()).map(this::longest).max().orElse(0) / PX_PER_MM;
    }

    /** The longest upright run of ink within the paper. */
    private int longest(int x) {
        int longest = 0;
        int run = 0;
        for (int y = top; y < bottom; y++) {
            run = isDark(x, y) ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        return longest;
    }

    private List<Double> middles(IntPredicate column) {
        List<Double> middles = new ArrayList<>();
        int start = -1;
        for (int x = 0; x < page.getWidth(); x++) {
            boolean in = column.test(x);
            if (in && start < 0) {
                start = x;
            } else if (!in && start >= 0) {
                middles.add((start + x - 1) / 2.0 / PX_PER_MM);
                start = -1;
            }
        }
        return middles;
    }

    private static long count(int from, int to, IntPredicate test) {
        return IntStream.range(from, to).filter(test).count();
    }

    private boolean isDark(int x, int y) {
        return (page.getRGB(x, y) >> 16 & 0xff) < 0x60;
    }

    /** Of a heavy line: a light one has less. */
    private boolean isRed(int x, int y) {
        int rgb = page.getRGB(x, y);
        return (rgb >> 16 & 0xff) - (rgb & 0xff) > 50;
    }
}
