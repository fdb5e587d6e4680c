package org.einthoven.synthesis;

import org.einthoven.ecg.BeatClass;

/** A beat of a generated ECG; its R peak in ms from the first sample. */
public record TrueBeat(double timeMs, BeatClass beatClass) {}
