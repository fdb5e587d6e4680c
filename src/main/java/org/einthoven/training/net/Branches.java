package org.einthoven.training.net;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import java.util.List;

/** Layers that read the same input and lay their channels side by side; they must agree on the number of samples. */
public final class Branches extends Layer {

    private final List<Layer> branches;

    public Branches(Layer... branches) {
        this.branches = List.of(branches);
        for (int i = 0; i < branches.length; i++) {
            addChildBlock("branch" + i, branches[i]);
        }
    }

    @Override
    protected NDArray apply(ParameterStore store, NDArray x, boolean training) {
        NDList seen = new NDList();
        branches.forEach(branch -> seen.add(branch.compute(store, x, training)));
        return NDArrays.concat(seen, 1);
    }

    @Override
    public String export(OnnxGraph graph, String x) {
        List<String> seen =
                branches.stream().map(branch -> branch.export(graph, x)).toList();
        return graph.node("Concat", seen, OnnxGraph.integer("axis", 1));
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputShapes) {
        long channels = 0;
        long samples = 0;
        for (Layer branch : branches) {
            Shape out = branch.getOutputShapes(inputShapes)[0];
            channels += out.get(1);
            samples = out.get(2);
        }
        return new Shape[] {new Shape(inputShapes[0].get(0), channels, samples)};
    }

    @Override
    protected void initializeChildBlocks(NDManager manager, DataType dataType, Shape... inputShapes) {
        branches.forEach(branch -> branch.initialize(manager, dataType, inputShapes));
    }
}
