package org.einthoven.paper;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Ink that is as high as letters are, and stands apart: perhaps a word. Its edges are in px of the flat page.
 *
 * @param right the column behind its last, and {@code bottom} the row below its lowest
 */
record Word(int left, int top, int right, int bottom) {

    /** Letters on ECG paper are 1.2 to 5 mm high. */
    private static final int LOWEST_PX = 12;

    private static final int HIGHEST_PX = 50;

    /** Some letters run into one another. */
    private static final int WIDEST_PX = 120;

    /** Letters of one word stand closer than this, in parts of their height. */
    private static final double GAP = 0.5;

    /** They stand on one line, to within this part of their height: bars between leads do not. */
    private static final double ONE_LINE = 0.2;

    /** A capital is less than this many times as high as a small letter. */
    private static final double TALLER = 2.2;

    /** A blurred stroke ends where its darkness is less than this part of a full one. */
    private static final double INK = 0.45;

    int width() {
        return right - left;
    }

    int height() {
        return bottom - top;
    }

    /** All words of a page, from left to right. */
    static List<Word> on(Plane darkness, double level) {
        List<Word> letters = new ArrayList<>();
        boolean[] seen = new boolean[darkness.width() * darkness.height()];
        int[] stack = new int[4 * (HIGHEST_PX + WIDEST_PX) * (HIGHEST_PX + WIDEST_PX)];
        for (int y = 0; y < darkness.height(); y++) {
            for (int x = 0; x < darkness.width(); x++) {
                if (!seen[y * darkness.width() + x] && darkness.at(x, y) >= INK * level) {
                    Word blob = blob(darkness, INK * level, x, y, seen, stack);
                    if (blob.height() >= LOWEST_PX && blob.height() <= HIGHEST_PX && blob.width() <= WIDEST_PX) {
                        letters.add(blob);
                    }
                }
            }
        }
        return joined(letters);
    }

    /** What hangs together with a pixel; what is larger than any word is followed all the same, so that it is seen. */
    private static Word blob(Plane darkness, double ink, int x0, int y0, boolean[] seen, int[] first) {
        int width = darkness.width();
        int[] stack = first;
        int depth = 0;
        stack[depth++] = y0 * width + x0;
        seen[y0 * width + x0] = true;
        int left = x0;
        int right = x0;
        int top = y0;
        int bottom = y0;
        while (depth > 0) {
            int at = stack[--depth];
            int x = at % width;
            int y = at / width;
            left = Math.min(left, x);
            right = Math.max(right, x);
            top = Math.min(top, y);
            bottom = Math.max(bottom, y);
            for (int dy = -1; dy <= 1; dy++) {
                for (int dx = -1; dx <= 1; dx++) {
                    int nx = x + dx;
                    int ny = y + dy;
                    if (nx >= 0
                            && ny >= 0
                            && nx < width
                            && ny < darkness.height()
                            && !seen[ny * width + nx]
                            && darkness.at(nx, ny) >= ink) {
                        seen[ny * width + nx] = true;
                        if (depth == stack.length) {
                            stack = Arrays.copyOf(stack, 2 * depth);
                        }
                        stack[depth++] = ny * width + nx;
                    }
                }
            }
        }
        return new Word(left, top, right + 1, bottom + 1);
    }

    private static List<Word> joined(List<Word> letters) {
        List<Word> words = new ArrayList<>();
        letters.sort(Comparator.comparingInt(Word::left));
        for (Word letter : letters) {
            int near = -1;
            for (int i = words.size() - 1; i >= 0 && near < 0; i--) {
                near = words.get(i).goesOnWith(letter) ? i : -1;
            }
            if (near < 0) {
                words.add(letter);
            } else {
                words.set(near, words.get(near).with(letter));
            }
        }
        return words.stream().filter(word -> word.width() <= WIDEST_PX).toList();
    }

    private boolean goesOnWith(Word letter) {
        int high = Math.max(height(), letter.height());
        return letter.left - right < GAP * high
                && Math.abs(bottom - letter.bottom) <= ONE_LINE * high
                && high < TALLER * Math.min(height(), letter.height());
    }

    private Word with(Word letter) {
        return new Word(
                Math.min(left, letter.left),
                Math.min(top, letter.top),
                Math.max(right, letter.right),
                Math.max(bottom, letter.bottom));
    }
}
