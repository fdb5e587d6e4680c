package org.einthoven.fhir;

import java.util.function.Supplier;
import org.einthoven.faults.FaultException;

/** Does something with an entry of a Bundle; what is refused is said to lie in that entry. */
final class AtEntry {

    /** @param index of the entry in the Bundle */
    static <T> T get(int index, Supplier<T> step) {
        try {
            return step.get();
        } catch (FaultException refused) {
            throw refused.inside(path(index));
        }
    }

    static void run(int index, Runnable step) {
        get(index, () -> {
            step.run();
            return index;
        });
    }

    /** Where an entry is, in FHIRPath. */
    static String path(int index) {
        return "Bundle.entry[" + index + "]";
    }

    private AtEntry() {}
}
