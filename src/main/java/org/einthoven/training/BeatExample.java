package org.einthoven.training;

import org.einthoven.ecg.BeatClass;

/**
 * One beat in one lead.
 *
 * @param shapes the beat and the patient's usual beat, one after the other, as the model reads them
 * @param rhythm the figures that the model's other channels hold
 */
record BeatExample(BeatClass beatClass, float[] shapes, float[] rhythm) {}
