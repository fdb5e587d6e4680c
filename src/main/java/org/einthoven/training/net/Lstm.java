package org.einthoven.training.net;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import ai.djl.training.initializer.Initializer;
import ai.djl.training.initializer.UniformInitializer;
import java.util.List;

/**
 * Long short-term memory (Hochreiter & Schmidhuber 1997) that reads its input from the first sample to the last and gives
 * its state after each: [batch, channels, samples] to [batch, units, samples]. Gates stand in PyTorch's order: input,
 * forget, cell, output.
 */
public final class Lstm extends Layer {

    private static final int GATES = 4;

    /** Where ONNX has its gates (input, output, forget, cell) among PyTorch's. */
    private static final int[] ONNX_ORDER = {0, 3, 1, 2};

    private final int units;
    private final Parameter ofInput;
    private final Parameter ofState;
    private final Parameter bias;

    public Lstm(int units) {
        this.units = units;
        // the rectifier's first weights, which the learner gives to what is called a weight, would be too large here
        Initializer small = new UniformInitializer((float) (1 / Math.sqrt(units)));
        ofInput = addParameter(parameter("ofInput", small));
        ofState = addParameter(parameter("ofState", small));
        bias = addParameter(parameter("bias", (manager, shape, type) -> manager.create(remembering(), shape)));
    }

    private static Parameter parameter(String name, Initializer first) {
        return Parameter.builder()
                .setName(name)
                .setType(Parameter.Type.OTHER)
                .optInitializer(first)
                .build();
    }

    /** The forget gate is open at first (Jozefowicz et al. 2015): what is seen early must reach the end. */
    private float[] remembering() {
        float[] values = new float[GATES * units];
        java.util.Arrays.fill(values, units, 2 * units, 1);
        return values;
    }

    @Override
    protected void prepare(Shape[] inputShapes) {
        ofInput.setShape(new Shape(GATES * units, inputShapes[0].get(1)));
        ofState.setShape(new Shape(GATES * units, units));
        bias.setShape(new Shape(GATES * units));
    }

    @Override
    protected NDArray apply(ParameterStore store, NDArray x, boolean training) {
        NDManager manager = x.getManager();
        NDArray before = manager.zeros(new Shape(1, x.getShape().get(0), units));
        NDArray used = store.getValue(bias, x.getDevice(), training);
        NDList weights = new NDList(
                store.getValue(ofInput, x.getDevice(), training),
                store.getValue(ofState, x.getDevice(), training),
                used,
                // PyTorch has a second bias, which does what the first does
                manager.zeros(used.getShape()));
        NDArray inTime = x.transpose(0, 2, 1);
        NDArray states = inTime.getNDArrayInternal()
                .lstm(inTime, new NDList(before, before), weights, true, 1, 0, training, false, true)
                .get(0);
        return states.transpose(0, 2, 1);
    }

    @Override
    public String export(OnnxGraph graph, String x) {
        String flat = graph.node("Squeeze", List.of(x, graph.integers(2)));
        String inTime = graph.node("Transpose", List.of(flat), OnnxGraph.ints("perm", 2, 0, 1));
        long inputs = ofInput.getArray().getShape().get(1);
        float[] biases = java.util.Arrays.copyOf(reordered(bias), 2 * GATES * units);
        String states = graph.node(
                "LSTM",
                List.of(
                        inTime,
                        graph.weights(reordered(ofInput), 1, (long) GATES * units, inputs),
                        graph.weights(reordered(ofState), 1, (long) GATES * units, units),
                        graph.weights(biases, 1, biases.length)),
                OnnxGraph.integer("hidden_size", units));
        // [samples, direction, batch, units]
        return graph.node("Transpose", List.of(states), OnnxGraph.ints("perm", 2, 3, 1, 0));
    }

    private float[] reordered(Parameter parameter) {
        float[] from = parameter.getArray().toFloatArray();
        float[] to = new float[from.length];
        int gate = from.length / GATES;
        for (int g = 0; g < GATES; g++) {
            System.arraycopy(from, ONNX_ORDER[g] * gate, to, g * gate, gate);
        }
        return to;
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputShapes) {
        Shape in = inputShapes[0];
        return new Shape[] {new Shape(in.get(0), units, in.get(2))};
    }
}
