package org.einthoven.formats.xml;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.einthoven.formats.FileLimits;

/**
 * Unpacks XLI, the compression of Philips' waveforms, as the project sierra-ecg-tools describes it: a chunk a lead, of 8 bytes
 * (length, two unknown, first difference) and LZW codes of 10 bits; unpacked, the high bytes of all samples and then their low
 * bytes, which are corrections to a line through the two samples before. III and the augmented leads are kept as what is
 * left of them when they are foretold from I and II.
 */
final class XliSamples {
    private static final int HEADER = 8;
    private static final int CODE_BITS = 10;
    private static final int END = (1 << CODE_BITS) - 1;
    private static final int LITERALS = 256;

    /** What is taken from each correction before it becomes the next one's share. */
    private static final int STEP = 64;

    private final XmlElement waveforms;
    private final ByteBuffer bytes;

    XliSamples(XmlElement waveforms, byte[] bytes) {
        this.waveforms = waveforms;
        this.bytes = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** The counts of each lead. */
    int[][] decode(List<String> labels) {
        FileLimits.checkChannels("Philips Sierra XML", "waveforms", labels.size());
        List<int[]> leads = new ArrayList<>();
        long all = 0;
        for (String label : labels) {
            int[] lead = chunk(label);
            all += lead.length;
            FileLimits.checkSamples("Philips Sierra XML", "waveforms", all);
            if (lead.length != (leads.isEmpty() ? lead : leads.get(0)).length) {
                throw waveforms.damaged("lead " + label + " has " + lead.length + " samples where the first has "
                        + leads.get(0).length);
            }
            leads.add(lead);
        }
        foretold(labels, leads);
        return leads.toArray(int[][]::new);
    }

    private int[] chunk(String label) {
        if (bytes.remaining() < HEADER) {
            throw waveforms.damaged("the waveforms end before lead " + label);
        }
        int length = bytes.getInt();
        bytes.getShort();
        int first = bytes.getShort();
        if (length < 0 || length > bytes.remaining()) {
            throw waveforms.damaged(
                    "lead " + label + " has " + length + " packed bytes of " + bytes.remaining() + " that are left");
        }
        byte[] packed = new byte[length];
        bytes.get(packed);
        return summed(joined(unpacked(packed, label)), first);
    }

    /** LZW without a growing width: when all codes are given away, no more are. */
    private byte[] unpacked(byte[] packed, String label) {
        List<byte[]> words = new ArrayList<>();
        for (int i = 0; i < LITERALS; i++) {
            words.add(new byte[] {(byte) i});
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(packed.length * 4);
        byte[] before = null;
        for (int bit = 0; bit + CODE_BITS <= packed.length * 8; bit += CODE_BITS) {
            int code = code(packed, bit);
            if (code == END) {
                break;
            }
            byte[] word;
            if (code < words.size()) {
                word = words.get(code);
            } else if (before != null && code == words.size()) {
                word = longer(before, before[0]);
            } else {
                throw waveforms.damaged("lead " + label + " has the code " + code + " before it is known");
            }
            if (out.size() + word.length > FileLimits.MAX_SAMPLES) {
                throw waveforms.unsupported("a lead of more than " + FileLimits.MAX_SAMPLES + " bytes");
            }
            out.writeBytes(word);
            if (before != null && words.size() < END) {
                words.add(longer(before, word[0]));
            }
            before = word;
        }
        return out.toByteArray();
    }

    private static int code(byte[] packed, int bit) {
        int code = 0;
        for (int i = bit; i < bit + CODE_BITS; i++) {
            code = code << 1 | packed[i >> 3] >> (7 - (i & 7)) & 1;
        }
        return code;
    }

    private static byte[] longer(byte[] word, byte last) {
        byte[] longer = Arrays.copyOf(word, word.length + 1);
        longer[word.length] = last;
        return longer;
    }

    private static int[] joined(byte[] unpacked) {
        int half = (unpacked.length + 1) / 2;
        int[] words = new int[half];
        for (int i = 0; i < half; i++) {
            int low = half + i < unpacked.length ? unpacked[half + i] & 0xff : 0;
            words[i] = (short) (unpacked[i] << 8 | low);
        }
        return words;
    }

    /** In 16 bits, as the device counts. */
    private static int[] summed(int[] corrections, int first) {
        int share = first;
        for (int i = 2; i < corrections.length; i++) {
            int next = (short) (2 * corrections[i - 1] - corrections[i - 2] - share);
            share = corrections[i] - STEP;
            corrections[i] = next;
        }
        return corrections;
    }

    private static void foretold(List<String> labels, List<int[]> leads) {
        Map<String, int[]> named = new HashMap<>();
        for (int i = 0; i < leads.size(); i++) {
            named.put(labels.get(i), leads.get(i));
        }
        int[] one = named.get("I");
        int[] two = named.get("II");
        int[] three = named.get("III");
        int[] right = named.get("aVR");
        int[] left = named.get("aVL");
        int[] foot = named.get("aVF");
        if (one == null || two == null || three == null || right == null || left == null || foot == null) {
            return;
        }
        for (int i = 0; i < one.length; i++) {
            three[i] = two[i] - one[i] - three[i];
            right[i] = -right[i] - (one[i] + two[i]) / 2;
            left[i] = (one[i] - three[i]) / 2 - left[i];
            foot[i] = (two[i] + three[i]) / 2 - foot[i];
        }
    }
}
