package org.einthoven.registry;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.einthoven.ecg.Recording;
import org.einthoven.ecg.Subject;
import org.einthoven.inference.ModelFault;
import org.einthoven.inference.ModelFiles;
import org.einthoven.inference.ModelRef;
import org.einthoven.inference.OnnxModel;
import org.einthoven.reading.OnnxEcgModels;
import org.einthoven.reading.OnnxPlethModels;
import org.einthoven.reading.Reading;
import org.einthoven.reading.ReadingPipeline;
import org.jspecify.annotations.Nullable;

/**
 * One model for each task, open, and the pipeline over them. It closes when its holder and the last who reads with it have
 * let go, so that a reading ends with the models that it began with.
 */
final class ModelSet {
    private final Map<ModelTask, OnnxModel> open = new EnumMap<>(ModelTask.class);
    private final Map<ModelTask, String> problems = new EnumMap<>(ModelTask.class);
    private final AtomicInteger holders = new AtomicInteger(1);
    private final @Nullable ReadingPipeline pipeline;

    private ModelSet(Map<ModelTask, ModelFiles> chosen) {
        chosen.forEach((task, files) -> {
            try {
                open.put(task, OnnxModel.open(files));
            } catch (ModelFault fault) {
                problems.put(task, String.valueOf(fault.getMessage()));
            }
        });
        pipeline = missing().isEmpty() ? made() : null;
    }

    /** Opens what was chosen, which checks hashes and golden vectors; what cannot be opened is told by {@link #problems}. */
    static ModelSet open(Map<ModelTask, ModelFiles> chosen) {
        return new ModelSet(chosen);
    }

    private @Nullable ReadingPipeline made() {
        try {
            return new ReadingPipeline(
                    new TracedEcgModels(new OnnxEcgModels(
                            model(ModelTask.DELINEATION),
                            model(ModelTask.BEAT),
                            model(ModelTask.STATEMENTS),
                            model(ModelTask.RHYTHM))),
                    OnnxPlethModels.of(model(ModelTask.PPG)));
        } catch (ModelFault unfit) {
            problems.put(ModelTask.STATEMENTS, String.valueOf(unfit.getMessage()));
            return null;
        }
    }

    private OnnxModel model(ModelTask task) {
        return Optional.ofNullable(open.get(task)).orElseThrow();
    }

    /** By task, why its model could not be opened. */
    Map<ModelTask, String> problems() {
        return Map.copyOf(problems);
    }

    /** Tasks without an open model. */
    List<ModelTask> missing() {
        return Stream.of(ModelTask.values())
                .filter(task -> !open.containsKey(task))
                .toList();
    }

    boolean isComplete() {
        return pipeline != null;
    }

    /** Throws IllegalStateException where it is not complete. */
    Reading read(Recording recording, Subject subject) {
        return pipeline().read(recording, subject);
    }

    /** Throws IllegalStateException where it is not complete. */
    ReadingPipeline pipeline() {
        if (pipeline == null) {
            throw new IllegalStateException("models are missing: " + missing() + problems);
        }
        return pipeline;
    }

    /** Models whose golden vector does not come out any more, with what is wrong. */
    Map<ModelRef, String> broken() {
        Map<ModelRef, String> broken = new HashMap<>();
        open.values().forEach(model -> {
            try {
                model.check();
            } catch (ModelFault fault) {
                broken.put(model.ref(), String.valueOf(fault.getMessage()));
            }
        });
        return broken;
    }

    /** Begins to use it; false where it is closed already. Who got true calls {@link #release}. */
    boolean acquire() {
        return holders.getAndUpdate(count -> count == 0 ? 0 : count + 1) > 0;
    }

    void release() {
        if (holders.decrementAndGet() == 0) {
            open.values().forEach(OnnxModel::close);
        }
    }
}
