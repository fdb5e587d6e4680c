package org.einthoven.evaluation;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.einthoven.inference.OnnxModel;
import org.einthoven.reading.EcgModels;
import org.einthoven.reading.OnnxEcgModels;

/**
 * The models of a reading whose explanations are measured.
 *
 * @param beat the one among them that classifies beats
 * @param statements the one that makes statements
 */
record MapModels(EcgModels reading, OnnxModel delineation, OnnxModel beat, OnnxModel statements)
        implements AutoCloseable {

    /** Each is another model that has learned nothing. */
    private static final long[] SEEDS = {1, 2, 3};

    static MapModels open(Path delineation, Path beat, Path statements) {
        return of(OnnxModel.open(delineation), OnnxModel.open(beat), OnnxModel.open(statements));
    }

    /** With the weights of all but the delineation shuffled: waves are to be found where they are. */
    static List<MapModels> shuffled(Path delineation, Path beat, Path statements) {
        return LongStream.of(SEEDS)
                .mapToObj(seed -> of(
                        OnnxModel.open(delineation),
                        OnnxModel.variant(beat, bytes -> ShuffledWeights.of(bytes, seed)),
                        OnnxModel.variant(statements, bytes -> ShuffledWeights.of(bytes, seed))))
                .toList();
    }

    private static MapModels of(OnnxModel delineation, OnnxModel beat, OnnxModel statements) {
        return new MapModels(new OnnxEcgModels(delineation, beat, statements), delineation, beat, statements);
    }

    @Override
    public void close() {
        delineation.close();
        beat.close();
        statements.close();
    }
}
