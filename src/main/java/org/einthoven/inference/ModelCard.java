package org.einthoven.inference;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What must be known of a model before its output is believed: what goes in and comes out, on what it was trained and
 * measured, and where it must not be used. Kept as {@code card.json} beside the model.
 *
 * @param task what it does, in one sentence
 * @param sha256 hash of {@code model.onnx}, lower-case hex
 * @param parameters how many weights it has
 * @param limits where it is known or expected to fail, a sentence each
 * @param licence licence of the weights and what the data's licences ask for
 */
public record ModelCard(
        String name,
        String version,
        String task,
        String sha256,
        List<Port> inputs,
        List<Port> outputs,
        List<Threshold> thresholds,
        List<Source> data,
        String split,
        List<Metric> metrics,
        Training training,
        long parameters,
        List<String> limits,
        String licence) {

    /** Name of the card's file in a model's folder. */
    public static final String FILE = "card.json";

    public ModelCard {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        thresholds = List.copyOf(thresholds);
        data = List.copyOf(data);
        metrics = List.copyOf(metrics);
        limits = List.copyOf(limits);
    }

    /**
     * One input or output.
     *
     * @param shape the sides in order; a name stands for a side that may vary, a number for a fixed one
     * @param unit unit and normalisation of the values
     * @param rateHz samples per second along the last axis, null where there is no time axis
     * @param classes class names in the order of the class axis, empty where there is none
     */
    public record Port(String name, List<String> shape, String unit, @Nullable Double rateHz, List<String> classes) {

        public Port {
            shape = List.copyOf(shape);
            classes = List.copyOf(classes);
        }
    }

    /**
     * A number that turns scores into decisions.
     *
     * @param source the split on which it was chosen, and for what
     */
    public record Threshold(String name, double value, String source) {}

    /**
     * A data set that was trained on.
     *
     * @param used which of its records, and how many
     */
    public record Source(String name, String used, String licence) {}

    /**
     * A measured figure.
     *
     * @param low lower end of the 95 % interval, null where none was computed
     * @param high upper end of the 95 % interval
     * @param on the records it was measured on and whether the model had seen them
     */
    public record Metric(String name, double value, @Nullable Double low, @Nullable Double high, String on) {}

    /**
     * How to train it again.
     *
     * @param command the Maven command
     * @param commit git commit of the code, with {@code -dirty} where the working copy had changes
     */
    public record Training(String command, long seed, String commit, int epochs) {}

    /** The same card for a file with another hash. */
    ModelCard of(String otherSha256) {
        return new ModelCard(
                name,
                version,
                task,
                otherSha256,
                inputs,
                outputs,
                thresholds,
                data,
                split,
                metrics,
                training,
                parameters,
                limits,
                licence);
    }

    /** Reads {@code card.json} in {@code folder}; throws {@link ModelFault} where it is missing or broken. */
    public static ModelCard read(Path folder) {
        return ModelFiles.read(folder).card();
    }

    public void write(Path folder) throws IOException {
        ModelJson.write(folder.resolve(FILE), this);
    }

    /** The value of a threshold; throws {@link ModelFault} where the card has none of this name. */
    public double threshold(String thresholdName) {
        return thresholds.stream()
                .filter(threshold -> threshold.name().equals(thresholdName))
                .findFirst()
                .orElseThrow(() -> new ModelFault(
                        ModelCheck.TRIAL,
                        "the card of model " + name + " " + version + " has no threshold \"" + thresholdName
                                + "\": train the model with this version of the software"))
                .value();
    }
}
