package org.einthoven.synthesis;

/**
 * A pulse of a generated pleth, in ms from the first sample. A pulse at an edge of the recording is listed whole, so
 * that times may lie outside of it.
 *
 * @param notchMs the dicrotic notch; where stiff arteries leave only a shoulder, the sharpest bend before it
 * @param notched whether the notch is a dip rather than a bend
 * @param offsetMs the onset of the next pulse
 */
public record TruePulse(double onsetMs, double peakMs, double notchMs, boolean notched, double offsetMs) {}
