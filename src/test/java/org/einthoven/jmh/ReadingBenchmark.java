package org.einthoven.jmh;

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
import java.util.stream.IntStream;
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
import org.einthoven.statement.LearnedStatement;
import org.einthoven.statement.TwelveLeads;
import org.einthoven.wfdb.WfdbRecord;

/**
 * CPU time of reading an ECG by steps, over 100 records of PTB-XL (12 leads, 10 s, 500 Hz), after two rounds to warm up.
 * It is the time of the thread that reads, on which ONNX Runtime computes too; what other work the machine has hardly
 * counts, compiler and garbage collector do not. By hand, with the folder of PTB-XL:
 *
 * <pre>
 * mvn test-compile dependency:build-classpath -DincludeScope=test -Dmdep.outputFile=target/test-classpath
 * CLASSPATH=target/test-classes:target/classes:$(cat target/test-classpath) \
 *     java org.einthoven.jmh.ReadingBenchmark DATA/ptbxl/records500
 * </pre>
 */
public final class ReadingBenchmark {

    private static final int RECORDS = 100;
    private static final int WARM_UP = 2;
    private static final int ROUNDS = 3;

    private enum Step {
        QUALITY,
        DELINEATE,
        DETECT,
        CLASSIFY,
        MEASURE_AND_DIAGNOSE,
        STATE,
        CLASSIFY_TO_EXPLAIN,
        STATE_TO_EXPLAIN,
        EXPLAIN_OTHERWISE
    }

    private ReadingBenchmark() {}

    public static void main(String[] arguments) throws IOException {
        List<Ecg> ecgs = ecgs(Path.of(arguments[0]));
        Clocked models = new Clocked(new OnnxEcgModels(
                OnnxModel.open(newest("delineation")),
                OnnxModel.open(newest("beat")),
                OnnxModel.open(newest("statements"))));
        ReadingPipeline pipeline = new ReadingPipeline(models, OnnxPlethModels.of(OnnxModel.open(newest("ppg"))));
        for (int round = 0; round < WARM_UP + ROUNDS; round++) {
            models.reset();
            ecgs.forEach(ecg -> models.read(pipeline, ecg));
            if (round >= WARM_UP) {
                System.out.println(models.report(ecgs.size()));
            }
        }
    }

    /** Evenly spread over the set. */
    private static List<Ecg> ecgs(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            List<String> records = files.map(Path::toString)
                    .filter(file -> file.endsWith(".hea"))
                    .map(file -> file.substring(0, file.length() - ".hea".length()))
                    .sorted()
                    .toList();
            List<Ecg> ecgs = new ArrayList<>();
            for (int i = 0; i < RECORDS; i++) {
                Path record = Path.of(records.get((int) ((long) i * records.size() / RECORDS)));
                ecgs.add(WfdbRecord.read(record).ecg().orElseThrow());
            }
            return ecgs;
        }
    }

    private static Path newest(String model) throws IOException {
        try (Stream<Path> versions = Files.list(Path.of("models", model))) {
            return versions.max(Comparator.comparing(Path::toString)).orElseThrow();
        }
    }

    /** The models, and a clock that is read whenever one is called or has answered. */
    private static final class Clocked implements EcgModels {

        private final EcgModels models;
        private final Map<Step, Long> nanos = new EnumMap<>(Step.class);
        private final List<Long> totals = new ArrayList<>();
        private long last;
        private boolean classified;
        private boolean explained;

        Clocked(EcgModels models) {
            this.models = models;
        }

        void reset() {
            nanos.clear();
            totals.clear();
        }

        void read(ReadingPipeline pipeline, Ecg ecg) {
            classified = false;
            explained = false;
            last = now();
            long start = last;
            pipeline.read(ecg);
            tick(explained ? Step.EXPLAIN_OTHERWISE : classified ? Step.MEASURE_AND_DIAGNOSE : Step.QUALITY);
            totals.add(last - start);
        }

        String report(int records) {
            StringBuilder report = new StringBuilder("CPU per record:");
            nanos.forEach((step, sum) ->
                    report.append(String.format(Locale.ROOT, " %s %.2f ms,", step, sum / 1e6 / records)));
            long[] sorted = totals.stream().mapToLong(Long::longValue).sorted().toArray();
            double mean = IntStream.range(0, sorted.length)
                    .mapToLong(i -> sorted[i])
                    .average()
                    .orElseThrow();
            return report.append(String.format(
                            Locale.ROOT,
                            " in all %.2f ms (median %.2f, 95th percentile %.2f, highest %.2f)",
                            mean / 1e6,
                            sorted[sorted.length / 2] / 1e6,
                            sorted[sorted.length * 95 / 100] / 1e6,
                            sorted[sorted.length - 1] / 1e6))
                    .toString();
        }

        @Override
        public Delineation delineate(Ecg ecg) {
            tick(Step.QUALITY);
            Delineation delineation = models.delineate(ecg);
            tick(Step.DELINEATE);
            return delineation;
        }

        @Override
        public double[] detect(Ecg ecg) {
            double[] peaks = models.detect(ecg);
            tick(Step.DETECT);
            return peaks;
        }

        @Override
        public List<Beat> classify(Ecg ecg, double[] rPeaksMs) {
            List<Beat> beats = models.classify(ecg, rPeaksMs);
            tick(Step.CLASSIFY);
            classified = true;
            return beats;
        }

        @Override
        public List<Beat> classify(Ecg ecg, double[] rPeaksMs, List<Integer> chosen) {
            tick(explained ? Step.EXPLAIN_OTHERWISE : Step.MEASURE_AND_DIAGNOSE);
            explained = true;
            List<Beat> beats = models.classify(ecg, rPeaksMs, chosen);
            tick(Step.CLASSIFY_TO_EXPLAIN);
            return beats;
        }

        @Override
        public Ecg lookedAt(Ecg ecg) {
            return models.lookedAt(ecg);
        }

        @Override
        public List<LearnedStatement> state(Ecg ecg) {
            tick(Step.MEASURE_AND_DIAGNOSE);
            List<LearnedStatement> statements = models.state(ecg);
            tick(Step.STATE);
            return statements;
        }

        @Override
        public List<List<LearnedStatement>> state(Stream<TwelveLeads> variants) {
            tick(Step.EXPLAIN_OTHERWISE);
            List<List<LearnedStatement>> statements = models.state(variants);
            tick(Step.STATE_TO_EXPLAIN);
            return statements;
        }

        @Override
        public List<float[]> activations(TwelveLeads leads, List<String> codes) {
            tick(explained ? Step.EXPLAIN_OTHERWISE : Step.MEASURE_AND_DIAGNOSE);
            explained = true;
            List<float[]> maps = models.activations(leads, codes);
            tick(Step.STATE_TO_EXPLAIN);
            return maps;
        }

        @Override
        public List<ModelRef> refs(List<LearnedStatement> statements) {
            return models.refs(statements);
        }

        private void tick(Step step) {
            long now = now();
            nanos.merge(step, now - last, Long::sum);
            last = now;
        }

        private static long now() {
            return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        }
    }
}
