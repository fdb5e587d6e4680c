package org.einthoven.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.einthoven.evaluation.Budgets;
import org.einthoven.evaluation.SourceCommit;
import org.einthoven.inference.CardRevision;
import org.einthoven.inference.GoldenVector;
import org.einthoven.inference.ModelCard;
import org.einthoven.inference.OnnxModel;
import org.einthoven.inference.Tensor;
import org.einthoven.training.net.OnnxGraph;

/** Writes a model's folder, and opens it as the server will before it calls it done. */
final class ModelFolder {

    /** How far ONNX Runtime may stray from DJL; both compute in float32 but sum in different orders. */
    private static final double TOLERANCE = 1e-4;

    private ModelFolder() {}

    /**
     * Writes {@code model.onnx}, {@code card.json} and {@code golden.json}, all of them or none ({@link WholeFolder}).
     *
     * @param graph gets name, version and commit from the card, for those who open it without
     * @param card its hash is set here
     * @param inputs an example input
     * @param outputs what DJL computes for it: opening the folder proves that the exported model computes the same
     */
    static void write(
            Path folder, OnnxGraph graph, ModelCard card, Map<String, Tensor> inputs, Map<String, Tensor> outputs)
            throws IOException {
        byte[] onnx = graph.toBytes(
                card.name(),
                Map.of(
                        "name",
                        card.name(),
                        "version",
                        card.version(),
                        "commit",
                        card.training().commit()));
        WholeFolder.write(folder, beside -> {
            Files.write(beside.resolve(OnnxModel.FILE), onnx);
            card.revised().sha256(OnnxModel.sha256(onnx)).card().write(beside);
            GoldenVector.of(inputs, outputs, TOLERANCE).write(beside);
            OnnxModel.open(beside).close();
            answerFor(beside);
        });
    }

    /** Puts on a card what is the same for all versions of a model, and what this one costs. */
    private static void answerFor(Path folder) throws IOException {
        ModelCard card = ModelCard.read(folder);
        CardRevision revision = card.revised()
                .thresholds(Card.thresholds(card))
                .budget(Budgets.of(folder).orElse(null));
        CardText.of(card.name()).ifPresent(text -> text.answerFor(card, revision));
        revision.card().write(folder);
    }

    /** Puts figures on the card of a model that has been written, once it was measured. */
    static void addMetrics(Path folder, List<ModelCard.Metric> metrics) throws IOException {
        ModelCard.read(folder).revised().metrics(metrics).card().write(folder);
    }

    /** The figures on the card in {@code folder}; none where there is no card. */
    static List<ModelCard.Metric> metrics(Path folder) {
        return Files.exists(folder.resolve(ModelCard.FILE))
                ? ModelCard.read(folder).metrics()
                : List.of();
    }

    /** The commit that this code was built from, with {@code -dirty} where files differ from it; "unknown" without git. */
    static String commit() {
        return SourceCommit.now();
    }
}
