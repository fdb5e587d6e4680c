package org.einthoven.holter;

/** What a reader of hours goes to, the most urgent first. The value of an event is a rate, a length, a level or a probability. */
public enum EventKind {
    VENTRICULAR_RUN(EventKind.RATE),
    /** No beat for longer than the limit of a pause. */
    PAUSE(EventKind.LENGTH),
    /** All leads are flat for long, by a heart that stands still or by electrodes that are off. */
    FLAT(EventKind.LENGTH),
    /** In these half minutes the atria fibrillate; its highest probability. */
    FIBRILLATION("1"),
    SUPRAVENTRICULAR_RUN(EventKind.RATE),
    COUPLET(EventKind.RATE),
    BIGEMINY(EventKind.RATE),
    TRIGEMINY(EventKind.RATE),
    /** Over eight intervals. */
    FASTEST(EventKind.RATE),
    /** Over eight intervals. */
    SLOWEST(EventKind.RATE),
    LONGEST_RR(EventKind.LENGTH),
    /** In one lead, the minute in which the ST segment lies highest 60 ms after the J point. */
    ST_HIGHEST(EventKind.LEVEL),
    /** The minute in which it lies lowest. */
    ST_LOWEST(EventKind.LEVEL);

    private static final String RATE = "/min";
    private static final String LENGTH = "ms";
    private static final String LEVEL = "mV";

    private final String unit;

    EventKind(String unit) {
        this.unit = unit;
    }

    /** Unit of the value, by UCUM. */
    public String unit() {
        return unit;
    }
}
