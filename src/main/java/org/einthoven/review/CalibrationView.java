package org.einthoven.review;

import org.einthoven.inference.ModelCard.Calibration;

/**
 * What makes probabilities of a model's scores, as it is shown.
 *
 * @param before calibration error of the scores as they come
 * @param after the same at the temperature of other people
 */
public record CalibrationView(String temperature, String before, String after, String on, String how) {

    static CalibrationView of(Calibration calibration) {
        return new CalibrationView(
                Numbers.decimals(calibration.temperature(), 2),
                Numbers.decimals(calibration.eceBefore(), 3),
                Numbers.decimals(calibration.eceAfter(), 3),
                calibration.on(),
                calibration.how());
    }
}
