package org.einthoven.evaluation;

import java.io.IOException;
import java.util.List;

/**
 * The command {@code mvn -q compile exec:java@evaluate}: measures a model on published records by the protocol of its
 * task. The last line on standard output is the result as JSON; {@code --out} keeps it in a file
 * with what it takes to measure it again.
 */
public final class Evaluate {

    /** Measures nothing, but puts what was measured into the README. */
    private static final String TABLE = "table";

    private static final String SAMPLE = "sample";

    private static final List<EvaluationTask> TASKS = List.of(
            new DelineationEvaluation(),
            new RPeakEvaluation(),
            new RPeakNoiseEvaluation(),
            new MeasurementEvaluation(),
            new BeatEvaluation(),
            new RandomBeatEvaluation(),
            new RhythmEvaluation(),
            new RhythmStatementEvaluation(),
            new CriteriaEvaluation(),
            new ElectrodeEvaluation(),
            new NormalityEvaluation(),
            new StatementEvaluation(),
            new ExplanationEvaluation(),
            new LostLeadEvaluation(),
            new UnfamiliarEvaluation(),
            new PulseEvaluation(),
            new SpeedEvaluation(),
            new PaperEvaluation());

    private Evaluate() {}

    public static void main(String[] args) {
        int status = run(args);
        if (status != 0) {
            System.exit(status);
        }
    }

    /** Exit status: 0, or 2 after one line on standard error that says what to mend, in the command or in which file. */
    static int run(String... args) {
        return Command.status(() -> evaluate(args), () -> EvaluationOptions.USAGE + String.join(", ", taskNames()));
    }

    private static void evaluate(String... args) throws IOException {
        if (List.of(args).equals(List.of(TABLE))) {
            ResultsTable.write();
            return;
        }
        if (List.of(args).equals(List.of(SAMPLE))) {
            SamplePictures.write();
            return;
        }
        EvaluationTask task = named(EvaluationOptions.task(args));
        EvaluationOptions options = EvaluationOptions.parse(args);
        if (options.set() != null) {
            options.of(task.sets());
        }
        Outcome outcome = task.evaluate(options);
        if (outcome.trainedOnThese()) {
            System.err.println("the model was trained on these records: the figures flatter it");
        }
        if (options.out() != null) {
            new ResultFile(options.command(), SourceCommit.now(), outcome).write(options.out());
        }
        System.out.println(outcome.json());
    }

    /** The words for what can be measured. */
    static List<String> taskNames() {
        return TASKS.stream().map(EvaluationTask::name).toList();
    }

    private static EvaluationTask named(String name) {
        return TASKS.stream()
                .filter(task -> task.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no task is called \"" + name + "\""));
    }
}
