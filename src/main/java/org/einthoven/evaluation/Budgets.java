package org.einthoven.evaluation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.einthoven.inference.ModelCard;
import org.einthoven.inference.OnnxModel;
import org.einthoven.inference.Tensor;

/** Measures what a model costs: its work by its graph, its size on disc, its time on one core. */
public final class Budgets {

    /** Runs that are not counted: the first few are slower, until caches are warm. */
    private static final int WARM = 30;

    /** Odd, so that one of them is the median. */
    private static final int RUNS = 301;

    private static final double NANOS_IN_MS = 1e6;

    /** Three digits after the point. */
    private static final double DIGITS = 1e3;

    private static final String PROCESSOR = "model name";

    private Budgets() {}

    /** Empty for a model of which it is not known what a recording would be ({@link OneRecord}). */
    public static Optional<ModelCard.Budget> of(Path folder) throws IOException {
        Optional<Map<String, Tensor>> inputs = OneRecord.inputs(ModelCard.read(folder));
        if (inputs.isEmpty()) {
            return Optional.empty();
        }
        try (OnnxModel model = OnnxModel.open(folder)) {
            return Optional.of(new ModelCard.Budget(
                    OneRecord.WORDS,
                    MultiplyAccumulates.of(folder, inputs.get()),
                    Files.size(folder.resolve(OnnxModel.FILE)),
                    milliseconds(model, inputs.get()),
                    String.format(
                            Locale.ROOT,
                            "median of %d runs, CPU time of the one thread that computes, %s, the model alone",
                            RUNS,
                            machine())));
        }
    }

    /** CPU time and not the clock's, which other programs on the machine would stretch. */
    static double milliseconds(OnnxModel model, Map<String, Tensor> inputs) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long[] nanos = new long[RUNS];
        for (int run = -WARM; run < RUNS; run++) {
            long before = threads.getCurrentThreadCpuTime();
            model.run(inputs);
            if (run >= 0) {
                nanos[run] = threads.getCurrentThreadCpuTime() - before;
            }
        }
        Arrays.sort(nanos);
        return Math.round(nanos[RUNS / 2] / NANOS_IN_MS * DIGITS) / DIGITS;
    }

    /** As the processor calls itself, where the system says it. */
    static String machine() {
        Path processors = Path.of("/proc/cpuinfo");
        String name = System.getProperty("os.arch");
        if (Files.isReadable(processors)) {
            try {
                name = Files.readAllLines(processors).stream()
                        .filter(line -> line.startsWith(PROCESSOR))
                        .map(line -> line.substring(line.indexOf(':') + 1).strip())
                        .findFirst()
                        .orElse(name);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return name + " (" + System.getProperty("os.arch") + ")";
    }
}
