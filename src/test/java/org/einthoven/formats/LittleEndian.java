package org.einthoven.formats;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Writes the binary files of tests. */
public final class LittleEndian {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    public LittleEndian u8(int... values) {
        for (int value : values) {
            bytes.write(value);
        }
        return this;
    }

    public LittleEndian u16(int... values) {
        for (int value : values) {
            bytes.write(value);
            bytes.write(value >> 8);
        }
        return this;
    }

    public LittleEndian u32(long... values) {
        for (long value : values) {
            u16((int) value, (int) (value >> 16));
        }
        return this;
    }

    /** The text, padded to {@code length} with {@code pad}. */
    public LittleEndian text(String text, int length, char pad) {
        byte[] raw = text.getBytes(StandardCharsets.ISO_8859_1);
        for (int i = 0; i < length; i++) {
            bytes.write(i < raw.length ? raw[i] : pad);
        }
        return this;
    }

    public LittleEndian add(byte[] more) {
        bytes.writeBytes(more);
        return this;
    }

    public int size() {
        return bytes.size();
    }

    public byte[] bytes() {
        return bytes.toByteArray();
    }
}
