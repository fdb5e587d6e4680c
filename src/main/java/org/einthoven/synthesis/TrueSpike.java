package org.einthoven.synthesis;

/** A pacemaker's stimulus in a generated ECG, its time in ms from the first sample. */
public record TrueSpike(double timeMs, Pacing.Chamber chamber) {}
