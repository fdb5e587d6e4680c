package org.einthoven.training;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.einthoven.evaluation.Budgets;
import org.einthoven.evaluation.Command;
import org.einthoven.evaluation.Int8Weights;
import org.einthoven.inference.GoldenVector;
import org.einthoven.inference.ModelCard;
import org.einthoven.inference.ModelFault;
import org.einthoven.inference.OnnxModel;
import org.einthoven.inference.Tensor;

/**
 * The command {@code mvn -q compile exec:java@int8}: writes a variant of a trained model with weights of 8 bits, for
 * small devices, as a version of its own that a server takes in like any other.
 */
public final class Int8 {

    static final String USAGE = "usage: models/NAME/VERSION FOLDER, the second being where the variant goes";

    static final String SUFFIX = "-int8";

    private Int8() {}

    public static void main(String[] args) {
        int status = run(args);
        if (status != 0) {
            System.exit(status);
        }
    }

    /** Exit status: 0, or 2 after one line on standard error that says what to mend. */
    static int run(String... args) {
        return Command.status(
                () -> {
                    if (args.length != 2) {
                        throw new IllegalArgumentException("which model, and where to?");
                    }
                    write(Path.of(args[0]), Path.of(args[1]));
                },
                () -> USAGE);
    }

    /**
     * Writes the variant of the model in {@code from} to {@code to}. Its golden vector has the input of the original and
     * what the variant itself makes of it; figures of the original are not its own and stay behind.
     *
     * @throws IllegalArgumentException where {@code to} holds something
     * @throws ModelFault where {@code from} holds no sound model
     */
    static void write(Path from, Path to) throws IOException {
        if (Files.isDirectory(to) && !isEmpty(to)) {
            throw new IllegalArgumentException(to + " is not empty");
        }
        OnnxModel.open(from).close();
        byte[] onnx = Int8Weights.of(Files.readAllBytes(from.resolve(OnnxModel.FILE)));
        GoldenVector golden = GoldenVector.read(from);
        Map<String, Tensor> inputs = new HashMap<>();
        golden.inputs().forEach((name, values) -> inputs.put(name, values.tensor()));
        Map<String, Tensor> outputs;
        try (OnnxModel variant = OnnxModel.variant(from, original -> onnx)) {
            outputs = variant.run(inputs);
        }
        WholeFolder.write(to, beside -> {
            Files.write(beside.resolve(OnnxModel.FILE), onnx);
            ModelCard card = card(ModelCard.read(from), OnnxModel.sha256(onnx));
            card.write(beside);
            GoldenVector.of(inputs, outputs, golden.tolerance()).write(beside);
            OnnxModel.open(beside).close();
            card.revised().budget(Budgets.of(beside).orElse(null)).card().write(beside);
        });
        System.out.printf("%s: %d of %d bytes%n", to, onnx.length, Files.size(from.resolve(OnnxModel.FILE)));
    }

    private static boolean isEmpty(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ModelCard card(ModelCard original, String sha256) {
        List<String> limits = Stream.concat(
                        original.limits().stream(),
                        Stream.of("Weights of " + original.version() + " rounded to 8 bits, for small devices; what"
                                + " that costs is measured by the same commands."))
                .toList();
        return original.revised()
                .version(original.version() + SUFFIX)
                .sha256(sha256)
                .metrics(List.of())
                .calibration(null)
                .limits(limits)
                .budget(null)
                .card();
    }
}
