package org.einthoven.registry;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.einthoven.inference.ModelFiles;
import org.einthoven.inference.OnnxModel;

/** Versions to bring in: the project's own models under other numbers, whole or broken on purpose. */
public final class Versions {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Versions() {}

    /** The files of the newest version in the models folder. */
    static Map<String, byte[]> own(ModelTask task) {
        Path folder =
                ModelFolders.versions(Path.of("models").resolve(task.id())).get(0);
        Map<String, byte[]> files = new HashMap<>();
        try {
            for (String name : ModelFiles.REQUIRED) {
                files.put(name, Files.readAllBytes(folder.resolve(name)));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return files;
    }

    /** The same model under another number. */
    public static Map<String, byte[]> numbered(ModelTask task, String version) {
        return carded(own(task), card -> card.put("version", version));
    }

    static Map<String, byte[]> carded(Map<String, byte[]> files, Consumer<ObjectNode> change) {
        try {
            ObjectNode card = (ObjectNode) JSON.readTree(files.get("card.json"));
            change.accept(card);
            files.put("card.json", JSON.writeValueAsBytes(card));
            return files;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Other weights under a card that names their hash. */
    static Map<String, byte[]> weighted(ModelTask task, String version, byte[] onnx) {
        Map<String, byte[]> files = numbered(task, version);
        files.put("model.onnx", onnx);
        return carded(files, card -> card.put("sha256", OnnxModel.sha256(onnx)));
    }

    /** A model all of whose weights are no numbers. */
    public static byte[] withoutNumbers(byte[] onnx) {
        try {
            ModelProto.Builder model = ModelProto.parseFrom(onnx).toBuilder();
            for (TensorProto.Builder tensor : model.getGraphBuilder().getInitializerBuilderList()) {
                if (tensor.getDataType() == TensorProto.DataType.FLOAT.getNumber()) {
                    ByteBuffer bytes =
                            ByteBuffer.allocate(tensor.getRawData().size()).order(ByteOrder.LITTLE_ENDIAN);
                    while (bytes.hasRemaining()) {
                        bytes.putFloat(Float.NaN);
                    }
                    tensor.setRawData(ByteString.copyFrom(bytes.array()));
                }
            }
            return model.build().toByteArray();
        } catch (InvalidProtocolBufferException broken) {
            throw new IllegalArgumentException(broken);
        }
    }

    public static byte[] zip(Map<String, byte[]> files) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
                zip.closeEntry();
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    static InputStream stream(byte[] bytes) {
        return new ByteArrayInputStream(bytes);
    }
}
