package org.einthoven.formats.xml;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.einthoven.formats.FileFaults;
import org.einthoven.formats.SentFile;

/**
 * The characters of a document (XML 1.0, appendix F): by its byte order mark, else as it declares, else UTF-8. Decoded here, because the
 * JDK's reader writes to standard error what it cannot decode.
 */
final class XmlText {
    private static final Pattern DECLARED =
            Pattern.compile("<\\?xml[^>]{1,100}encoding\\s*=\\s*[\"']([A-Za-z0-9._-]{1,40})");
    private static final int DECLARATION = 200;

    /** What XML files of devices come in. */
    private static final Map<String, Charset> KNOWN = Map.of(
            "UTF-8", StandardCharsets.UTF_8,
            "UTF-16", StandardCharsets.UTF_16LE,
            "US-ASCII", StandardCharsets.ISO_8859_1,
            "ISO-8859-1", StandardCharsets.ISO_8859_1,
            "WINDOWS-1252", Charset.forName("windows-1252"));

    private XmlText() {}

    /** The begin of the text; what cannot be decoded is replaced. */
    static String head(SentFile file, int length) {
        int read = Math.min(file.length(), length);
        return withoutMark(new String(file.bytes(), 0, read, charset("XML", file)));
    }

    /** @throws org.einthoven.faults.FaultException where a byte is none of its encoding */
    static String of(String format, SentFile file) {
        Charset charset = charset(format, file);
        CharsetDecoder decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer bytes = ByteBuffer.wrap(file.bytes());
        CharBuffer text = CharBuffer.allocate(file.length() + 1);
        CoderResult result = decoder.decode(bytes, text, true);
        if (result.isError()) {
            throw FileFaults.damaged(format, "byte " + bytes.position(), "what stands there is not " + charset.name());
        }
        return withoutMark(text.flip().toString());
    }

    private static String withoutMark(String text) {
        return text.startsWith("\ufeff") ? text.substring(1) : text;
    }

    private static Charset charset(String format, SentFile file) {
        if (file.has(0, "\u00ff\u00fe") || file.has(0, "<\0")) {
            return StandardCharsets.UTF_16LE;
        }
        if (file.has(0, "\u00fe\u00ff") || file.has(0, "\0<")) {
            return StandardCharsets.UTF_16BE;
        }
        String begin = new String(file.bytes(), 0, Math.min(file.length(), DECLARATION), StandardCharsets.ISO_8859_1);
        Matcher declared = DECLARED.matcher(begin);
        if (!declared.find()) {
            return StandardCharsets.UTF_8;
        }
        Charset known = KNOWN.get(declared.group(1).toUpperCase(Locale.ROOT));
        if (known == null) {
            throw FileFaults.unsupported(format, "its first line", "the encoding " + declared.group(1));
        }
        return known;
    }
}
