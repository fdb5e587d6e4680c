package org.einthoven.inference;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
 * @param use for whom it was made and for what not; null on cards of before
 * @param budget what a recording costs; null on cards of before
 * @param calibration what makes probabilities of its scores; null where nothing does, or the thresholds do
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
        String licence,
        @Nullable Use use,
        @Nullable Budget budget,
        @Nullable Calibration calibration) {

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

    /** The card of a model of which neither use nor budget is stated yet, nor how it is calibrated. */
    public ModelCard(
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
        this(
                name,
                version,
                task,
                sha256,
                inputs,
                outputs,
                thresholds,
                data,
                split,
                metrics,
                training,
                parameters,
                limits,
                licence,
                null,
                null,
                null);
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
     * A data set that was trained on, or measured on.
     *
     * @param used which of its records, and how many
     * @param citations as its publisher asks to be cited, with DOI; empty where nothing was published
     */
    public record Source(String name, String used, String licence, List<String> citations) {

        public Source {
            // cards of before have none
            citations = Objects.requireNonNullElse(citations, List.<String>of()).stream()
                    .toList();
        }

        public Source(String name, String used, String licence) {
            this(name, used, licence, List.of());
        }
    }

    /**
     * What it may be used for (Mitchell et al. 2019), a sentence each.
     *
     * @param intended by whom, and for what
     * @param outOfScope what it was not made for, though one might think so
     */
    public record Use(List<String> intended, List<String> outOfScope) {

        public Use {
            intended = List.copyOf(intended);
            outOfScope = List.copyOf(outOfScope);
        }
    }

    /**
     * What it costs to have one recording of 10 s read by the model alone.
     *
     * @param recording what is in these 10 s
     * @param multiplyAccumulates of convolutions, memories and matrices, as the graph has them
     * @param bytes of {@code model.onnx}
     * @param milliseconds of one core
     * @param measured how and where these were measured
     */
    public record Budget(
            String recording, long multiplyAccumulates, long bytes, double milliseconds, String measured) {}

    /**
     * What makes probabilities of scores, fitted on people whom the model that scored them had not seen.
     *
     * @param temperature what {@link Temperature} takes
     * @param offsets the same by question; empty where one temperature is enough
     * @param how it was fitted
     * @param on the records that it was fitted on
     * @param eceBefore mean over the classes of the expected calibration error of the scores as they come
     * @param eceAfter the same of the tempered scores, each by the temperature of other people
     */
    public record Calibration(
            double temperature, Map<String, Double> offsets, String how, String on, double eceBefore, double eceAfter) {

        public Calibration {
            offsets = Map.copyOf(offsets);
        }
    }

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

    /** The same card, some of it to be changed. */
    public CardRevision revised() {
        return new CardRevision(this);
    }

    /** Reads {@code card.json} in {@code folder}; throws {@link ModelFault} where it is missing or broken. */
    public static ModelCard read(Path folder) {
        return ModelFiles.read(folder).card();
    }

    public void write(Path folder) throws IOException {
        ModelJson.write(folder.resolve(FILE), this);
    }

    /** What makes probabilities of the scores; {@link Temperature#NONE} where nothing does. */
    public Temperature temperature() {
        return calibration == null
                ? Temperature.NONE
                : new Temperature(calibration.temperature(), calibration.offsets());
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
