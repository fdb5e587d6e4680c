package org.einthoven.training;

import java.nio.file.Path;
import java.util.List;
import java.util.function.IntFunction;
import org.einthoven.evaluation.PtbxlStatements;
import org.einthoven.training.net.Layer;
import org.einthoven.training.net.StatementNetwork;
import org.einthoven.training.net.StatementSeeds;

/** Networks that learn statements on whole 12-lead recordings from the same data by the same recipe. */
enum StatementArchitecture {
    /** Ours: all statements, with a map of what each step says for each. */
    OURS("statements", PtbxlStatements.codes(), StatementNetwork::of),

    /** Convolution, recurrence and attention; the superclasses. */
    HYBRID("statements-hybrid", PtbxlStatements.SUPERCLASSES, StatementSeeds::hybrid),

    /** Residual convolutions beside a memory; normal or not. */
    TWO_BRANCHES("normality-branches", List.of("NORM"), StatementSeeds::twoBranches);

    private final String word;
    private final List<String> codes;
    private final IntFunction<? extends Layer> network;

    StatementArchitecture(String word, List<String> codes, IntFunction<? extends Layer> network) {
        this.word = word;
        this.codes = codes;
        this.network = network;
    }

    /** The word on the command line and the name of the model. */
    String word() {
        return word;
    }

    /** What it states, the first of {@link PtbxlStatements#codes}. */
    List<String> codes() {
        return codes;
    }

    /** With fresh weights: [recordings, leads, samples] to logits [recordings, codes, steps], to be averaged over steps. */
    Layer network() {
        return network.apply(codes.size());
    }

    /** How many networks are averaged. */
    int voices() {
        return this == OURS ? 3 : 1;
    }

    /** Whether it learns without labels first. */
    boolean isPretrained() {
        return this == OURS;
    }

    /** Whether the steps are there to be seen. */
    boolean isMapped() {
        return this == OURS;
    }

    Path folder(TrainingOptions options, String version) {
        return this == OURS ? options.outOr(Path.of("models", word, version)) : options.outForComparison();
    }
}
