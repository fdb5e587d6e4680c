package org.einthoven.evaluation;

import org.einthoven.ecg.Wave;
import org.jspecify.annotations.Nullable;

/**
 * One wave as a cardiologist marked it in one lead, in ms from the first sample.
 *
 * @param onsetMs null where its beginning was not marked
 * @param offsetMs null where its end was not marked
 */
public record TrueWave(Wave wave, @Nullable Double onsetMs, double peakMs, @Nullable Double offsetMs) {}
