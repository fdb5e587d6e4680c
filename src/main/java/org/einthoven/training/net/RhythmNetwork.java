package org.einthoven.training.net;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import java.util.ArrayList;
import java.util.List;

/**
 * Scores the rhythm of a recording from the sequence of its beats. Input [recordings, rows, beats]; output logits
 * [recordings, classes]. A class's logit is the mean over the beats of what each says for a rhythm that lasts, and the
 * highest of what they say for one that passes, such as a single early beat; each sees seven beats to either side.
 * Several networks of different first weights are averaged. About 60,000 multiplications a beat and network.
 */
public final class RhythmNetwork extends Layer {

    private final int classes;
    private final List<Voice> voices = new ArrayList<>();

    /** @param count how many networks are averaged */
    public RhythmNetwork(int classes, int count) {
        this.classes = classes;
        for (int v = 0; v < count; v++) {
            voices.add(addChildBlock("voice" + v, new Voice(classes)));
        }
    }

    /** In training what each network says, [networks, recordings, classes], so that each learns on its own. */
    @Override
    protected NDArray apply(ParameterStore store, NDArray x, boolean training) {
        NDList said = new NDList();
        voices.forEach(voice -> said.add(voice.compute(store, x, training)));
        NDArray each = NDArrays.stack(said);
        return training ? each : each.mean(new int[] {0});
    }

    @Override
    public String export(OnnxGraph graph, String x) {
        List<String> said = voices.stream().map(voice -> voice.export(graph, x)).toList();
        return graph.node("Mean", said);
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputShapes) {
        return new Shape[] {new Shape(inputShapes[0].get(0), classes)};
    }

    @Override
    protected void initializeChildBlocks(NDManager manager, DataType dataType, Shape... inputShapes) {
        voices.forEach(voice -> voice.initialize(manager, dataType, inputShapes));
    }

    /** One of the networks. */
    private static final class Voice extends Layer {

        private static final int WIDE = 96;
        private static final int KERNEL = 3;

        private final int classes;
        private final Chain trunk;
        private final Convolution lasting;
        private final Convolution passing;

        Voice(int classes) {
            this.classes = classes;
            trunk = addChildBlock(
                    "trunk",
                    new Chain(
                            new Convolution(Convolution.Form.of(WIDE, 1)),
                            new Convolution(Convolution.Form.of(WIDE, 1)),
                            new Residual(WIDE, KERNEL, 1),
                            new Residual(WIDE, KERNEL, 2),
                            new Residual(WIDE, KERNEL, 4)));
            lasting = addChildBlock("lasting", new Convolution(Convolution.Form.linear(classes)));
            passing = addChildBlock("passing", new Convolution(Convolution.Form.linear(classes)));
        }

        @Override
        protected NDArray apply(ParameterStore store, NDArray x, boolean training) {
            NDArray seen = trunk.compute(store, x, training);
            NDArray mean = lasting.compute(store, seen, training).mean(new int[] {2});
            NDArray highest = passing.compute(store, seen, training).max(new int[] {2});
            return mean.add(highest);
        }

        @Override
        public String export(OnnxGraph graph, String x) {
            String seen = trunk.export(graph, x);
            String mean = overBeats(graph, "ReduceMean", lasting.export(graph, seen));
            String highest = overBeats(graph, "ReduceMax", passing.export(graph, seen));
            return graph.node("Add", List.of(mean, highest));
        }

        private static String overBeats(OnnxGraph graph, String operator, String map) {
            return graph.node(operator, List.of(map, graph.integers(2, 3)), OnnxGraph.integer("keepdims", 0));
        }

        @Override
        public Shape[] getOutputShapes(Shape[] inputShapes) {
            return new Shape[] {new Shape(inputShapes[0].get(0), classes)};
        }

        @Override
        protected void initializeChildBlocks(NDManager manager, DataType dataType, Shape... inputShapes) {
            trunk.initialize(manager, dataType, inputShapes);
            Shape[] seen = trunk.getOutputShapes(inputShapes);
            lasting.initialize(manager, dataType, seen);
            passing.initialize(manager, dataType, seen);
        }
    }
}
