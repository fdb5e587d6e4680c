package org.einthoven.review;

import java.util.Locale;
import org.einthoven.ecg.Samples;

/** Millimetre paper as SVG, and lines on it. One unit of a drawing is a millimetre. */
final class SvgPaper {
    static final double MM_PER_MV = 10;
    static final double HEAVY_MM = 5;

    private SvgPaper() {}

    /** @param attributes of the drawing, such as its size on paper; empty for none */
    static String sheet(double widthMm, double heightMm, String attributes, String content) {
        return format("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %.0f %.0f\"", widthMm, heightMm)
                + (attributes.isEmpty() ? "" : " " + attributes)
                + "><rect width=\"100%\" height=\"100%\" fill=\"#fffaf7\"/>"
                + grid(1, "#f9dfd8", widthMm, heightMm)
                + grid(HEAVY_MM, "#eeb3a6", widthMm, heightMm)
                + content
                + "</svg>";
    }

    private static String grid(double everyMm, String ink, double widthMm, double heightMm) {
        StringBuilder path = new StringBuilder();
        for (double x = 0; x <= widthMm; x += everyMm) {
            path.append('M').append(Math.round(x)).append(" 0V").append(Math.round(heightMm));
        }
        for (double y = 0; y <= heightMm; y += everyMm) {
            path.append("M0 ").append(Math.round(y)).append('H').append(Math.round(widthMm));
        }
        return "<path fill=\"none\" stroke-width=\"0.12\" stroke=\"" + ink + "\" d=\"" + path + "\"/>";
    }

    /** A line of ink along {@code path}, as {@link #samples} gives it. */
    static String line(String path) {
        return "<path fill=\"none\" stroke=\"#14171a\" stroke-width=\"0.3\" stroke-linejoin=\"round\" d=\"" + path
                + "\"/>";
    }

    static String text(double xMm, double yMm, String text) {
        return format("<text x=\"%.1f\" y=\"%.1f\" font-family=\"sans-serif\" font-size=\"4\">", xMm, yMm) + text
                + "</text>";
    }

    /** Joins samples by straight lines, the first of them at {@code xMm}; one that was not recorded leaves a gap. */
    static String samples(
            Samples samples,
            int from,
            int end,
            double xMm,
            double mmPerSample,
            double zeroMm,
            double zeroAt,
            double mmPerUnit) {
        StringBuilder path = new StringBuilder();
        boolean down = false;
        for (int i = from; i < end; i++) {
            if (!samples.isMissing(i)) {
                double x = xMm + (i - from) * mmPerSample;
                double y = zeroMm - (samples.at(i) - zeroAt) * mmPerUnit;
                path.append(down ? 'L' : 'M');
                SvgNumber.hundredths(x, path);
                SvgNumber.hundredths(y, path.append(' '));
            }
            down = !samples.isMissing(i);
        }
        return path.toString();
    }

    /** Whole heavy squares that hold {@code mm}, within bounds: a lead that is off must not blow up the sheet. */
    static double squares(double mm, double least) {
        return Math.min(60, Math.max(10, Math.ceil((Math.max(mm, least) + 2) / HEAVY_MM) * HEAVY_MM));
    }

    /** The highest (sign 1) or lowest (sign -1) sample; 0 where there is none. */
    static double extreme(Samples samples, int sign) {
        double extreme = Double.NaN;
        for (int i = 0; i < samples.length(); i++) {
            double value = samples.at(i);
            if (!samples.isMissing(i) && !(sign * value <= sign * extreme)) {
                extreme = value;
            }
        }
        return Double.isNaN(extreme) ? 0 : extreme;
    }

    static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
