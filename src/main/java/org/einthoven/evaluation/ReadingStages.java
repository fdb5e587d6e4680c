package org.einthoven.evaluation;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
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
import org.einthoven.inference.Temperature;
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
public final class ReadingStages implements EcgModels {

    private static final int WARM_UP = 2;
    private static final int ROUNDS = 3;
    private static final double NANOS_IN_MS = 1e6;

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

        boolean explains() {
            return compareTo(EXPLAIN_BEATS) >= 0;
        }
    }

    private final EcgModels models;
    private final Map<Stage, Long> nanos = new EnumMap<>(Stage.class);
    private final List<Long> totals = new ArrayList<>();
    private final List<Long> unexplained = new ArrayList<>();
    private long last;

    /** What runs until a model is called next. */
    private Stage between = Stage.QUALITY;

    private ReadingStages(EcgModels models) {
        this.models = models;
    }

    /** Reads all of these with the newest models in {@code models/}. */
    public static ReadingStages of(List<Ecg> ecgs) throws IOException {
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
                    stages.unexplained.clear();
                }
                ecgs.forEach(ecg -> stages.read(pipeline, ecg));
            }
            return stages;
        }
    }

    private static OnnxModel newest(String model) throws IOException {
        return OnnxModel.open(ModelFolders.chosen(null, model));
    }

    private void read(ReadingPipeline pipeline, Ecg ecg) {
        between = Stage.QUALITY;
        last = now();
        long start = last;
        long explained = explaining();
        pipeline.read(ecg);
        tick(between);
        totals.add(last - start);
        unexplained.add(last - start - (explaining() - explained));
    }

    private long explaining() {
        return nanos.entrySet().stream()
                .filter(stage -> stage.getKey().explains())
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /** CPU of a reading in ms: {@code median}, {@code p95} and {@code highest}, with explanations and without. */
    Map<String, Object> metrics() {
        if (totals.isEmpty()) {
            throw new IllegalArgumentException("none of these recordings is there, or none is long enough to be read");
        }
        Map<String, Object> metrics = new LinkedHashMap<>();
        metrics.put("readings", totals.size());
        metrics.put("readingMs", spread(unexplained));
        metrics.put("readingWithExplanationsMs", spread(totals));
        return metrics;
    }

    private static Map<String, Object> spread(List<Long> nanos) {
        long[] sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
        Map<String, Object> spread = new LinkedHashMap<>();
        spread.put("median", sorted[sorted.length / 2] / NANOS_IN_MS);
        spread.put("p95", sorted[sorted.length * 95 / 100] / NANOS_IN_MS);
        spread.put("highest", sorted[sorted.length - 1] / NANOS_IN_MS);
        return spread;
    }

    /** What a reading took in all and each of its stages on average, in lines to be printed. */
    public String table() {
        StringBuilder table = new StringBuilder("CPU of a reading, one core, ms: " + spread(totals)
                + "; without explanations: " + spread(unexplained) + "; on average");
        nanos.forEach((stage, sum) -> table.append(
                String.format(Locale.ROOT, "%n  %5.2f ms  %s", sum / NANOS_IN_MS / totals.size(), stage.display)));
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
    public Temperature temperatureOfBeats() {
        return models.temperatureOfBeats();
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
