package org.einthoven.fhir;

/** A sender's own text inside a message of ours: short, and without control characters. */
final class Excerpt {

    private static final int LONGEST = 80;

    static String of(String text) {
        String shown = text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
        return shown.replaceAll("\\p{Cntrl}", " ");
    }

    private Excerpt() {}
}
