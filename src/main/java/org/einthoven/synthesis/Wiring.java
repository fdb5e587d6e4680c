package org.einthoven.synthesis;

import java.util.function.UnaryOperator;
import org.einthoven.ecg.Ecg;

/**
 * Electrodes on each other's places.
 *
 * @param name says which, such as {@code v1-v2}
 * @param effect what twelve leads of right electrodes become; each a sum of them
 */
public record Wiring(String name, UnaryOperator<Ecg> effect) {

    Ecg recorded(Ecg ecg) {
        return effect.apply(ecg);
    }
}
