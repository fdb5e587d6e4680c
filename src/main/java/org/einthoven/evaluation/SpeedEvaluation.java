package org.einthoven.evaluation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.einthoven.ecg.Ecg;
import org.einthoven.ecg.SampleRate;
import org.einthoven.inference.OnnxModel;
import org.einthoven.inference.Tensor;
import org.einthoven.synthesis.EcgGenerator;
import org.einthoven.synthesis.EcgRecipe;

/**
 * What reading takes of one core: 12-lead recordings of 10 s, of PTB-XL or where it is not there generated, by the newest
 * models; and each model alone, with weights of 32 and of 8 bits. CPU time of the thread that computes, which is hardly any
 * longer where the machine has other work. Whether a model has learned from a recording does not change how long it takes.
 */
final class SpeedEvaluation implements EvaluationTask {

    /** The split's name where no recording is there. */
    private static final String GENERATED = "generated";

    private static final List<String> MODELS =
            List.of("delineation", "beat", RhythmEvaluation.MODEL, StatementEvaluation.MODEL, "ppg");

    private static final Duration LENGTH = Duration.ofSeconds(10);
    private static final SampleRate RATE = new SampleRate(500);
    private static final double BYTES_IN_KB = 1000;

    /** Recordings that are read: the first of the split. */
    private final int most;

    SpeedEvaluation() {
        this(200);
    }

    SpeedEvaluation(int most) {
        this.most = most;
    }

    @Override
    public String name() {
        return "speed";
    }

    @Override
    public Outcome evaluate(EvaluationOptions options) throws IOException {
        if (options.model() != null) {
            throw new IllegalArgumentException(name() + " reads with the newest of all models: leave --model out");
        }
        boolean recorded = Files.isDirectory(PublicSet.PTBXL.in(options.data()));
        Cohort<Ecg> cohort = recorded ? recorded(options) : new Cohort<>(generated(), List.of());
        Map<String, Object> metrics = new LinkedHashMap<>();
        try (ReadStatements.Reader reader = new ReadStatements.Reader()) {
            metrics.put("models", reader.models());
        }
        metrics.put("machine", Budgets.machine());
        metrics.put("jvm", System.getProperty("java.vm.version") + ", " + System.getProperty("java.vm.info"));
        metrics.putAll(ReadingStages.of(cohort.tallies()).metrics());
        metrics.put("modelFor", OneRecord.WORDS);
        for (String model : MODELS) {
            metrics.put(model, costs(ModelFolders.chosen(null, model)));
        }
        return new Outcome(
                name(),
                recorded ? options.split() : GENERATED,
                cohort.tallies().size(),
                cohort.missing(),
                List.of(),
                false,
                metrics);
    }

    private Cohort<Ecg> recorded(EvaluationOptions options) throws IOException {
        return PtbxlRecords.of(options).first(most).score((row, ecg) -> ecg);
    }

    private List<Ecg> generated() {
        List<Ecg> ecgs = new ArrayList<>();
        for (int seed = 0; seed < most; seed++) {
            EcgRecipe recipe = EcgRecipe.random(new SplittableRandom(seed));
            ecgs.add(EcgGenerator.generate(recipe, LENGTH, RATE, seed).ecg());
        }
        return ecgs;
    }

    /** By weights, {@code float32} and {@code int8}: {@code kB} of the file and {@code ms} for {@link OneRecord}. */
    private static Map<String, Object> costs(Path folder) throws IOException {
        byte[] whole = Files.readAllBytes(folder.resolve(OnnxModel.FILE));
        Map<String, Object> costs = new LinkedHashMap<>();
        try (OnnxModel model = OnnxModel.open(folder);
                OnnxModel small = OnnxModel.variant(folder, Int8Weights::of)) {
            costs.put("float32", cost(model, whole.length));
            costs.put("int8", cost(small, Int8Weights.of(whole).length));
        }
        return costs;
    }

    private static Map<String, Object> cost(OnnxModel model, int bytes) {
        Map<String, Tensor> inputs = OneRecord.inputs(model.card()).orElseThrow();
        Map<String, Object> cost = new LinkedHashMap<>();
        cost.put("kB", bytes / BYTES_IN_KB);
        cost.put("ms", Budgets.milliseconds(model, inputs));
        return cost;
    }
}
