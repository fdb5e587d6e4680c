package org.einthoven.review;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/** What is really on the canvas of the trace, in device pixels. */
final class SheetPixels {
    /** Gives the canvas as one string of classes a row (trace also where a pixel is partly covered by it): trace, heavy grid line, fine grid line, heat, frame of what a finding was judged by, anything else. */
    private static final String READ =
            """
            () => {
              const canvas = document.getElementById('sheet-canvas');
              const { width, height } = canvas;
              const data = canvas.getContext('2d').getImageData(0, 0, width, height).data;
              const near = (i, r, g, b) =>
                Math.abs(data[i] - r) < 9 && Math.abs(data[i + 1] - g) < 9 && Math.abs(data[i + 2] - b) < 9;
              const rows = [];
              for (let y = 0; y < height; y++) {
                let row = '';
                for (let x = 0; x < width; x++) {
                  const i = 4 * (y * width + x);
                  row += near(i, 0x8a, 0x1c, 0x5b) ? 'F'
                    : data[i] < 200 && data[i + 1] < 200 && data[i + 2] < 200 ? 'T'
                    : near(i, 0xee, 0xb3, 0xa6) ? 'G'
                    : near(i, 0xf9, 0xdf, 0xd8) ? 'g'
                    : data[i] - data[i + 2] > 60 && data[i + 1] > 100 ? 'H' : '.';
                }
                rows.push(row);
              }
              return rows;
            }
            """;

    private final List<String> rows;

    @SuppressWarnings("unchecked")
    SheetPixels(Page page) {
        rows = (List<String>) page.evaluate(READ);
    }

    int width() {
        return rows.get(0).length();
    }

    int height() {
        return rows.size();
    }

    char at(int x, int y) {
        return rows.get(y).charAt(x);
    }

    /** How many pixels are of a class. */
    long count(char kind) {
        return rows.stream()
                .flatMapToInt(String::chars)
                .filter(pixel -> pixel == kind)
                .count();
    }

    /** Middles of the columns in which the trace rises or falls by at least so many pixels, from left to right. */
    List<Double> edges(int leastHeight) {
        return middles(width(), x -> longestRun(x) >= leastHeight);
    }

    private int longestRun(int x) {
        int longest = 0;
        int run = 0;
        for (int y = 0; y < height(); y++) {
            run = at(x, y) == 'T' ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        return longest;
    }

    /** Middles of the rows on which the trace, between two columns, lies flat. */
    List<Double> plateaus(int fromX, int toX) {
        return middles(height(), y -> rows.get(y).substring(fromX, toX).chars().allMatch(pixel -> pixel == 'T'));
    }

    /** Middles of the upright lines of a class that cross a row. */
    List<Double> uprights(int y, String kinds) {
        return middles(width(), x -> kinds.indexOf(at(x, y)) >= 0);
    }

    /** Middles of the level lines of a class that cross a column. */
    List<Double> levels(int x, String kinds) {
        return middles(height(), y -> kinds.indexOf(at(x, y)) >= 0);
    }

    private static List<Double> middles(int end, IntPredicate inside) {
        List<Double> middles = new ArrayList<>();
        for (int i = 0; i < end; i++) {
            if (inside.test(i)) {
                int start = i;
                while (i + 1 < end && inside.test(i + 1)) {
                    i++;
                }
                middles.add((start + i) / 2.0);
            }
        }
        return middles;
    }
}
