package org.einthoven.hl7v2;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;

/** The character sets that messages come in, by their names in HL7 table 0211 (MSH-18). */
public enum CharacterSet {
    ASCII("ASCII", StandardCharsets.US_ASCII),
    LATIN_1("8859/1", StandardCharsets.ISO_8859_1),
    LATIN_2("8859/2", Charset.forName("ISO-8859-2")),
    CYRILLIC("8859/5", Charset.forName("ISO-8859-5")),
    GREEK("8859/7", Charset.forName("ISO-8859-7")),
    LATIN_5("8859/9", Charset.forName("ISO-8859-9")),
    LATIN_9("8859/15", Charset.forName("ISO-8859-15")),
    UTF_8("UNICODE UTF-8", StandardCharsets.UTF_8);

    private final String code;
    private final Charset charset;

    CharacterSet(String code, Charset charset) {
        this.code = code;
        this.charset = charset;
    }

    static Optional<CharacterSet> named(String code) {
        return Stream.of(values()).filter(set -> set.code.equals(code)).findFirst();
    }

    String code() {
        return code;
    }

    Charset charset() {
        return charset;
    }
}
