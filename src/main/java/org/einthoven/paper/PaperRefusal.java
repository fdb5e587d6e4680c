package org.einthoven.paper;

/** Why a picture is not read as an ECG, in words that say how to mend it. */
public enum PaperRefusal {
    UNREADABLE_PICTURE("it cannot be decoded as a picture"),
    TOO_LARGE("it has more than 60 million pixels: send it at a lower resolution"),
    TOO_SMALL("it is too small: send it with at least 600 pixels along its longer side and 100 along the other"),
    SHEET_TOO_LARGE("the paper has more than 900 cm², as no sheet of one ECG has: send the part with the traces alone"),
    NO_GRID("no grid of an ECG paper was found: send the whole page, sharp and as flat as can be"),
    NO_TRACE("no traces were found on the grid"),
    UNKNOWN_LAYOUT(
            "the rows of traces are none of the layouts that are read (3x4 with up to three strips, 6x2, 12x1): send one"
                    + " whole ECG"),
    TWO_ECGS("there are two ECGs on it: send a picture of each, since they may be two patients'"),
    CONTRADICTION("its limb leads contradict one another, so that leads, order or direction are in doubt");

    private final String sentence;

    PaperRefusal(String sentence) {
        this.sentence = sentence;
    }

    /** Whether somebody who sees the picture can say how the page is laid out. */
    boolean isForHands() {
        return switch (this) {
            case UNREADABLE_PICTURE, TOO_LARGE, TOO_SMALL -> false;
            case SHEET_TOO_LARGE, NO_GRID, NO_TRACE, UNKNOWN_LAYOUT, TWO_ECGS, CONTRADICTION -> true;
        };
    }

    public String sentence() {
        return sentence;
    }
}
