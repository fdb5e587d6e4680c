package org.einthoven.review;

import org.einthoven.measure.RepresentativePulse;

/**
 * Draws the representative pulse with its marks. Systole is a field with a broad bar below it, diastole a hatched one with
 * a narrow bar: they are told apart without colour, as in the trace.
 */
final class PulseSvg {
    private static final double WIDTH = 480;
    private static final double HEIGHT = 200;
    private static final double LEFT = 30;
    private static final double RIGHT = 450;
    private static final double TOP = 26;
    private static final double BOTTOM = 150;

    private final RepresentativePulse pulse;
    private final PulseWords words;
    /** Where the line through the feet lies: a pleth without its slow part swings below it. */
    private final double zero;

    private PulseSvg(RepresentativePulse pulse, PulseWords words) {
        this.pulse = pulse;
        this.words = words;
        double below = Math.max(0, -SvgPaper.extreme(pulse.shape(), -1));
        this.zero = BOTTOM - 8 - (BOTTOM - TOP - 16) * below / (1 + below);
    }

    static String draw(RepresentativePulse pulse, PulseWords words) {
        return new PulseSvg(pulse, words).drawing();
    }

    private String drawing() {
        Double notch = pulse.notchMs();
        String phases =
                notch == null ? "" : phase("systole", 0, notch, 6) + phase("diastole", notch, pulse.offsetMs(), 3);
        String marks = mark(0, words.onset(), 0)
                + mark(pulse.peakMs(), words.peak(), 1)
                + (notch == null ? "" : mark(notch, words.notch(), 0))
                + mark(pulse.offsetMs(), words.end(), 1);
        return SvgPaper.format(
                        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %.0f %.0f\" role=\"img\" class=\"chart\"",
                        WIDTH, HEIGHT)
                + " aria-label=\"" + words.representative() + "\">"
                + "<defs><pattern id=\"diastole-hatch\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\""
                + " patternTransform=\"rotate(45)\"><path d=\"M0 0V6\" class=\"hatch-line\"/></pattern></defs>"
                + phases
                + SvgPaper.format("<path class=\"axis\" d=\"M%.0f %.0fH%.0f\"/>", LEFT, zero, RIGHT)
                + "<path class=\"curve\" d=\"" + curve() + "\"/>"
                + marks
                + "</svg>";
    }

    private String phase(String name, double fromMs, double toMs, double bar) {
        double x = x(fromMs);
        double width = x(toMs) - x;
        String field = "<rect class=\"%s\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"/>";
        String hatch = name.equals("diastole")
                ? SvgPaper.format(
                        "<rect fill=\"url(#diastole-hatch)\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"/>",
                        x, TOP, width, BOTTOM - TOP)
                : "";
        return SvgPaper.format(field, name + "-field", x, TOP, width, BOTTOM - TOP)
                + hatch
                + SvgPaper.format(field, name + "-bar", x, BOTTOM - bar, width, bar)
                + text((x(fromMs) + x(toMs)) / 2, TOP - 8, name.equals("systole") ? words.systole() : words.diastole());
    }

    private String curve() {
        return SvgPaper.samples(
                pulse.shape(),
                0,
                pulse.shape().length(),
                LEFT,
                x(pulse.rate().msAt(1)) - LEFT,
                zero,
                0,
                zero - TOP - 8);
    }

    /** A line with its name and time below, on one of two levels so that names do not run into each other. */
    private String mark(double ms, String name, int level) {
        double y = BOTTOM + 16 + 16 * level;
        return SvgPaper.format("<path class=\"mark\" d=\"M%.1f %.1fV%.1f\"/>", x(ms), TOP, BOTTOM + 4 + 16 * level)
                + text(x(ms), y, name + " " + Numbers.whole(ms) + " ms");
    }

    private static String text(double x, double y, String text) {
        double inside = Math.max(50, Math.min(WIDTH - 50, x));
        return SvgPaper.format("<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"middle\">", inside, y) + text + "</text>";
    }

    private double x(double ms) {
        return LEFT + (RIGHT - LEFT) * ms / pulse.offsetMs();
    }
}
