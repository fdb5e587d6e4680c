package org.einthoven.formats.dicom;

import java.nio.charset.Charset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.einthoven.faults.FaultException;
import org.einthoven.formats.ByteReader;
import org.einthoven.formats.FileFaults;

/** A data set, or an item of a sequence: its elements by tag. */
final class DicomItem {
    private final String place;
    private final Supplier<Charset> charset;
    private final Map<Integer, DicomElement> elements = new HashMap<>();

    /** @param charset of its texts, once the data set has said it */
    DicomItem(String place, Supplier<Charset> charset) {
        this.place = place;
        this.charset = charset;
    }

    void put(int tag, DicomElement element) {
        elements.putIfAbsent(tag, element);
    }

    /** Empty where it is not there, or not a sequence. */
    List<DicomItem> items(int tag) {
        DicomElement element = elements.get(tag);
        return element == null ? List.of() : element.items();
    }

    Optional<ByteReader> value(int tag) {
        return Optional.ofNullable(elements.get(tag)).map(element -> {
            ByteReader value = element.value();
            return value.part(0, value.length(), "an element");
        });
    }

    /** The text, without what pads it; empty where it is blank. Of several values the first. */
    Optional<String> text(int tag) {
        return value(tag)
                .map(value -> value.text(value.length(), charset.get(), "a text"))
                .map(text -> text.split("\\\\", 2)[0].strip())
                .filter(text -> !text.isEmpty());
    }

    /** A number that is written as text; empty where there is none. */
    Optional<Double> number(int tag) {
        return text(tag).map(text -> {
            try {
                return Double.valueOf(text);
            } catch (NumberFormatException notANumber) {
                throw damaged("%s is \"%s\", which is no number".formatted(name(tag), text));
            }
        });
    }

    double requiredNumber(int tag) {
        return number(tag).orElseThrow(() -> damaged(name(tag) + " is missing"));
    }

    int u16(int tag) {
        return value(tag).orElseThrow(() -> damaged(name(tag) + " is missing")).u16(name(tag));
    }

    long u32(int tag) {
        return value(tag).orElseThrow(() -> damaged(name(tag) + " is missing")).u32(name(tag));
    }

    static String name(int tag) {
        return "(%04X,%04X)".formatted(tag >>> 16, tag & 0xffff);
    }

    FaultException damaged(String problem) {
        return FileFaults.damaged(DicomFile.FORMAT, place, problem);
    }

    FaultException unsupported(String what) {
        return FileFaults.unsupported(DicomFile.FORMAT, place, what);
    }
}
