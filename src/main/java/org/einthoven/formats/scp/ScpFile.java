package org.einthoven.formats.scp;

import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.einthoven.faults.FaultException;
import org.einthoven.formats.ByteReader;
import org.einthoven.formats.FileFaults;
import org.einthoven.formats.SentFile;

/**
 * The sections of a file (EN 1064, 5.2 and 5.3): a checksum, the length, and section 0 with the number, length and place of
 * every other one. A section begins with a header of 16 bytes.
 */
final class ScpFile {
    static final String FORMAT = "SCP-ECG";

    private static final int RECORD_HEADER = 6;
    private static final int SECTION_HEADER = 16;
    private static final int POINTER = 10;
    private static final int MAX_POINTERS = 200;

    private final Map<Integer, ByteReader> sections = new HashMap<>();

    private ScpFile() {}

    /** The mark of section 0: "SCPECG" in the reserved bytes of its header, or a pointer to itself at its begin. */
    static boolean isOne(SentFile file) {
        if (file.length() < RECORD_HEADER + SECTION_HEADER + POINTER) {
            return false;
        }
        ByteReader head = ByteReader.of(FORMAT, file.bytes(), ByteOrder.LITTLE_ENDIAN);
        head.skip(8, "");
        int section = head.u16("");
        long length = head.u32("");
        boolean marked = file.has(16, "SCPECG");
        head.skip(8, "");
        boolean pointsAtItself = head.u16("") == 0 && head.u32("") == length && head.u32("") == RECORD_HEADER + 1;
        return section == 0 && (marked || pointsAtItself);
    }

    static ScpFile of(SentFile file) {
        ByteReader bytes = ByteReader.of(FORMAT, file.bytes(), ByteOrder.LITTLE_ENDIAN);
        int stated = bytes.u16("the checksum");
        long length = bytes.u32("the length of the record");
        if (length != file.length()) {
            throw FileFaults.damaged(
                    FORMAT, "byte 2", "the record is said to have " + length + " bytes and has " + file.length());
        }
        int found = crc(file.bytes(), 2);
        if (stated != 0 && stated != found) {
            throw FileFaults.damaged(
                    FORMAT, "byte 0", "the checksum is %04x and that of the content %04x".formatted(stated, found));
        }
        return new ScpFile().pointers(bytes);
    }

    private ScpFile pointers(ByteReader bytes) {
        ByteReader section = section(
                bytes,
                0,
                RECORD_HEADER,
                bytes.part(RECORD_HEADER + 4, 4, "section 0").u32("length"));
        for (int i = 0; i < MAX_POINTERS && section.left() >= POINTER; i++) {
            int number = section.u16("the number of a section");
            long length = section.u32("the length of a section");
            long place = section.u32("the place of a section");
            if (number > 0 && length > SECTION_HEADER) {
                sections.put(number, section(bytes, number, place - 1, length));
            }
        }
        return this;
    }

    private static ByteReader section(ByteReader bytes, int number, long place, long length) {
        String what = "section " + number;
        if (place < 0 || place > Integer.MAX_VALUE || length < SECTION_HEADER) {
            throw bytes.damaged(what + " of " + length + " bytes begins at byte " + place);
        }
        ByteReader section = bytes.part((int) place, length, what);
        section.skip(2, what);
        int found = section.u16(what);
        if (found != number) {
            throw section.damaged(what + " is expected here, not section " + found);
        }
        section.skip(SECTION_HEADER - 4L, what);
        return section;
    }

    Optional<ByteReader> section(int number) {
        return Optional.ofNullable(sections.get(number));
    }

    ByteReader required(int number) {
        return section(number)
                .orElseThrow(() -> FileFaults.damaged(FORMAT, "section 0", "there is no section " + number));
    }

    static FaultException damaged(int section, String problem) {
        return FileFaults.damaged(FORMAT, "section " + section, problem);
    }

    /** CRC-CCITT: polynomial 0x1021, from 0xffff (EN 1064, 5.1.6). */
    static int crc(byte[] bytes, int from) {
        int crc = 0xffff;
        for (int i = from; i < bytes.length; i++) {
            crc ^= (bytes[i] & 0xff) << 8;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 0x8000) != 0 ? crc << 1 ^ 0x1021 : crc << 1;
            }
            crc &= 0xffff;
        }
        return crc;
    }
}
