package org.einthoven.reading;

import java.util.List;
import org.einthoven.ecg.Ecg;
import org.einthoven.ecg.Pleth;
import org.einthoven.ecg.Recording;
import org.einthoven.ecg.Subject;
import org.einthoven.holter.Survey;
import org.einthoven.inference.NotFinite;

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
     * Reads {@code recording}: reported, or abstained from with the reason; so also where a model gives something that is
     * no number.
     *
     * @param subject whom limits are chosen for; where age or sex is unknown the findings say which limit was used
     * @throws org.einthoven.inference.ModelFault if a model cannot be run
     */
    public Reading read(Recording recording, Subject subject) {
        try {
            return recording instanceof Ecg ecg ? ecgs.read(ecg, subject) : pleths.read((Pleth) recording);
        } catch (NotFinite broken) {
            return new Reading.Abstained(
                    AbstentionReason.MODEL_FAILED,
                    "A model of this server gave no usable answer. Read the recording by eye; the server's administrator"
                            + " sees which model it was.",
                    quality(recording),
                    List.of(broken.model()));
        }
    }

    private static Quality quality(Recording recording) {
        return (recording instanceof Ecg ecg ? SignalCheck.of(ecg) : SignalCheck.of((Pleth) recording)).quality();
    }

    /**
     * A reading with what a reader changed in it; all that follows is computed anew by the code that read it. The same
     * changes in the same order give the same reading, and none give {@code read} itself.
     *
     * @param subject whom limits are chosen for
     * @param read of {@code ecg}, with its explanations or without
     * @throws org.einthoven.faults.FaultException where a change is not possible, with a sentence for the reader
     */
    public Reading.Reported edited(Ecg ecg, Subject subject, Reading.Reported read, List<Edit> edits) {
        return ecgs.edited(ecg, subject, read, edits);
    }

    /**
     * What a long ECG comes to.
     *
     * @param read of {@code ecg}, with what readers changed in it
     */
    public Survey survey(Ecg ecg, Reading.Reported read) {
        return ecgs.survey(ecg, read);
    }

    /** A change as it is to be kept: an added beat lies upon the R peak nearest to where it was put. */
    public static Edit settled(Ecg ecg, Edit edit) {
        return EcgReader.settled(ecg, edit);
    }

    /** Reads a recording of somebody of whom nothing is known. */
    public Reading read(Recording recording) {
        return read(recording, Subject.UNKNOWN);
    }
}
