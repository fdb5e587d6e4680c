package org.einthoven.inference;

import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.einthoven.training.net.OnnxGraph;

/** A model's folder whose model doubles its input: enough to try how folders are opened. */
final class TinyModel {

    private TinyModel() {}

    static ModelCard card(String sha256, String input) {
        return new ModelCard(
                "tiny",
                "1.0.0",
                "doubles its input",
                sha256,
                List.of(new ModelCard.Port(input, List.of("N", "2"), "mV", 250.0, List.of())),
                List.of(new ModelCard.Port("y", List.of("N", "2"), "mV", 250.0, List.of())),
                List.of(new ModelCard.Threshold("half", 0.5, "chosen by hand")),
                List.of(),
                "none",
                List.of(new ModelCard.Metric("error", 0, null, null, "nothing")),
                new ModelCard.Training("none", 1, "unknown", 0),
                1,
                List.of(),
                "Apache-2.0");
    }

    static byte[] onnx() {
        try (NDManager manager = NDManager.newBaseManager()) {
            OnnxGraph graph = new OnnxGraph();
            String x = graph.input("x", "N", "2");
            graph.output("y", graph.node("Mul", List.of(x, graph.weights(manager.create(new float[] {2})))), "N", "2");
            return graph.toBytes("tiny", Map.of("task", "doubling"));
        }
    }

    static void write(Path folder) throws IOException {
        byte[] onnx = onnx();
        Files.write(folder.resolve(OnnxModel.FILE), onnx);
        card(OnnxModel.sha256(onnx), "x").write(folder);
        golden(3).write(folder);
    }

    /** A golden vector that holds for {@code first} = 3 only. */
    static GoldenVector golden(float first) {
        return GoldenVector.of(
                Map.of("x", Tensor.of(new float[] {1.5f, -4}, 1, 2)),
                Map.of("y", Tensor.of(new float[] {first, -8}, 1, 2)),
                1e-4);
    }
}
