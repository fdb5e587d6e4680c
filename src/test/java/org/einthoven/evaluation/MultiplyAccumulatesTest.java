package org.einthoven.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.einthoven.inference.GoldenVector;
import org.einthoven.inference.ModelCard;
import org.einthoven.inference.OnnxModel;
import org.einthoven.inference.Tensor;
import org.einthoven.training.net.OnnxGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MultiplyAccumulatesTest {

    @TempDir
    Path folder;

    /** 2 filters of 3 samples over 1 channel at 10 places are 60 products, 4 rows of a matrix 2 x 5 over 10 columns 100. */
    @Test
    void countsTheProductsOfConvolutionsAndMatrices() throws IOException {
        OnnxGraph graph = new OnnxGraph();
        String x = graph.input("x", "rows", "1", "1", "samples");
        String filtered = graph.node(
                "Conv",
                List.of(x, graph.weights(new float[6], 2, 1, 1, 3)),
                OnnxGraph.ints("pads", 0, 1, 0, 1),
                OnnxGraph.ints("kernel_shape", 1, 3));
        String flat = graph.node("Squeeze", List.of(filtered, graph.integers(2)));
        String turned = graph.node("Transpose", List.of(flat), OnnxGraph.ints("perm", 0, 2, 1));
        graph.output("y", graph.node("MatMul", List.of(turned, graph.weights(new float[10], 2, 5))), "rows", "s", "5");
        write(graph);

        assertThat(count(1, 10)).isEqualTo(60 + 100);
        assertThat(count(3, 20)).as("three rows of twice the length").isEqualTo(6 * 160);
    }

    /** A memory of 3 over 2 features has 4 gates: 4 x 3 x (2 + 3) products a step, of 7 steps of 1 row. */
    @Test
    void countsEachStepOfAMemory() throws IOException {
        OnnxGraph graph = new OnnxGraph();
        String x = graph.input("x", "steps", "1", "2");
        String all = graph.node(
                "LSTM",
                List.of(x, graph.weights(new float[24], 1, 12, 2), graph.weights(new float[36], 1, 12, 3)),
                OnnxGraph.integer("hidden_size", 3));
        graph.output("y", all, "steps", "1", "1", "3");
        write(graph);

        assertThat(MultiplyAccumulates.of(folder, Map.of("x", Tensor.allocate(7, 1, 2))))
                .isEqualTo(7 * 4 * 3 * (2 + 3));
    }

    private long count(int rows, int samples) {
        return MultiplyAccumulates.of(folder, Map.of("x", Tensor.allocate(rows, 1, 1, samples)));
    }

    private void write(OnnxGraph graph) throws IOException {
        byte[] onnx = graph.toBytes("counted", Map.of());
        Files.write(folder.resolve(OnnxModel.FILE), onnx);
        new ModelCard(
                        "counted",
                        "1.0.0",
                        "is counted",
                        OnnxModel.sha256(onnx),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        "none",
                        List.of(),
                        new ModelCard.Training("none", 1, "unknown", 0),
                        1,
                        List.of(),
                        "Apache-2.0")
                .write(folder);
        GoldenVector.of(Map.of(), Map.of(), 0).write(folder);
    }
}
