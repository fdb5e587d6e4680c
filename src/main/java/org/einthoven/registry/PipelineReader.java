package org.einthoven.registry;

import java.util.List;
import java.util.Optional;
import org.einthoven.archive.RecordingReader;
import org.einthoven.ecg.Ecg;
import org.einthoven.ecg.Recording;
import org.einthoven.ecg.Subject;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.einthoven.holter.Survey;
import org.einthoven.inference.ModelFault;
import org.einthoven.reading.AbstentionReason;
import org.einthoven.reading.Edit;
import org.einthoven.reading.Reading;
import org.einthoven.reading.ReadingPipeline;

/** Reads recordings with the pipeline over the active models. */
final class PipelineReader implements RecordingReader {
    private final LiveModels models;
    private final ModelDesk desk;

    PipelineReader(LiveModels models, ModelDesk desk) {
        this.models = models;
        this.desk = desk;
    }

    @Override
    public boolean isReady() {
        return models.isComplete();
    }

    /**
     * Throws IllegalStateException where models are missing, which {@link #isReady} tells beforehand. Where a model gave
     * something that is no number the reading abstains, and the models are tried on what they were tried on before: one
     * that fails is set aside.
     */
    @Override
    public Reading read(Recording recording, Subject subject) {
        ModelSet set = models.acquire();
        try {
            Reading reading = set.read(recording, subject);
            if (reading instanceof Reading.Abstained abstained && abstained.reason() == AbstentionReason.MODEL_FAILED) {
                set.broken().forEach(desk::setAside);
            }
            return reading;
        } finally {
            set.release();
        }
    }

    @Override
    public Reading.Reported edited(Ecg ecg, Subject subject, Reading.Reported read, List<Edit> edits) {
        ModelSet set = models.acquire();
        try {
            return set.pipeline().edited(ecg, subject, read, edits);
        } catch (ModelFault fault) {
            set.broken().forEach(desk::setAside);
            throw FaultException.of(Fault.MODELS_MISSING);
        } finally {
            set.release();
        }
    }

    @Override
    public Optional<Survey> survey(Ecg ecg, Reading.Reported read) {
        if (!isReady()) {
            return Optional.empty();
        }
        ModelSet set = models.acquire();
        try {
            return Optional.of(set.pipeline().survey(ecg, read));
        } catch (ModelFault fault) {
            set.broken().forEach(desk::setAside);
            throw FaultException.of(Fault.MODELS_MISSING);
        } finally {
            set.release();
        }
    }

    @Override
    public Edit settled(Ecg ecg, Edit edit) {
        return ReadingPipeline.settled(ecg, edit);
    }
}
