package org.einthoven.faults;

/** A sender's own text inside a message of ours: short, and without control characters. */
public final class Excerpt {

    private static final int LONGEST = 80;
    private static final int LONGEST_MESSAGE = 400;

    public static String of(String text) {
        return of(text, LONGEST);
    }

    /** For a parser's message, which quotes what was sent. */
    public static String ofMessage(String text) {
        return of(text, LONGEST_MESSAGE);
    }

    private static String of(String text, int longest) {
        String shown = text.length() > longest ? text.substring(0, longest) + "…" : text;
        return plain(shown).replaceAll("\\p{Cntrl}", " ");
    }

    /**
     * Without the marks that embed, override or isolate a writing direction (Unicode UAX #9, 2.1 to 2.4), by which one
     * name can be made to read as another. Arabic and Hebrew need none of them.
     */
    public static String plain(String text) {
        return text.replaceAll("[\\u202A-\\u202E\\u2066-\\u2069]", "");
    }

    private Excerpt() {}
}
