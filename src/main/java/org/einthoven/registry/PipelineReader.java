package org.einthoven.registry;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.einthoven.archive.RecordingReader;
import org.einthoven.ecg.Recording;
import org.einthoven.ecg.Subject;
import org.einthoven.inference.OnnxModel;
import org.einthoven.reading.OnnxEcgModels;
import org.einthoven.reading.OnnxPlethModels;
import org.einthoven.reading.Reading;
import org.einthoven.reading.ReadingPipeline;

/** Reads recordings with the pipeline over the active models. */
final class PipelineReader implements RecordingReader {

    private static final String DELINEATION = "delineation";
    private static final String BEAT = "beat";
    private static final String STATEMENTS = "statements";
    private static final String RHYTHM = "rhythm";
    private static final String PPG = "ppg";

    private final List<String> missing;
    private final Optional<ReadingPipeline> pipeline;

    PipelineReader(ActiveModels models) {
        missing = missing(models);
        pipeline = missing.isEmpty() ? Optional.of(pipeline(models)) : Optional.empty();
    }

    /** The models that a reading needs and that are not open; empty where it can read. */
    static List<String> missing(ActiveModels models) {
        return Stream.of(DELINEATION, BEAT, STATEMENTS, RHYTHM, PPG)
                .filter(name -> models.model(name).isEmpty())
                .toList();
    }

    private static ReadingPipeline pipeline(ActiveModels models) {
        return new ReadingPipeline(
                new OnnxEcgModels(
                        model(models, DELINEATION),
                        model(models, BEAT),
                        model(models, STATEMENTS),
                        model(models, RHYTHM)),
                OnnxPlethModels.of(model(models, PPG)));
    }

    private static OnnxModel model(ActiveModels models, String name) {
        return models.model(name).orElseThrow();
    }

    @Override
    public boolean isReady() {
        return missing.isEmpty();
    }

    /** Throws IllegalStateException where models are missing, which {@link #isReady} tells beforehand. */
    @Override
    public Reading read(Recording recording, Subject subject) {
        return pipeline.orElseThrow(() -> new IllegalStateException("models are missing: " + missing))
                .read(recording, subject);
    }
}
