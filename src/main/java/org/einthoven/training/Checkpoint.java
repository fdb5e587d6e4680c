package org.einthoven.training;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UTFDataFormatException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Everything a training needs to go on after an interruption as if there had been none.
 *
 * @param plan what is being trained; another plan does not resume from here
 * @param epoch epochs that were finished
 * @param arrays weights and the optimiser's state by name
 */
record Checkpoint(String plan, int epoch, long step, Map<String, float[]> arrays) {

    /**
     * Writes beside {@code file} and moves into place, so that a crash or a full disc leaves the former checkpoint whole.
     *
     * @throws IOException naming the file where it cannot be written
     */
    void write(Path file) throws IOException {
        Path beside = file.resolveSibling(file.getFileName() + ".part");
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            writeTo(beside);
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            Files.deleteIfExists(beside);
            throw new IOException(
                    "the checkpoint of epoch " + epoch + " could not be written to " + file + " (" + e.getMessage()
                            + "); the one before it is whole, the same command goes on from there",
                    e);
        }
    }

    private void writeTo(Path beside) throws IOException {
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(beside)))) {
            out.writeUTF(plan);
            out.writeInt(epoch);
            out.writeLong(step);
            out.writeInt(arrays.size());
            for (Map.Entry<String, float[]> array : arrays.entrySet()) {
                out.writeUTF(array.getKey());
                out.writeInt(array.getValue().length);
                for (float value : array.getValue()) {
                    out.writeFloat(value);
                }
            }
        }
    }

    /**
     * The checkpoint in {@code file}; empty where there is none or it is of another plan.
     *
     * @throws IOException naming the file where it is damaged
     */
    static Optional<Checkpoint> read(Path file, String plan) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            if (!in.readUTF().equals(plan)) {
                return Optional.empty();
            }
            int epoch = in.readInt();
            long step = in.readLong();
            int count = in.readInt();
            long most = Files.size(file) / Float.BYTES;
            Map<String, float[]> arrays = new LinkedHashMap<>();
            for (int i = 0; i < count; i++) {
                String name = in.readUTF();
                int length = in.readInt();
                if (length < 0 || length > most) {
                    throw new EOFException(name + " of " + length + " values");
                }
                float[] values = new float[length];
                for (int j = 0; j < values.length; j++) {
                    values[j] = in.readFloat();
                }
                arrays.put(name, values);
            }
            return Optional.of(new Checkpoint(plan, epoch, step, arrays));
        } catch (EOFException | UTFDataFormatException e) {
            throw new IOException(
                    "the checkpoint " + file + " is damaged or was cut off (" + e.getMessage()
                            + "): remove it, and the training begins anew",
                    e);
        }
    }
}
