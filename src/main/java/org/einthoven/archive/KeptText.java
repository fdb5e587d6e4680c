package org.einthoven.archive;

/**
 * Which characters a text may have that is kept: those of XML 1.0 (production 2, Char), so that whatever is kept can be
 * given out as XML too. PostgreSQL keeps the same but for NUL, FHIR's string the same but for U+FFFE and U+FFFF.
 */
public final class KeptText {

    /** @param codePoint a code point; half of a surrogate pair is none that may be kept */
    public static boolean isKept(int codePoint) {
        return codePoint >= ' ' && codePoint < Character.MIN_SURROGATE
                || codePoint > Character.MAX_SURROGATE && codePoint < 0xFFFE
                || codePoint >= Character.MIN_SUPPLEMENTARY_CODE_POINT && codePoint <= Character.MAX_CODE_POINT
                || codePoint == '\t'
                || codePoint == '\n'
                || codePoint == '\r';
    }

    /** The text without what cannot be kept: most often a stray byte from a clipboard. */
    public static String cleaned(String text) {
        return text.codePoints()
                .filter(KeptText::isKept)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private KeptText() {}
}
