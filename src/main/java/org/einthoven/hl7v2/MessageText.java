package org.einthoven.hl7v2;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.einthoven.hl7v2.Refusal.Error;
import org.einthoven.hl7v2.Refusal.Place;
import org.einthoven.hl7v2.Refusal.Verdict;

/**
 * A message in the character set that it says it is in (MSH-18).
 *
 * @param segments without their ends, at least one
 */
record MessageText(List<String> segments, CharacterSet characters) {
    private static final int CHARACTERS = 18;

    MessageText {
        segments = List.copyOf(segments);
    }

    /** @param usual the character set of who does not name one */
    static MessageText decode(byte[] message, CharacterSet usual) {
        String header = header(message);
        String named = field(header, CHARACTERS).split("~", -1)[0].strip();
        CharacterSet characters = named.isEmpty()
                ? usual
                : CharacterSet.named(named)
                        .orElseThrow(() -> Refusal.rejected(
                                Error.TABLE_VALUE, CHARACTERS, "MSH-18 names a character set that is not read here."));
        try {
            String text = characters
                    .charset()
                    .newDecoder()
                    .decode(ByteBuffer.wrap(message))
                    .toString();
            return new MessageText(text.lines().filter(line -> !line.isBlank()).toList(), characters);
        } catch (CharacterCodingException broken) {
            throw Refusal.of(
                    Error.DATA_TYPE,
                    new Place("MSH", 1, CHARACTERS),
                    "The message is not in the character set " + characters.code() + ".");
        }
    }

    /** The first segment, byte by byte: all character sets here agree on what is looked at in it. */
    static String header(byte[] message) {
        String header = new String(message, StandardCharsets.ISO_8859_1)
                .lines()
                .findFirst()
                .orElse("");
        if (!header.startsWith("MSH") || header.length() < "MSH|^~\\&|".length()) {
            throw new Refusal(Verdict.AR, Error.SEGMENT_SEQUENCE, null, "The message does not begin with MSH.");
        }
        return header;
    }

    /** @param number from 2 on */
    static String field(String header, int number) {
        String separator = header.substring(3, 4);
        return Stream.of(header.split(Pattern.quote(separator), -1))
                .skip(number - 1L)
                .findFirst()
                .orElse("");
    }

    /** What the message says, apart from when and by whom it was sent. */
    String content() {
        return String.join("\r", segments.subList(1, segments.size()));
    }
}
