package org.einthoven.fhir;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import org.einthoven.archive.KeptText;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;

/**
 * Refuses a body that is not UTF-8, in which the parser would put a mark for each letter that it does not know, and one
 * with a character that no XML can carry, written as it is or escaped: it could not be given out as XML again.
 */
final class IncomingCharacters {

    private static final int CHUNK = 8192;
    private static final int HEX_DIGITS = 4;

    /** The digits of the largest code point, and leading zeros that nobody writes more of. */
    private static final int LONGEST_REFERENCE = 12;

    private final byte[] body;

    private IncomingCharacters(byte[] body) {
        this.body = body;
    }

    /** @throws FaultException {@link Fault#NOT_UTF8} or {@link Fault#FORBIDDEN_CHARACTER}, the latter with its element */
    static void check(byte[] body) {
        checkEncoding(body);
        new IncomingCharacters(body).checkAll();
    }

    private static void checkEncoding(byte[] body) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(body);
        CharBuffer out = CharBuffer.allocate(CHUNK);
        CoderResult result;
        do {
            result = decoder.decode(in, out.clear(), true);
        } while (result.isOverflow());
        if (result.isError()) {
            throw FaultException.of(Fault.NOT_UTF8, in.position() + 1);
        }
    }

    private void checkAll() {
        boolean json = !isXml();
        int i = 0;
        while (i < body.length) {
            byte c = body[i];
            if (c == '\\' && json) {
                i += checkEscape(i);
            } else {
                if (c == '&') {
                    checkReference(i);
                } else if (c >= 0 && c < ' ' || c == (byte) 0xEF) {
                    allow(c < 0 ? threeBytes(i) : c, i);
                }
                i++;
            }
        }
    }

    private boolean isXml() {
        return isXml(body);
    }

    static boolean isXml(byte[] body) {
        int i = 0;
        while (i < body.length && Character.isWhitespace(body[i])) {
            i++;
        }
        return i < body.length && body[i] == '<';
    }

    /** U+F000 to U+FFFF, whose first byte is EF; the body is known to be UTF-8 by now. */
    private int threeBytes(int at) {
        return 0xF000 | (body[at + 1] & 0x3F) << 6 | body[at + 2] & 0x3F;
    }

    /** @return how many bytes the escape has; what JSON does not know is left to its parser */
    private int checkEscape(int at) {
        int letter = at + 1 < body.length ? body[at + 1] : 0;
        switch (letter) {
            case 'b' -> allow('\b', at);
            case 'f' -> allow('\f', at);
            case 'u' -> {
                int unit = hex(at + 2);
                if (unit >= 0 && Character.isHighSurrogate((char) unit) && isLowSurrogateAt(at + 2 + HEX_DIGITS)) {
                    return 2 * (2 + HEX_DIGITS);
                }
                if (unit >= 0) {
                    allow(unit, at);
                }
            }
            default -> {}
        }
        return 2;
    }

    private boolean isLowSurrogateAt(int at) {
        return at + 1 < body.length
                && body[at] == '\\'
                && body[at + 1] == 'u'
                && Character.isLowSurrogate((char) Math.max(0, hex(at + 2)));
    }

    /** Four hexadecimal digits as a number; -1 where there are none. */
    private int hex(int at) {
        int value = 0;
        for (int i = at; i < at + HEX_DIGITS; i++) {
            int digit = i < body.length ? Character.digit(body[i], 16) : -1;
            if (digit < 0) {
                return -1;
            }
            value = value << 4 | digit;
        }
        return value;
    }

    /** A reference such as {@code &#1;} or {@code &#x1;}: in XML, and in the XHTML of a narrative within JSON. */
    private void checkReference(int at) {
        if (at + 2 >= body.length || body[at + 1] != '#') {
            return;
        }
        int radix = body[at + 2] == 'x' ? 16 : 10;
        int first = at + (radix == 16 ? 3 : 2);
        int value = 0;
        int i = first;
        while (i < body.length && i < first + LONGEST_REFERENCE && Character.digit(body[i], radix) >= 0) {
            value = Math.min(value * radix + Character.digit(body[i], radix), Character.MAX_CODE_POINT + 1);
            i++;
        }
        if (i > first && i < body.length && body[i] == ';') {
            allow(value, at);
        }
    }

    private void allow(int codePoint, int at) {
        if (!KeptText.isKept(codePoint)) {
            throw new FaultException(
                    Fault.FORBIDDEN_CHARACTER,
                    ElementAtFault.at(body, at).orElse(null),
                    String.format("U+%04X", codePoint));
        }
    }
}
