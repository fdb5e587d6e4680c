package org.einthoven.print;

import java.awt.Color;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A sheet as SVG, whose units are millimetres and which is as large on paper as it says. */
final class SvgSheet implements Drawing {
    private static final double MM_PER_PT = 25.4 / 72;

    private final StringBuilder svg = new StringBuilder(1 << 18);
    private int clips;

    SvgSheet(double widthMm, double heightMm) {
        add(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%1$.0fmm\" height=\"%2$.0fmm\""
                        + " viewBox=\"0 0 %1$.0f %2$.0f\"><rect width=\"100%%\" height=\"100%%\" fill=\"#ffffff\"/>",
                widthMm, heightMm);
    }

    @Override
    public void text(String text, double xMm, double yMm, double heightPt, Color ink, boolean bold) {
        add(
                "<text x=\"%.2f\" y=\"%.2f\" font-family=\"Liberation Sans, Arial, sans-serif\" font-size=\"%.2f\""
                        + "%s fill=\"%s\">%s</text>",
                xMm, yMm, heightPt * MM_PER_PT, bold ? " font-weight=\"bold\"" : "", colour(ink), escaped(text));
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints().forEach(character -> {
            switch (character) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                default -> escaped.appendCodePoint(isOfXml(character) ? character : ' ');
            }
        });
        return escaped.toString();
    }

    /** XML 1.0, 2.2, without what controls. */
    private static boolean isOfXml(int character) {
        return !Character.isISOControl(character)
                && character != 0xfffe
                && character != 0xffff
                && Character.getType(character) != Character.SURROGATE;
    }

    @Override
    public void path(List<double @Nullable []> points, double widthMm, Color ink) {
        svg.append("<path fill=\"none\" stroke-linejoin=\"round\" stroke=\"").append(colour(ink));
        add("\" stroke-width=\"%.2f\" d=\"", widthMm);
        boolean down = false;
        for (double[] point : points) {
            if (point != null) {
                add("%s%.2f %.2f", down ? "L" : "M", point[0], point[1]);
            }
            down = point != null;
        }
        svg.append("\"/>");
    }

    @Override
    public void clip(double xMm, double yMm, double widthMm, double heightMm) {
        clips++;
        add(
                "<clipPath id=\"clip%d\"><rect x=\"%.2f\" y=\"%.2f\" width=\"%.2f\" height=\"%.2f\"/></clipPath>"
                        + "<g clip-path=\"url(#clip%d)\">",
                clips, xMm, yMm, widthMm, heightMm, clips);
    }

    @Override
    public void unclip() {
        svg.append("</g>");
    }

    String finish() {
        return svg + "</svg>\n";
    }

    private static String colour(Color ink) {
        return String.format(Locale.ROOT, "#%06x", ink.getRGB() & 0xffffff);
    }

    private void add(String pattern, Object... values) {
        svg.append(String.format(Locale.ROOT, pattern, values));
    }
}
