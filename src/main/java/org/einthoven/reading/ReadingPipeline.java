package org.einthoven.reading;

import org.einthoven.ecg.Ecg;
import org.einthoven.ecg.Pleth;
import org.einthoven.ecg.Recording;

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
     * @throws org.einthoven.inference.ModelFault if a model cannot be run
     */
    public Reading read(Recording recording) {
        if (recording instanceof Ecg ecg) {
            return ecgs.read(ecg);
        }
        return pleths.read((Pleth) recording);
    }
}
