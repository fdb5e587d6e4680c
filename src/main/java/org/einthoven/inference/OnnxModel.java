package org.einthoven.inference;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;

/**
 * A model that was opened from its folder and found to be what its card says: the hash fits and the golden vector comes
 * out as it did at export. May be run by many threads at once; each run computes on the thread that calls it.
 */
public final class OnnxModel implements AutoCloseable {

    /** Name of the model's own file in its folder. */
    public static final String FILE = "model.onnx";

    private final ModelCard card;
    private final OrtSession session;
    private final @Nullable GoldenVector golden;
    private final String goldenPlace;

    private OnnxModel(ModelCard card, OrtSession session, @Nullable GoldenVector golden, String goldenPlace) {
        this.card = card;
        this.session = session;
        this.golden = golden;
        this.goldenPlace = goldenPlace;
    }

    /**
     * Opens {@code folder} with its {@code model.onnx}, {@code card.json} and {@code golden.json}.
     *
     * @throws ModelFault where a file is missing or broken, the hash does not fit the card, the card does not fit the
     *     model, or the golden vector comes out otherwise
     */
    public static OnnxModel open(Path folder) {
        return open(ModelFiles.read(folder));
    }

    /** Opens a model of which the files are at hand; throws {@link ModelFault} as {@link #open(Path)} does. */
    public static OnnxModel open(ModelFiles files) {
        ModelCard card = files.card();
        GoldenVector golden = files.golden();
        String file = files.place(FILE);
        byte[] bytes = files.bytes(FILE);
        String hash = sha256(bytes);
        if (!hash.equals(card.sha256())) {
            throw new ModelFault(
                    ModelCheck.HASH,
                    file + " has the sha256 " + hash + " where " + ModelCard.FILE + " says " + card.sha256()
                            + ": the two files are not of one model; fetch the folder again");
        }
        OnnxModel model = new OnnxModel(card, session(bytes, file), golden, files.place(GoldenVector.FILE));
        try {
            requireSameNames(file, "inputs", card.inputs(), model.session.getInputNames());
            requireSameNames(file, "outputs", card.outputs(), model.session.getOutputNames());
            model.check();
            return model;
        } catch (RuntimeException e) {
            model.close();
            throw e;
        }
    }

    /** Runs the golden vector again; throws {@link ModelFault} where it comes out otherwise than at export. */
    public void check() {
        if (golden == null) {
            throw new IllegalStateException("a variant has no golden vector");
        }
        try {
            golden.check(this, goldenPlace);
        } catch (NotFinite broken) {
            throw new ModelFault(ModelCheck.GOLDEN, goldenPlace + ": " + broken.getMessage(), broken);
        }
    }

    /**
     * The model of {@code folder} with its file changed, such as by other weights, under the card that it had but for the
     * hash. It is checked against nothing: for the workshop, to see what a model would say that had learned nothing or was
     * made smaller.
     */
    public static OnnxModel variant(Path folder, UnaryOperator<byte[]> change) {
        ModelFiles files = ModelFiles.read(folder);
        byte[] changed = change.apply(files.bytes(FILE));
        return new OnnxModel(
                files.card().revised().sha256(sha256(changed)).card(), session(changed, files.place(FILE)), null, "");
    }

    public ModelCard card() {
        return card;
    }

    public ModelRef ref() {
        return new ModelRef(card.name(), card.version(), card.sha256());
    }

    /**
     * Runs the model once.
     *
     * @param inputs a tensor for each input that the card names, of the shape that the card states
     * @return every output by name
     * @throws ModelFault where an input is missing or has another shape
     * @throws NotFinite where an output has a value that is no number
     */
    public Map<String, Tensor> run(Map<String, Tensor> inputs) {
        Map<String, OnnxTensor> given = new LinkedHashMap<>();
        try {
            for (Map.Entry<String, Tensor> input : inputs.entrySet()) {
                given.put(
                        input.getKey(),
                        OnnxTensor.createTensor(
                                OrtEnvironment.getEnvironment(),
                                input.getValue().buffer(),
                                input.getValue().shape()));
            }
            try (OrtSession.Result result = session.run(given)) {
                Map<String, Tensor> outputs = new LinkedHashMap<>();
                for (Map.Entry<String, OnnxValue> output : result) {
                    OnnxTensor tensor = (OnnxTensor) output.getValue();
                    Tensor copy = Tensor.allocate(tensor.getInfo().getShape());
                    copy.buffer().put(tensor.getFloatBuffer());
                    requireFinite(ref(), output.getKey(), copy);
                    outputs.put(output.getKey(), copy);
                }
                return outputs;
            }
        } catch (OrtException e) {
            throw new ModelFault(
                    ModelCheck.TRIAL,
                    "model " + card.name() + " " + card.version() + " could not be run: " + e.getMessage(),
                    e);
        } finally {
            given.values().forEach(OnnxTensor::close);
        }
    }

    /** Runs a model with one input and gives its first output. */
    public Tensor run(Tensor input) {
        return run(Map.of(card.inputs().get(0).name(), input))
                .get(card.outputs().get(0).name());
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw new ModelFault(
                    ModelCheck.GRAPH, "model " + card.name() + " could not be closed: " + e.getMessage(), e);
        }
    }

    /** Lower-case hex of the SHA-256 of {@code bytes}, as cards state it. */
    public static String sha256(byte[] bytes) {
        return DigestUtils.sha256Hex(bytes);
    }

    private static void requireFinite(ModelRef ref, String output, Tensor tensor) {
        FloatBuffer values = tensor.buffer();
        while (values.hasRemaining()) {
            if (!Float.isFinite(values.get())) {
                throw new NotFinite(ref, output);
            }
        }
    }

    /**
     * One thread a run and no spinning: the server reads recordings in parallel, so threads inside one run would only
     * take turns with each other. The environment belongs to the process and is never closed.
     */
    private static OrtSession session(byte[] bytes, String file) {
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            options.addConfigEntry("session.intra_op.allow_spinning", "0");
            options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
            return NativeRuntime.environment().createSession(bytes, options);
        } catch (OrtException e) {
            throw new ModelFault(
                    ModelCheck.GRAPH, file + " is not a model that ONNX Runtime can open: " + e.getMessage(), e);
        }
    }

    private static void requireSameNames(String file, String what, List<ModelCard.Port> ports, Set<String> names) {
        Set<String> stated = new TreeSet<>();
        ports.forEach(port -> stated.add(port.name()));
        if (!stated.equals(names)) {
            throw new ModelFault(
                    ModelCheck.GRAPH,
                    file + " has the " + what + " " + new TreeSet<>(names) + " where " + ModelCard.FILE + " states "
                            + stated + ": the card is not of this model");
        }
    }
}
