package org.einthoven.holter;

/** What a reader of hours goes to, the most urgent first. */
public enum EventKind {
    /** Value: the rate, /min. */
    VENTRICULAR_RUN,
    /** No beat for longer than the limit of a pause. Value: ms. */
    PAUSE,
    /** All leads are flat for long, by a heart that stands still or by electrodes that are off. Value: ms. */
    FLAT,
    /** The rhythm model says so of these half minutes. Value: its highest probability. */
    FIBRILLATION,
    /** Value: the rate, /min. */
    SUPRAVENTRICULAR_RUN,
    /** Value: the rate, /min. */
    COUPLET,
    /** Value: the rate, /min. */
    BIGEMINY,
    /** Value: the rate, /min. */
    TRIGEMINY,
    /** Over eight intervals. Value: the rate, /min. */
    FASTEST,
    /** Over eight intervals. Value: the rate, /min. */
    SLOWEST,
    /** Value: ms. */
    LONGEST_RR
}
