package org.einthoven.reading;

import org.einthoven.ecg.Ecg;
import org.einthoven.ecg.Pleth;
import org.einthoven.ecg.Recording;
import org.einthoven.ecg.Subject;

/**
 * From a recording to its reading: a pure function of the recording and the models given. Server, benchmark and
 * evaluation all read through this class. May be used by many threads at once; a reading is made on the thread that asks
 * for it.
 */
public final class ReadingPipeline {

    private final EcgReader ecgs;
    private final PlethReader pleths;

    public ReadingPipeline(EcgModels ecgModels, PlethModels plethModels) {
        this.ecgs = new EcgReader(ecgModels);
        this.pleths = new PlethReader(plethModels);
    }

    /**
     * Reads {@code recording}: reported, or abstained from with the reason.
     *
     * @param subject whom limits are chosen for; where age or sex is unknown the findings say which limit was used
     * @throws org.einthoven.inference.ModelFault if a model cannot be run
     */
    public Reading read(Recording recording, Subject subject) {
        if (recording instanceof Ecg ecg) {
            return ecgs.read(ecg, subject);
        }
        return pleths.read((Pleth) recording);
    }

    /** Reads a recording of somebody of whom nothing is known. */
    public Reading read(Recording recording) {
        return read(recording, Subject.UNKNOWN);
    }
}
