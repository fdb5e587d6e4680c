package org.einthoven.archive;

import java.util.Arrays;

/**
 * Reads and writes the text of SampledData. Written by hand because a recording has hundreds of thousands of samples:
 * one pass without an object for each sample.
 */
final class SampledText {
    private static final int MAX_TOKEN = 40;
    private static final int[] POWERS = {
        1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000
    };

    private SampledText() {}

    static SampledValues parse(String data) {
        SampledValues counted = SampledCounts.parse(data);
        return counted != null ? counted : parseVerbatim(data);
    }

    private static SampledValues parseVerbatim(String data) {
        double[] values = new double[Math.max(16, data.length() / 4)];
        int n = 0;
        int at = 0;
        while (true) {
            while (at < data.length() && isSpace(data.charAt(at))) {
                at++;
            }
            if (at == data.length()) {
                return new SampledValues(data, Arrays.copyOf(values, n));
            }
            int start = at;
            while (at < data.length() && !isSpace(data.charAt(at))) {
                at++;
            }
            if (n == values.length) {
                values = Arrays.copyOf(values, n * 2);
            }
            values[n] = value(data.substring(start, at), n);
            n++;
        }
    }

    private static double value(String token, int sample) {
        if (token.equals("E") || token.equals("L") || token.equals("U")) {
            return Double.NaN;
        }
        try {
            // the digits only: Double also reads NaN, Infinity, hexadecimal and a trailing d or f
            double value = token.chars().allMatch(c -> "0123456789+-.eE".indexOf(c) >= 0)
                    ? Double.parseDouble(token)
                    : Double.NaN;
            if (Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException notANumber) {
            // told below, with the position
        }
        throw new MalformedSamples(sample, token.length() > MAX_TOKEN ? token.substring(0, MAX_TOKEN) : token);
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r';
    }

    static String render(int[] counts, int decimals) {
        StringBuilder text = new StringBuilder(counts.length * 5);
        int unit = POWERS[decimals];
        for (int i = 0; i < counts.length; i++) {
            if (i > 0) {
                text.append(' ');
            }
            int count = counts[i];
            if (count <= SampledValues.ABOVE) {
                text.append(count == SampledValues.ERROR ? 'E' : count == SampledValues.BELOW ? 'L' : 'U');
            } else if (decimals == 0) {
                text.append(count);
            } else {
                appendDecimal(text, count, unit, decimals);
            }
        }
        return text.toString();
    }

    private static void appendDecimal(StringBuilder text, int count, int unit, int decimals) {
        int magnitude = Math.abs(count);
        if (count < 0) {
            text.append('-');
        }
        text.append(magnitude / unit).append('.');
        int fraction = magnitude % unit;
        for (int place = decimals - 1; place > 0 && fraction < POWERS[place]; place--) {
            text.append('0');
        }
        text.append(fraction);
    }
}
