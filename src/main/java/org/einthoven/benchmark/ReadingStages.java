package org.einthoven.benchmark;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.einthoven.beat.Beat;
import org.einthoven.delineation.Delineation;
import org.einthoven.ecg.Ecg;
import org.einthoven.inference.ModelRef;
import org.einthoven.inference.OnnxModel;
import org.einthoven.reading.EcgModels;
import org.einthoven.reading.OnnxEcgModels;
import org.einthoven.reading.OnnxPlethModels;
import org.einthoven.reading.ReadingPipeline;
import org.einthoven.rhythm.ToldRhythm;
import org.einthoven.statement.LearnedStatement;
import org.einthoven.statement.TwelveLeads;

/**
 * CPU time of a reading stage by stage, after two rounds to warm up. It is the time of the thread that reads, on which ONNX
 * Runtime computes too; what other work the machine has hardly counts, compiler and garbage collector do not.
 */
final class ReadingStages implements EcgModels {

    private static final int WARM_UP = 2;
    private static final int ROUNDS = 3;

    private enum Stage {
        QUALITY("signal quality"),
        DELINEATE("waves"),
        DETECT("R peaks"),
        CLASSIFY("classes of beats"),
        TELL_RHYTHM("the rhythm model"),
        MEASURE("rhythm, representative beat and measurements"),
        STATE("learned statements and their doubt"),
        DIAGNOSE("statements of rhythm and shape"),
        EXPLAIN_BEATS("explanations of beats: the model"),
        EXPLAIN_STATEMENTS("explanations of statements: the model"),
        EXPLAIN("explanations: other work");

        private final String display;

        Stage(String display) {
            this.display = display;
        }
    }

    private final EcgModels models;
    private final Map<Stage, Long> nanos = new EnumMap<>(Stage.class);
    private final List<Long> totals = new ArrayList<>();
    private long last;

    /** What runs until a model is called next. */
    private Stage between = Stage.QUALITY;

    private ReadingStages(EcgModels models) {
        this.models = models;
    }

    /** Reads all of these with the newest models in {@code models/} and says what each stage took. */
    static String report(List<Ecg> ecgs) throws IOException {
        try (OnnxModel delineation = newest("delineation");
                OnnxModel beat = newest("beat");
                OnnxModel statements = newest("statements");
                OnnxModel rhythm = newest("rhythm");
                OnnxModel ppg = newest("ppg")) {
            ReadingStages stages = new ReadingStages(new OnnxEcgModels(delineation, beat, statements, rhythm));
            ReadingPipeline pipeline = new ReadingPipeline(stages, OnnxPlethModels.of(ppg));
            for (int round = 0; round < WARM_UP + ROUNDS; round++) {
                if (round == WARM_UP) {
                    stages.nanos.clear();
                    stages.totals.clear();
                }
                ecgs.forEach(ecg -> stages.read(pipeline, ecg));
            }
            return stages.table();
        }
    }

    private static OnnxModel newest(String model) throws IOException {
        try (Stream<Path> versions = Files.list(Path.of("models", model))) {
            return OnnxModel.open(versions.max(Comparator.naturalOrder()).orElseThrow());
        }
    }

    private void read(ReadingPipeline pipeline, Ecg ecg) {
        between = Stage.QUALITY;
        last = now();
        long start = last;
        pipeline.read(ecg);
        tick(between);
        totals.add(last - start);
    }

    private String table() {
        long[] sorted = totals.stream().mapToLong(Long::longValue).sorted().toArray();
        StringBuilder table = new StringBuilder(String.format(
                Locale.ROOT,
                "CPU of a reading, one core: median %.1f, p95 %.1f, highest %.1f ms; on average",
                sorted[sorted.length / 2] / 1e6,
                sorted[sorted.length * 95 / 100] / 1e6,
                sorted[sorted.length - 1] / 1e6));
        nanos.forEach((stage, sum) ->
                table.append(String.format(Locale.ROOT, "%n  %5.2f ms  %s", sum / 1e6 / totals.size(), stage.display)));
        return table.toString();
    }

    @Override
    public Delineation delineate(Ecg ecg) {
        tick(between);
        Delineation delineation = models.delineate(ecg);
        tick(Stage.DELINEATE);
        return delineation;
    }

    @Override
    public double[] detect(Ecg ecg) {
        double[] peaks = models.detect(ecg);
        tick(Stage.DETECT);
        return peaks;
    }

    @Override
    public List<Beat> classify(Ecg ecg, double[] rPeaksMs) {
        List<Beat> beats = models.classify(ecg, rPeaksMs);
        tick(Stage.CLASSIFY);
        between = Stage.MEASURE;
        return beats;
    }

    @Override
    public List<Beat> classify(Ecg ecg, double[] rPeaksMs, List<Integer> chosen) {
        tick(between);
        List<Beat> beats = models.classify(ecg, rPeaksMs, chosen);
        tick(Stage.EXPLAIN_BEATS);
        between = Stage.EXPLAIN;
        return beats;
    }

    @Override
    public Ecg lookedAt(Ecg ecg) {
        tick(between);
        between = Stage.EXPLAIN;
        return models.lookedAt(ecg);
    }

    @Override
    public List<LearnedStatement> state(Ecg ecg) {
        tick(between);
        List<LearnedStatement> statements = models.state(ecg);
        tick(Stage.STATE);
        between = Stage.DIAGNOSE;
        return statements;
    }

    @Override
    public List<List<LearnedStatement>> state(Stream<TwelveLeads> variants) {
        tick(between);
        List<List<LearnedStatement>> statements = models.state(variants);
        tick(Stage.EXPLAIN_STATEMENTS);
        between = Stage.EXPLAIN;
        return statements;
    }

    @Override
    public List<float[]> activations(TwelveLeads leads, List<String> codes) {
        tick(between);
        List<float[]> maps = models.activations(leads, codes);
        tick(Stage.EXPLAIN_STATEMENTS);
        between = Stage.EXPLAIN;
        return maps;
    }

    @Override
    public Optional<ToldRhythm> rhythm(Ecg ecg, List<Beat> beats, Delineation delineation) {
        tick(between);
        Optional<ToldRhythm> told = models.rhythm(ecg, beats, delineation);
        tick(Stage.TELL_RHYTHM);
        return told;
    }

    @Override
    public List<ModelRef> refs(List<LearnedStatement> statements, Optional<ToldRhythm> rhythm) {
        return models.refs(statements, rhythm);
    }

    private void tick(Stage stage) {
        long now = now();
        nanos.merge(stage, now - last, Long::sum);
        last = now;
    }

    private static long now() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
