package org.einthoven.evaluation;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.einthoven.inference.ModelCard;
import org.einthoven.inference.OnnxModel;
import org.einthoven.reading.EcgModels;
import org.einthoven.reading.OnnxEcgModels;

/**
 * The models of a reading whose explanations are measured.
 *
 * @param beat the one among them that classifies beats
 * @param statements the one that makes statements
 * @param rhythm takes part in a reading, but is not explained
 */
record MapModels(EcgModels reading, OnnxModel delineation, OnnxModel beat, OnnxModel statements, OnnxModel rhythm)
        implements AutoCloseable {

    /** Each is another model that has learned nothing. */
    private static final long[] SEEDS = {1, 2, 3};

    static MapModels open(Path delineation, Path beat, Path statements, Path rhythm) {
        return of(
                OnnxModel.open(delineation), OnnxModel.open(beat), OnnxModel.open(statements), OnnxModel.open(rhythm));
    }

    /** With the weights of the two that are explained shuffled: waves are to be found where they are. */
    static List<MapModels> shuffled(Path delineation, Path beat, Path statements, Path rhythm) {
        return LongStream.of(SEEDS)
                .mapToObj(seed -> of(
                        OnnxModel.open(delineation),
                        OnnxModel.variant(beat, bytes -> ShuffledWeights.of(bytes, seed)),
                        OnnxModel.variant(statements, bytes -> ShuffledWeights.of(bytes, seed)),
                        OnnxModel.open(rhythm)))
                .toList();
    }

    private static MapModels of(OnnxModel delineation, OnnxModel beat, OnnxModel statements, OnnxModel rhythm) {
        return new MapModels(
                new OnnxEcgModels(delineation, beat, statements, rhythm), delineation, beat, statements, rhythm);
    }

    List<ModelCard> cards() {
        return List.of(delineation.card(), beat.card(), statements.card(), rhythm.card());
    }

    @Override
    public void close() {
        delineation.close();
        beat.close();
        statements.close();
        rhythm.close();
    }
}
