package org.einthoven.formats;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import org.einthoven.faults.FaultException;

/** Reads numbers and texts of a binary file one after the other; where the file ends too early, it says where. */
public final class ByteReader {
    private final String format;
    private final ByteBuffer bytes;
    private final int base;

    private ByteReader(String format, ByteBuffer bytes, int base) {
        this.format = format;
        this.bytes = bytes;
        this.base = base;
    }

    public static ByteReader of(String format, byte[] bytes, ByteOrder order) {
        return new ByteReader(format, ByteBuffer.wrap(bytes).order(order), 0);
    }

    /** Reads {@code length} bytes from {@code from} on, with places still counted from the file's begin. */
    public ByteReader part(int from, long length, String what) {
        if (from < 0 || length < 0 || from + length > bytes.limit()) {
            throw damaged(what + " lies outside of the file: " + length + " bytes from byte " + (from + base) + " of "
                    + (bytes.limit() + base));
        }
        ByteBuffer part = bytes.duplicate()
                .position(from)
                .limit(from + (int) length)
                .slice()
                .order(bytes.order());
        return new ByteReader(format, part, base + from);
    }

    /** The next {@code length} bytes as a reader of their own; this one goes on behind them. */
    public ByteReader take(long length, String what) {
        need(length, what);
        ByteReader part = part(bytes.position(), length, what);
        skip(length, what);
        return part;
    }

    public ByteReader order(ByteOrder order) {
        bytes.order(order);
        return this;
    }

    public int u8(String what) {
        need(1, what);
        return bytes.get() & 0xff;
    }

    public int i16(String what) {
        need(2, what);
        return bytes.getShort();
    }

    public int u16(String what) {
        return i16(what) & 0xffff;
    }

    public int i32(String what) {
        need(4, what);
        return bytes.getInt();
    }

    public long u32(String what) {
        return i32(what) & 0xffffffffL;
    }

    public double f64(String what) {
        need(8, what);
        return bytes.getDouble();
    }

    public float f32(String what) {
        need(4, what);
        return bytes.getFloat();
    }

    /** A text of {@code length} bytes, with its NULs. */
    public String raw(long length, Charset charset, String what) {
        need(length, what);
        byte[] raw = new byte[(int) length];
        bytes.get(raw);
        return new String(raw, charset);
    }

    /** A text of {@code length} bytes, up to its first NUL. */
    public String text(long length, Charset charset, String what) {
        String text = raw(length, charset, what);
        int end = text.indexOf('\0');
        return end < 0 ? text : text.substring(0, end);
    }

    public void skip(long length, String what) {
        need(length, what);
        bytes.position(bytes.position() + (int) length);
    }

    public int left() {
        return bytes.remaining();
    }

    /** Where in the file the next byte lies. */
    public int place() {
        return base + bytes.position();
    }

    /** The byte at {@code index} of this part, from 0. */
    public int byteAt(int index) {
        return bytes.get(index) & 0xff;
    }

    public int length() {
        return bytes.limit();
    }

    public FaultException damaged(String problem) {
        return FileFaults.damaged(format, "byte " + place(), problem);
    }

    private void need(long length, String what) {
        if (length < 0 || length > bytes.remaining()) {
            throw damaged("the file ends, or its part does, where " + what + " is expected");
        }
    }
}
