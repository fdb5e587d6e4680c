package org.einthoven.monitoring;

/** What performance is counted of, by name: a prefix and a code, such as {@code finding:long-pr} or {@code beat:V}. */
public final class Item {
    /** A finding, by what was signed after the machine's reading was shown. */
    public static final String FINDING = "finding:";

    /** A {@link org.einthoven.diagnosis.ReaderStatement} by the same truth. */
    public static final String SAID = "said:";

    /** The same statement by what the reader said before they saw the machine's reading: truth that is independent. */
    public static final String OWN = "own:";

    /** A class of beats, by what was signed. */
    public static final String BEAT = "beat:";

    /** After a prefix: everything that was judged, counted as hits. */
    static final String ALL = "*";

    /** Signed readings left out, since a statement was added that is no finding of ours: no list can be complete then. */
    static final String UNCODED = "uncoded";

    /** Signed readings in which beats are not as the models had them. */
    static final String BEATS_CHANGED = "beats-changed";

    private Item() {}
}
