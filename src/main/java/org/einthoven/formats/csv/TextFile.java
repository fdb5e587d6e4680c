package org.einthoven.formats.csv;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.einthoven.formats.SentFile;

/** Tells text from bytes and reads it, in UTF-8 or else in Latin 1. */
final class TextFile {
    private static final int HEAD = 4096;

    private TextFile() {}

    /** The begin of the text; empty for what is none. */
    static String head(SentFile file) {
        int length = Math.min(file.length(), HEAD);
        for (int i = 0; i < length; i++) {
            int b = file.bytes()[i] & 0xff;
            if (b < ' ' && b != '\t' && b != '\n' && b != '\r') {
                return "";
            }
        }
        return text(file.bytes(), length);
    }

    static String text(SentFile file) {
        return text(file.bytes(), file.length());
    }

    private static String text(byte[] bytes, int length) {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, 0, length))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            text = new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
        }
        return text.startsWith("\ufeff") ? text.substring(1) : text;
    }
}
