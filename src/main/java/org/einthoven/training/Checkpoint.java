package org.einthoven.training;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UTFDataFormatException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;

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
                            + "); "
                            + (Files.exists(file)
                                    ? "the one before it is whole, the same command goes on from there"
                                    : "there is none before it, the same command begins anew"),
                    e);
        }
    }

    private void writeTo(Path beside) throws IOException {
        CRC32 sum = new CRC32();
        try (DataOutputStream out = new DataOutputStream(
                new CheckedOutputStream(new BufferedOutputStream(Files.newOutputStream(beside)), sum))) {
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
            out.writeLong(sum.getValue());
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
        CRC32 sum = new CRC32();
        try (DataInputStream in =
                new DataInputStream(new CheckedInputStream(new BufferedInputStream(Files.newInputStream(file)), sum))) {
            if (!in.readUTF().equals(plan)) {
                return Optional.empty();
            }
            Checkpoint read = new Checkpoint(plan, in.readInt(), in.readLong(), arrays(in, Files.size(file)));
            requireEnd(in, sum.getValue());
            return Optional.of(read);
        } catch (EOFException | UTFDataFormatException e) {
            throw new IOException(
                    "the checkpoint " + file + " is damaged or was cut off ("
                            + Objects.requireNonNullElse(e.getMessage(), "it ends too early")
                            + "): remove it, and the training begins anew",
                    e);
        }
    }

    private static Map<String, float[]> arrays(DataInputStream in, long size) throws IOException {
        int count = in.readInt();
        long most = size / Float.BYTES;
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
        return arrays;
    }

    /** Weights are numbers like others when a bit is wrong: the sum tells. Checkpoints of earlier code have none. */
    private static void requireEnd(DataInputStream in, long sum) throws IOException {
        byte[] rest = in.readNBytes(Long.BYTES + 1);
        if (rest.length > 0
                && (rest.length != Long.BYTES || ByteBuffer.wrap(rest).getLong() != sum)) {
            throw new EOFException("its checksum is wrong");
        }
    }
}
