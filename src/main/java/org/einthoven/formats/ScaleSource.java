package org.einthoven.formats;

/** From where it is known how a page was printed: its speed, or its gain. */
public enum ScaleSource {
    ASSUMED("assumed"),
    PULSE("by the calibration pulse"),
    LABEL("by what is printed on the page"),
    HAND("set by hand");

    private final String words;

    ScaleSource(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
