package org.einthoven.registry;

import org.einthoven.archive.RecordingReader;
import org.einthoven.ecg.Recording;
import org.einthoven.ecg.Subject;
import org.einthoven.reading.AbstentionReason;
import org.einthoven.reading.Reading;

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
}
