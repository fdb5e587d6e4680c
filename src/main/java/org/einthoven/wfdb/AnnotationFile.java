package org.einthoven.wfdb;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.einthoven.ecg.SampleRate;

/**
 * Annotations in MIT format (WFDB Applications Guide, {@code annot(5)}): little-endian 16-bit words whose upper 6 bits
 * are a code and whose lower 10 bits are the time since the annotation before, or belong to a pseudo code that
 * qualifies an annotation.
 */
final class AnnotationFile {

    /** A time step without an annotation, which some writers put after a backward {@link #SKIP}. */
    private static final int NOTHING = 0;

    static final int SKIP = 59;
    static final int NUM = 60;
    static final int SUB = 61;
    static final int CHN = 62;
    static final int AUX = 63;

    /** The note by which an annotator states that its times count at a rate of its own, in hertz. */
    private static final String TIME_RESOLUTION = "## time resolution: ";

    private final WfdbFiles files;
    private final String name;
    private final byte[] bytes;
    private int at;

    private AnnotationFile(WfdbFiles files, String name, byte[] bytes) {
        this.files = files;
        this.name = name;
        this.bytes = bytes;
    }

    /**
     * Reads all annotations in the order of the file.
     *
     * @param rate the record's; annotations that count at another are brought to it
     * @param length samples of the record; an annotation may stand at its very end (as one in svdb does), but not after it
     */
    static List<WfdbAnnotation> read(WfdbFiles files, String name, SampleRate rate, int length) throws IOException {
        byte[] bytes = files.bytes(name)
                .orElseThrow(() -> new MissingFileException(files, name, name, "there is no such annotation file"));
        return new AnnotationFile(files, name, bytes).annotations(rate, length);
    }

    private List<WfdbAnnotation> annotations(SampleRate rate, int length) throws WfdbException {
        List<WfdbAnnotation> annotations = new ArrayList<>();
        long ticks = 0;
        double samplesPerTick = 1;
        int channel = 0;
        int number = 0;
        int word = word();
        while (word != 0) {
            int code = word >> 10;
            int value = word & 0x3ff;
            if (code == SKIP) {
                ticks += word() << 16 | word();
                word = word();
                continue;
            }
            ticks += value;
            if (code == NOTHING) {
                word = word();
                continue;
            }
            AnnotationCode known = known(code, annotations.size());
            int subtype = 0;
            String aux = "";
            for (word = word(); word >> 10 >= NUM; word = word()) {
                value = word & 0x3ff;
                switch (word >> 10) {
                    case NUM -> number = (byte) value;
                    case SUB -> subtype = (byte) value;
                    case CHN -> channel = value & 0xff;
                    case AUX -> aux = text(value & 0xff);
                    default -> throw new AssertionError(word);
                }
            }
            if (aux.startsWith(TIME_RESOLUTION)) {
                samplesPerTick = rate.hz() / resolution(aux);
                continue;
            }
            long sample = Math.round(ticks * samplesPerTick);
            if (sample < 0 || sample > length) {
                throw new WfdbException(
                        files,
                        name,
                        "annotation " + known.symbol() + " at sample " + sample + " of a record of " + length);
            }
            annotations.add(new WfdbAnnotation((int) sample, known, subtype, channel, number, aux));
        }
        return annotations;
    }

    private double resolution(String note) throws WfdbException {
        try {
            double hz = Double.parseDouble(note.substring(TIME_RESOLUTION.length()));
            if (hz > 0) {
                return hz;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new WfdbException(files, name, "cannot be read: " + note);
    }

    private AnnotationCode known(int code, int index) throws WfdbException {
        return AnnotationCode.of(code)
                .orElseThrow(
                        () -> new WfdbException(files, name, "unknown code " + code + " in annotation " + (index + 1)));
    }

    private int word() throws WfdbException {
        if (at + 2 > bytes.length) {
            throw new WfdbException(files, name, "truncated: it has no end mark");
        }
        int word = bytes[at] & 0xff | (bytes[at + 1] & 0xff) << 8;
        at += 2;
        return word;
    }

    private String text(int length) throws WfdbException {
        if (at + length > bytes.length) {
            throw new WfdbException(files, name, "truncated in the middle of a note");
        }
        String text = new String(bytes, at, length, StandardCharsets.ISO_8859_1);
        at += length + length % 2;
        int end = text.indexOf('\0');
        return end < 0 ? text : text.substring(0, end);
    }
}
