package org.einthoven.formats.dicom;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/**
 * A data set, or an item of a sequence, as it is written: explicit value representations, little-endian (PS3.5, 7.1.2), its
 * elements in the order of their tags.
 */
final class DicomBytes {
    private static final int ITEM = 0xFFFE_E000;

    /** What a decimal string may have (PS3.5, 6.2). */
    private static final int LONGEST_DECIMAL = 16;

    private final TreeMap<Integer, byte[]> elements = new TreeMap<>(Integer::compareUnsigned);

    /** A text; {@code vr} such as {@code LO}. */
    DicomBytes text(int tag, String vr, String text) {
        byte[] value = text.getBytes(StandardCharsets.UTF_8);
        return put(tag, vr, padded(value, vr.equals("UI") ? '\0' : ' '));
    }

    DicomBytes u16(int tag, int... values) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int value : values) {
            half(bytes, value);
        }
        return put(tag, "US", bytes.toByteArray());
    }

    DicomBytes u32(int tag, int... values) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int value : values) {
            word(bytes, value);
        }
        return put(tag, "UL", bytes.toByteArray());
    }

    DicomBytes decimal(int tag, double value) {
        return text(tag, "DS", decimal(value));
    }

    /** With as many digits as fit. */
    private static String decimal(double value) {
        BigDecimal number = BigDecimal.valueOf(value).stripTrailingZeros();
        for (int digits = LONGEST_DECIMAL; ; digits--) {
            BigDecimal rounded = number.round(new MathContext(digits));
            for (String text : List.of(rounded.toPlainString(), rounded.toString())) {
                if (text.length() <= LONGEST_DECIMAL) {
                    return text;
                }
            }
        }
    }

    /** Words of 16 bits, as they are to be written. */
    DicomBytes words(int tag, byte[] value) {
        return put(tag, "OW", value);
    }

    DicomBytes bytes(int tag, byte[] value) {
        return put(tag, "OB", padded(value, '\0'));
    }

    DicomBytes sequence(int tag, List<DicomBytes> items) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (DicomBytes item : items) {
            byte[] content = item.encode();
            tag(bytes, ITEM);
            word(bytes, content.length);
            bytes.writeBytes(content);
        }
        return put(tag, "SQ", bytes.toByteArray());
    }

    /** A code of one scheme, as the only item of a sequence. */
    DicomBytes code(int tag, String value, String scheme, String meaning) {
        return sequence(
                tag,
                List.of(new DicomBytes()
                        .text(Tag.CODE, "SH", value)
                        .text(Tag.CODE_SCHEME, "SH", scheme)
                        .text(Tag.CODE_MEANING, "LO", meaning)));
    }

    private DicomBytes put(int tag, String vr, byte[] value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(value.length + 12);
        tag(bytes, tag);
        bytes.writeBytes(vr.getBytes(StandardCharsets.US_ASCII));
        if (DicomFile.LONG.contains(vr)) {
            half(bytes, 0);
            word(bytes, value.length);
        } else {
            half(bytes, value.length);
        }
        bytes.writeBytes(value);
        elements.put(tag, bytes.toByteArray());
        return this;
    }

    byte[] encode() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        elements.values().forEach(bytes::writeBytes);
        return bytes.toByteArray();
    }

    private static byte[] padded(byte[] value, char pad) {
        if (value.length % 2 == 0) {
            return value;
        }
        byte[] padded = Arrays.copyOf(value, value.length + 1);
        padded[value.length] = (byte) pad;
        return padded;
    }

    private static void tag(ByteArrayOutputStream bytes, int tag) {
        half(bytes, tag >>> 16);
        half(bytes, tag);
    }

    private static void word(ByteArrayOutputStream bytes, int value) {
        half(bytes, value);
        half(bytes, value >> 16);
    }

    private static void half(ByteArrayOutputStream bytes, int value) {
        bytes.write(value);
        bytes.write(value >> 8);
    }
}
