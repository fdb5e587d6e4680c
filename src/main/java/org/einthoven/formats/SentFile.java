package org.einthoven.formats;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** A file as it was sent: its bytes, and a name that only tells files of one sending apart. */
public final class SentFile {
    private final String name;
    private final byte[] bytes;

    /** @param bytes not copied: who sends them leaves them as they are */
    public SentFile(String name, byte[] bytes) {
        this.name = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        this.bytes = bytes;
    }

    /** The content of {@code path}, where a server put what was sent. */
    public static SentFile at(Path path, String name) {
        try {
            return new SentFile(name, Files.readAllBytes(path));
        } catch (IOException lost) {
            throw new UncheckedIOException(lost);
        }
    }

    /** Without folders. */
    public String name() {
        return name;
    }

    /** Not a copy: only to be read. */
    public byte[] bytes() {
        return bytes;
    }

    public int length() {
        return bytes.length;
    }

    /** Whether the bytes from {@code at} on are those of {@code ascii}. */
    public boolean has(int at, String ascii) {
        if (bytes.length < at + ascii.length()) {
            return false;
        }
        for (int i = 0; i < ascii.length(); i++) {
            if (bytes[at + i] != (byte) ascii.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SentFile file && name.equals(file.name) && Arrays.equals(bytes, file.bytes);
    }

    @Override
    public int hashCode() {
        return 31 * name.hashCode() + Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return name + " (" + bytes.length + " bytes)";
    }
}
