package org.einthoven.formats.xml;

import java.util.Base64;
import org.einthoven.formats.FileLimits;

/** Samples that an element holds as Base64. */
final class Base64Samples {
    private Base64Samples() {}

    static byte[] decode(XmlElement element, String text) {
        try {
            byte[] bytes = Base64.getMimeDecoder().decode(text);
            FileLimits.checkSamples("XML", element.name(), bytes.length / 2);
            return bytes;
        } catch (IllegalArgumentException notBase64) {
            throw element.damaged("the samples are not Base64: " + notBase64.getMessage());
        }
    }

    /** Little-endian, two's complement. */
    static int[] int16(XmlElement element, String text) {
        byte[] bytes = decode(element, text);
        if (bytes.length % 2 != 0) {
            throw element.damaged("the samples are " + bytes.length + " bytes, half a sample too few or too many");
        }
        int[] counts = new int[bytes.length / 2];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = (short) (bytes[2 * i] & 0xff | bytes[2 * i + 1] << 8);
        }
        return counts;
    }
}
