package org.einthoven.training;

import org.einthoven.rhythm.BeatSequence;
import org.einthoven.rhythm.RhythmClass;

/** A recording with what it shows. */
record RhythmExample(BeatSequence beats, RhythmClass rhythm) {}
