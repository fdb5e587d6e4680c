package org.einthoven.archive;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads samples from text in the form that {@link SampledText#render} writes, in one pass without an object for each. */
final class SampledCounts {
    private final String data;
    private int at;
    private int[] counts;
    private int read;

    /** Of all numbers alike; -1 before the first. */
    private int decimals = -1;

    private SampledCounts(String data) {
        this.data = data;
        this.counts = new int[Math.max(16, data.length() / 4)];
    }

    /** Null where the text has another form. */
    static @Nullable SampledValues parse(String data) {
        SampledCounts counts = new SampledCounts(data);
        return counts.readAll()
                ? new SampledValues(Arrays.copyOf(counts.counts, counts.read), Math.max(counts.decimals, 0))
                : null;
    }

    private boolean readAll() {
        while (at < data.length()) {
            if (!readMark() && !readNumber()) {
                return false;
            }
            if (at < data.length() && !readSpace()) {
                return false;
            }
        }
        return true;
    }

    /** What stands for a sample that is no number. */
    private boolean readMark() {
        switch (data.charAt(at)) {
            case 'E' -> add(SampledValues.ERROR);
            case 'L' -> add(SampledValues.BELOW);
            case 'U' -> add(SampledValues.ABOVE);
            default -> {
                return false;
            }
        }
        at++;
        return true;
    }

    private boolean readNumber() {
        boolean negative = data.charAt(at) == '-';
        int start = negative ? at + 1 : at;
        int end = start;
        int point = -1;
        long magnitude = 0;
        for (; end < data.length(); end++) {
            char c = data.charAt(end);
            if (c >= '0' && c <= '9') {
                magnitude = magnitude * 10 + (c - '0');
                if (magnitude > Integer.MAX_VALUE) {
                    return false;
                }
            } else if (c == '.' && point < 0) {
                point = end;
            } else {
                break;
            }
        }
        int wholeDigits = (point < 0 ? end : point) - start;
        int places = point < 0 ? 0 : end - point - 1;
        boolean leadingZero = wholeDigits > 1 && data.charAt(start) == '0';
        if (wholeDigits == 0 || leadingZero || (point >= 0 && places == 0)) {
            return false;
        }
        if (places > SampledValues.MAX_DECIMALS || (decimals >= 0 && places != decimals)) {
            return false;
        }
        // a zero with a sign is written otherwise, and the lowest three counts are the marks
        if (negative && (magnitude == 0 || magnitude > Integer.MAX_VALUE - 3)) {
            return false;
        }
        decimals = places;
        at = end;
        add((int) (negative ? -magnitude : magnitude));
        return true;
    }

    /** One space, which another sample follows. */
    private boolean readSpace() {
        return data.charAt(at++) == ' ' && at < data.length();
    }

    private void add(int count) {
        if (read == counts.length) {
            counts = Arrays.copyOf(counts, read * 2);
        }
        counts[read++] = count;
    }
}
