package org.einthoven.inference;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An input and the output that the model gave when it was exported. Run at every opening, it shows that this machine's
 * arithmetic and this version of the runtime give what was measured. Kept as {@code golden.json}.
 *
 * @param tolerance largest absolute difference that is let pass, in the unit of the output
 */
public record GoldenVector(double tolerance, Map<String, Values> inputs, Map<String, Values> outputs) {

    /** Name of the golden vector's file in a model's folder. */
    public static final String FILE = "golden.json";

    public GoldenVector {
        inputs = Map.copyOf(inputs);
        outputs = Map.copyOf(outputs);
    }

    /** A tensor as text: its sides and its values in row-major order. */
    public record Values(List<Long> shape, List<Float> values) {

        public Values {
            shape = List.copyOf(shape);
            values = List.copyOf(values);
        }

        static Values of(Tensor tensor) {
            List<Long> shape = java.util.Arrays.stream(tensor.shape()).boxed().toList();
            List<Float> values = new java.util.ArrayList<>();
            for (float value : tensor.toArray()) {
                values.add(value);
            }
            return new Values(shape, values);
        }

        @JsonIgnore
        public Tensor tensor() {
            float[] floats = new float[values.size()];
            for (int i = 0; i < floats.length; i++) {
                floats[i] = values.get(i);
            }
            return Tensor.of(floats, shape.stream().mapToLong(Long::longValue).toArray());
        }
    }

    /** The golden vector of {@code outputs} for {@code inputs}. */
    public static GoldenVector of(Map<String, Tensor> inputs, Map<String, Tensor> outputs, double tolerance) {
        return new GoldenVector(tolerance, asValues(inputs), asValues(outputs));
    }

    /** Reads {@code golden.json} in {@code folder}; throws {@link ModelFault} where it is missing or broken. */
    public static GoldenVector read(Path folder) {
        return ModelFiles.read(folder).golden();
    }

    public void write(Path folder) throws IOException {
        ModelJson.write(folder.resolve(FILE), this);
    }

    /** Runs the model on the kept input; throws {@link ModelFault} where an output strays beyond the tolerance. */
    void check(OnnxModel model, String file) {
        Map<String, Tensor> given = new LinkedHashMap<>();
        inputs.forEach((name, values) -> given.put(name, values.tensor()));
        Map<String, Tensor> results = model.run(given);
        outputs.forEach((name, expected) -> {
            Tensor result = results.get(name);
            if (result == null) {
                throw new ModelFault(
                        ModelCheck.GOLDEN,
                        file + " expects the output \"" + name + "\", which model.onnx does not have");
            }
            double worst = worstDifference(expected.tensor(), result);
            if (!(worst <= tolerance)) {
                throw new ModelFault(
                        ModelCheck.GOLDEN,
                        file + ": output \"" + name + "\" differs from what it was at export by " + worst
                                + " (tolerance " + tolerance + "): the model or the runtime is not the one that was"
                                + " measured; fetch the folder again or train the model anew");
            }
        });
    }

    private static double worstDifference(Tensor expected, Tensor result) {
        if (!java.util.Arrays.equals(expected.shape(), result.shape())) {
            return Double.POSITIVE_INFINITY;
        }
        float[] left = expected.toArray();
        float[] right = result.toArray();
        double worst = 0;
        for (int i = 0; i < left.length; i++) {
            double difference = Math.abs((double) left[i] - right[i]);
            worst = Double.isNaN(difference) ? Double.POSITIVE_INFINITY : Math.max(worst, difference);
        }
        return worst;
    }

    private static Map<String, Values> asValues(Map<String, Tensor> tensors) {
        Map<String, Values> values = new LinkedHashMap<>();
        tensors.forEach((name, tensor) -> values.put(name, Values.of(tensor)));
        return values;
    }
}
