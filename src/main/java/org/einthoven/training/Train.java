package org.einthoven.training;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.einthoven.evaluation.Command;

/** The command {@code mvn -q compile exec:java@train}: trains a model and writes its folder. */
public final class Train {

    private static final List<TrainingTask> TASKS = List.of(
            new DelineationTraining(),
            new BeatTraining(),
            new PulseTraining(),
            new StatementTraining(StatementArchitecture.OURS),
            new RhythmTraining(),
            new ElectrodeTraining(),
            new WordTraining(),
            new TemporalDelineationTraining(),
            new TemporalPulseTraining(),
            new RecurrentBeatTraining(),
            new RandomBeatTraining(),
            new StatementTraining(StatementArchitecture.HYBRID),
            new StatementTraining(StatementArchitecture.TWO_BRANCHES));

    private Train() {}

    public static void main(String[] args) {
        int status = run(args);
        if (status != 0) {
            System.exit(status);
        }
    }

    /** Exit status: 0, or 2 after one line on standard error that says what to mend, in the command or in which file. */
    static int run(String... args) {
        return Command.status(
                () -> train(TrainingOptions.parse(args)),
                () -> TrainingOptions.USAGE
                        + TASKS.stream().map(TrainingTask::name).collect(Collectors.joining(", ")));
    }

    private static void train(TrainingOptions options) throws IOException {
        TrainingTask task = TASKS.stream()
                .filter(t -> t.name().equals(options.task()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no model is called \"" + options.task() + "\""));
        if (options.reviews() != null && !task.learnsFromReviews()) {
            throw new IllegalArgumentException(task.name() + " cannot learn from reviews, only beat can");
        }
        if (options.smote() && !task.oversamples()) {
            throw new IllegalArgumentException(task.name() + " has no --smote, only beat-lstm has");
        }
        if ((options.generated() > 0 || options.recordedNoise()) && !task.mixes()) {
            throw new IllegalArgumentException(
                    task.name() + " has neither --generated nor --noise, only delineation has");
        }
        Torch.threads(options.threads());
        try (OnlyWriter alone = OnlyWriter.of(options.checkpoint())) {
            task.train(options);
        }
    }
}
