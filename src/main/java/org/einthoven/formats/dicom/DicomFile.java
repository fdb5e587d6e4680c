package org.einthoven.formats.dicom;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.einthoven.formats.ByteReader;
import org.einthoven.formats.FileFaults;
import org.einthoven.formats.SentFile;

/**
 * Reads the data set of a file (PS3.5, 7; PS3.10, 7): with explicit or implicit value representations, either byte order, and
 * deflated. Lengths that are not stated, and sequences in sequences, are followed within bounds.
 */
final class DicomFile {
    static final String FORMAT = "DICOM";

    static final int PREAMBLE = 128;
    private static final String IMPLICIT = "1.2.840.10008.1.2";
    static final String EXPLICIT = "1.2.840.10008.1.2.1";
    private static final String DEFLATED = "1.2.840.10008.1.2.1.99";
    private static final String BIG_ENDIAN = "1.2.840.10008.1.2.2";

    private static final int ITEM = 0xFFFE_E000;
    private static final int ITEM_END = 0xFFFE_E00D;
    private static final int SEQUENCE_END = 0xFFFE_E0DD;
    private static final long UNDEFINED = 0xffffffffL;

    /** Value representations whose length has four bytes (PS3.5, table 7.1-1). */
    static final Set<String> LONG =
            Set.of("OB", "OD", "OF", "OL", "OV", "OW", "SQ", "SV", "UC", "UN", "UR", "UT", "UV");

    /** Sequences in which waveforms are described, for files that do not state representations. */
    private static final Set<Integer> SEQUENCES = Set.of(
            Tag.WAVEFORMS,
            Tag.CHANNELS,
            Tag.CHANNEL_SOURCE,
            Tag.SENSITIVITY_UNITS,
            Tag.ANNOTATIONS,
            Tag.CONCEPT_NAME,
            Tag.MEASUREMENT_UNITS);

    private static final int MAX_DEPTH = 12;
    private static final int MAX_ELEMENTS = 400_000;
    private static final int MAX_INFLATED = 64 << 20;

    private final boolean explicit;
    private Charset charset = StandardCharsets.ISO_8859_1;
    private int elements;

    private DicomFile(boolean explicit) {
        this.explicit = explicit;
    }

    static boolean isOne(SentFile file) {
        return file.has(PREAMBLE, "DICM");
    }

    static DicomItem read(SentFile file) {
        ByteReader bytes = ByteReader.of(FORMAT, file.bytes(), ByteOrder.LITTLE_ENDIAN);
        bytes.skip(PREAMBLE + 4L, "the preamble");
        int metaStart = bytes.place();
        if (bytes.left() < 12) {
            throw bytes.damaged("the file ends before its meta information");
        }
        ByteReader probe = bytes.part(metaStart, bytes.left(), "the meta information");
        probe.skip(8, "the length of the meta information");
        long metaLength = probe.u32("the length of the meta information") + 12;
        DicomItem meta =
                new DicomFile(true).item(bytes.take(metaLength, "the meta information"), "meta information", 0);
        String syntax = meta.text(Tag.TRANSFER_SYNTAX).orElse(IMPLICIT);
        ByteReader data = bytes.take(bytes.left(), "the data set");
        return switch (syntax) {
            case IMPLICIT -> new DicomFile(false).item(data, "data set", 0);
            case EXPLICIT -> new DicomFile(true).item(data, "data set", 0);
            case BIG_ENDIAN -> new DicomFile(true).item(data.order(ByteOrder.BIG_ENDIAN), "data set", 0);
            case DEFLATED -> new DicomFile(true).item(inflated(file, data.place()), "data set", 0);
            default -> throw FileFaults.unsupported(FORMAT, "its transfer syntax", syntax);
        };
    }

    private static ByteReader inflated(SentFile file, int from) {
        byte[] packed = Arrays.copyOfRange(file.bytes(), from, file.length());
        Inflater raw = new Inflater(true);
        try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(packed), raw)) {
            byte[] data = in.readNBytes(MAX_INFLATED + 1);
            if (data.length > MAX_INFLATED) {
                throw FileFaults.unsupported(FORMAT, "byte " + from, "a data set of more than 64 MiB");
            }
            return ByteReader.of(FORMAT, data, ByteOrder.LITTLE_ENDIAN);
        } catch (IOException broken) {
            throw FileFaults.damaged(FORMAT, "byte " + from, "the data set cannot be inflated");
        } finally {
            raw.end();
        }
    }

    /** Reads elements to the end of {@code bytes}, or to the mark of an item's end. */
    private DicomItem item(ByteReader bytes, String place, int depth) {
        DicomItem item = new DicomItem(place, () -> charset);
        while (bytes.left() >= 8) {
            if (++elements > MAX_ELEMENTS || depth > MAX_DEPTH) {
                throw FileFaults.unsupported(FORMAT, place, "more elements, or deeper ones, than any ECG has");
            }
            int tag = bytes.u16("a tag") << 16 | bytes.u16("a tag");
            if (tag == ITEM_END) {
                bytes.skip(4, "the end of an item");
                return item;
            }
            element(bytes, tag, item, place, depth);
        }
        if (bytes.left() > 0 && depth == 0 && bytes.left() < 8) {
            throw bytes.damaged("the file ends in the middle of a tag");
        }
        return item;
    }

    private void element(ByteReader bytes, int tag, DicomItem item, String place, int depth) {
        boolean sequence = SEQUENCES.contains(tag);
        long length;
        if (explicit) {
            String representation = bytes.raw(2, StandardCharsets.ISO_8859_1, "a value representation");
            sequence = representation.equals("SQ");
            if (LONG.contains(representation)) {
                bytes.skip(2, "a reserved field");
                length = bytes.u32("the length of an element");
                sequence |= length == UNDEFINED;
            } else {
                length = bytes.u16("the length of an element");
            }
        } else {
            length = bytes.u32("the length of an element");
            sequence |= length == UNDEFINED;
        }
        if (sequence) {
            item.put(tag, new DicomElement(bytes.part(0, 0, "nothing"), items(bytes, tag, length, place, depth)));
            return;
        }
        ByteReader value = bytes.take(length, DicomItem.name(tag));
        if (tag == Tag.CHARACTER_SET && depth == 0) {
            charset = charset(value.part(0, value.length(), "the character set"));
        }
        item.put(tag, new DicomElement(value, List.of()));
    }

    private List<DicomItem> items(ByteReader bytes, int tag, long length, String place, int depth) {
        ByteReader within = length == UNDEFINED ? bytes : bytes.take(length, DicomItem.name(tag));
        List<DicomItem> items = new ArrayList<>();
        while (within.left() >= 8) {
            int mark = within.u16("a tag") << 16 | within.u16("a tag");
            long itemLength = within.u32("the length of an item");
            if (mark == SEQUENCE_END) {
                return items;
            }
            if (mark != ITEM) {
                throw within.damaged("an item of " + DicomItem.name(tag) + " is expected, not " + DicomItem.name(mark));
            }
            String name = place + ", item " + (items.size() + 1) + " of " + DicomItem.name(tag);
            ByteReader content = itemLength == UNDEFINED ? within : within.take(itemLength, "an item");
            items.add(item(content, name, depth + 1));
        }
        return items;
    }

    /** The two that ECGs come in besides ASCII; in any other names are read as Latin 1. */
    private static Charset charset(ByteReader value) {
        String name = value.text(value.length(), StandardCharsets.US_ASCII, "the character set");
        return name.contains("ISO_IR 192") ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1;
    }
}
