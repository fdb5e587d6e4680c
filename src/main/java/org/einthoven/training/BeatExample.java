package org.einthoven.training;

import org.einthoven.ecg.BeatClass;

/**
 * One beat in one lead.
 *
 * @param shapes the beat and the patient's usual beat, one after the other, as the model reads them
 * @param elsewhere the same of another lead of the recording; the lead itself where there is no other
 * @param rhythm the figures that the model's other channels hold
 */
record BeatExample(BeatClass beatClass, float[] shapes, float[] elsewhere, float[] rhythm) {}
