package org.einthoven.evaluation;

import java.util.Locale;
import org.einthoven.ecg.SampleRate;
import org.einthoven.ecg.Samples;

/** A picture of a stretch of time that runs from left to right; what is drawn lies below each other. */
final class TimeStrip {

    static final int MARGIN = 40;

    /** Of a line of small words. */
    static final int ROW = 18;

    private static final int WIDTH = 1_000;

    private final StringBuilder svg = new StringBuilder();
    private final double fromMs;
    private final double toMs;

    TimeStrip(double fromMs, double toMs) {
        this.fromMs = fromMs;
        this.toMs = toMs;
    }

    /** Whether all of it lies in the stretch. */
    boolean shows(double firstMs, double lastMs) {
        return firstMs >= fromMs && lastMs < toMs;
    }

    int x(double ms) {
        return MARGIN + (int) Math.round(WIDTH * (ms - fromMs) / (toMs - fromMs));
    }

    /** From the left, on the line of {@code y}. */
    void heading(int y, String words) {
        svg.append("<text x=\"%d\" y=\"%d\" fill=\"%s\">%s</text>%n".formatted(MARGIN, y, Svg.DARK, words));
    }

    /** Small, around {@code x}. */
    void words(int x, int y, String colour, String words) {
        svg.append("<text x=\"%d\" y=\"%d\" text-anchor=\"middle\" font-size=\"12\" fill=\"%s\">%s</text>%n"
                .formatted(x, y, colour, words));
    }

    void band(String colour, double firstMs, double lastMs, int top, int height, double opacity) {
        box(colour, x(firstMs), x(lastMs) - x(firstMs), top, height, opacity);
    }

    void box(String colour, int x, int width, int top, int height, double opacity) {
        svg.append(String.format(
                Locale.ROOT,
                "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"%s\" fill-opacity=\"%.2f\"/>%n",
                x,
                top,
                width,
                height,
                colour,
                opacity));
    }

    /** About the mean of what is shown, which lies at {@code y}. */
    void trace(Samples samples, SampleRate rate, double y, double pxPerUnit) {
        int from = (int) Math.round(rate.indexAt(fromMs));
        int to = (int) Math.round(rate.indexAt(toMs));
        double mean = 0;
        for (int i = from; i < to; i++) {
            mean += samples.at(i) / (to - from);
        }
        line(samples, rate, y + pxPerUnit * mean, pxPerUnit, Svg.DARK);
    }

    /** @param y where 0 lies */
    void line(Samples samples, SampleRate rate, double y, double pxPerUnit, String colour) {
        int from = (int) Math.round(rate.indexAt(fromMs));
        int to = (int) Math.round(rate.indexAt(toMs));
        StringBuilder line = new StringBuilder();
        for (int i = from; i < to; i++) {
            line.append(String.format(
                    Locale.ROOT,
                    "%s%d %.1f",
                    line.isEmpty() ? "M" : "L",
                    x(rate.msAt(i)),
                    y - pxPerUnit * samples.at(i)));
        }
        svg.append("<path d=\"%s\" fill=\"none\" stroke=\"%s\"/>%n".formatted(line, colour));
    }

    String picture(int height, String title) {
        return Svg.picture(WIDTH + 2 * MARGIN, height, title, svg);
    }

    static String score(double score) {
        return String.format(Locale.ROOT, "%.2f", score);
    }
}
