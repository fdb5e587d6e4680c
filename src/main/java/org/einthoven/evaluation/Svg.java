package org.einthoven.evaluation;

/** Parts of a picture, in pixels from its upper left corner. */
final class Svg {

    /** Of letters and of traces. */
    static final String DARK = "#222";

    /** Lightest and darkest blue of the tables: 0 and all of a row. */
    private static final int[] LIGHT_BLUE = {247, 251, 255};

    private static final int[] DARK_BLUE = {8, 81, 156};

    private Svg() {}

    /** From the lightest blue, 0, to the darkest, 1. */
    static String shade(double share) {
        StringBuilder colour = new StringBuilder("#");
        for (int c = 0; c < LIGHT_BLUE.length; c++) {
            colour.append("%02x".formatted(Math.round(LIGHT_BLUE[c] + share * (DARK_BLUE[c] - LIGHT_BLUE[c]))));
        }
        return colour.toString();
    }

    /** @param anchor which end of the words lies at {@code x}: start, middle or end */
    static void text(StringBuilder svg, int x, int y, String anchor, String colour, String words) {
        svg.append("<text x=\"%d\" y=\"%d\" text-anchor=\"%s\" dominant-baseline=\"middle\" fill=\"%s\">%s</text>%n"
                .formatted(x, y, anchor, colour, words));
    }

    static String picture(int width, int height, String title, CharSequence content) {
        return """
                <svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" font-family="sans-serif" font-size="15">
                <title>%s</title>
                <rect width="100%%" height="100%%" fill="#fff"/>
                %s</svg>
                """
                .formatted(width, height, title, content);
    }
}
