package org.einthoven.registry;

import java.util.List;
import java.util.stream.Stream;
import org.einthoven.archive.RecordingReader;
import org.einthoven.ecg.Recording;
import org.einthoven.reading.Reading;

/** Reads recordings with the pipeline over the active models. */
final class PipelineReader implements RecordingReader {
    private final ActiveModels models;

    PipelineReader(ActiveModels models) {
        this.models = models;
    }

    /** The models that a reading needs and that are not there; empty where it can read. */
    static List<String> missing(ActiveModels models) {
        return Stream.of("delineation", "beat", "ppg")
                .filter(name -> models.model(name).isEmpty())
                .toList();
    }

    @Override
    public boolean isReady() {
        return missing(models).isEmpty();
    }

    @Override
    public Reading read(Recording recording) {
        throw new IllegalStateException("models are missing: " + missing(models));
    }
}
