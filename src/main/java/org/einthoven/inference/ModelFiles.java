package org.einthoven.inference;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The files of one model, byte for byte, wherever they came from: a folder, an upload, the database. */
public final class ModelFiles {

    /** Those without which there is no model. */
    public static final List<String> REQUIRED = List.of(ModelCard.FILE, GoldenVector.FILE, OnnxModel.FILE);

    /** Signature over {@link #manifest}, in base64; need not be there. */
    public static final String SIGNATURE = "manifest.sig";

    private final String place;
    private final TreeMap<String, byte[]> files = new TreeMap<>();

    /**
     * @param place where they came from, for messages
     * @param files bytes by name; others than those of a model are left aside
     */
    public ModelFiles(String place, Map<String, byte[]> files) {
        this.place = place;
        files.forEach((name, bytes) -> {
            if (isOfModel(name)) {
                this.files.put(name, bytes.clone());
            }
        });
    }

    public static boolean isOfModel(String name) {
        return REQUIRED.contains(name) || name.equals(SIGNATURE);
    }

    /** Reads a model's folder; what is missing is said once it is asked for. Throws {@link ModelFault}. */
    public static ModelFiles read(Path folder) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (String name : List.of(ModelCard.FILE, GoldenVector.FILE, OnnxModel.FILE, SIGNATURE)) {
            Path file = folder.resolve(name);
            try {
                files.put(name, Files.readAllBytes(file));
            } catch (NoSuchFileException missing) {
                continue;
            } catch (IOException e) {
                throw new ModelFault(ModelCheck.FILES, file + " cannot be read: " + e.getMessage(), e);
            }
        }
        return new ModelFiles(folder.toString(), files);
    }

    /** Names of those that are there, in order. */
    public List<String> names() {
        return List.copyOf(files.keySet());
    }

    /** Where a file is from, such as {@code models/beat/1.0.3/card.json}. */
    public String place(String name) {
        return place + "/" + name;
    }

    /** Throws {@link ModelFault} where it is not there. */
    public byte[] bytes(String name) {
        byte[] bytes = files.get(name);
        if (bytes == null) {
            throw new ModelFault(
                    ModelCheck.FILES,
                    place(name) + " is missing: a model's folder holds model.onnx, card.json and golden.json");
        }
        return bytes.clone();
    }

    public ModelCard card() {
        return ModelJson.read(place(ModelCard.FILE), bytes(ModelCard.FILE), ModelCard.class);
    }

    GoldenVector golden() {
        return ModelJson.read(place(GoldenVector.FILE), bytes(GoldenVector.FILE), GoldenVector.class);
    }

    /** Hash of the weights as they are, in hex. */
    public String sha256() {
        return OnnxModel.sha256(bytes(OnnxModel.FILE));
    }

    /** What is signed: hash and name of each file, a line each, as {@code sha256sum card.json golden.json model.onnx} prints it. */
    public byte[] manifest() {
        StringBuilder lines = new StringBuilder();
        REQUIRED.forEach(name -> lines.append(OnnxModel.sha256(bytes(name)))
                .append("  ")
                .append(name)
                .append('\n'));
        return lines.toString().getBytes(StandardCharsets.US_ASCII);
    }

    /** The text of the signature; empty where it is not signed. */
    public Optional<String> signature() {
        return Optional.ofNullable(files.get(SIGNATURE))
                .map(bytes -> new String(bytes, StandardCharsets.US_ASCII).strip());
    }
}
