package org.einthoven.formats.scp;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.einthoven.formats.ByteReader;

/**
 * The tables by which samples are packed (EN 1064, section 2 and C.3.7.6): the file's own, or the one that the standard gives. A
 * code's bits are written first bit lowest.
 */
final class HuffmanCodes {
    /** In place of the number of tables: the standard's own is used. */
    private static final int DEFAULT = 19999;

    private static final int MAX_TABLES = 32;
    private static final int MAX_CODES = 1024;

    /**
     * @param totalBits prefix and the value behind it; the same as the prefix where the value is {@code base}
     * @param changesTable then {@code base} is the number of the table to go on with
     */
    private record Code(int prefixBits, int totalBits, boolean changesTable, int base) {}

    private final List<Map<Long, Code>> tables;
    private final int longest;

    private HuffmanCodes(List<Map<Long, Code>> tables) {
        this.tables = tables;
        this.longest = tables.stream()
                .flatMap(table -> table.values().stream())
                .mapToInt(Code::prefixBits)
                .max()
                .orElse(0);
    }

    static HuffmanCodes read(ByteReader section) {
        int count = section.u16("the number of Huffman tables");
        if (count == DEFAULT) {
            return standard();
        }
        if (count == 0 || count > MAX_TABLES) {
            throw section.damaged("there are " + count + " Huffman tables; 1 to " + MAX_TABLES + " are read");
        }
        List<Map<Long, Code>> tables = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            tables.add(table(section));
        }
        return new HuffmanCodes(tables);
    }

    private static Map<Long, Code> table(ByteReader section) {
        int count = section.u16("the number of codes of a Huffman table");
        if (count > MAX_CODES) {
            throw section.damaged("a Huffman table of " + count + " codes; at most " + MAX_CODES + " are read");
        }
        Map<Long, Code> table = new HashMap<>();
        for (int i = 0; i < count; i++) {
            int prefix = section.u8("a prefix length");
            int total = section.u8("a code length");
            boolean changes = section.u8("a table switch") == 0;
            int base = section.i16("a base value");
            long bits = section.u32("a base code");
            if (prefix < 1 || prefix > 32 || total < prefix || total - prefix > 32) {
                throw section.damaged("a Huffman code of " + prefix + " of " + total + " bits");
            }
            table.put(key(prefix, bits), new Code(prefix, total, changes, base));
        }
        return table;
    }

    /** EN 1064, table C.1: 0, then plus and minus 1 to 8, then what stands in 8 or 16 bits of its own. */
    private static HuffmanCodes standard() {
        Map<Long, Code> table = new HashMap<>();
        table.put(key(1, 0), new Code(1, 1, false, 0));
        for (int value = 1; value <= 8; value++) {
            int ones = (1 << value) - 1;
            int bits = value + 2;
            table.put(key(bits, ones), new Code(bits, bits, false, value));
            table.put(key(bits, ones | 1 << (value + 1)), new Code(bits, bits, false, -value));
        }
        table.put(key(10, 511), new Code(10, 18, false, 0));
        table.put(key(10, 1023), new Code(10, 26, false, 0));
        return new HuffmanCodes(List.of(table));
    }

    private static long key(int bits, long code) {
        return (long) bits << 32 | code & 0xffffffffL;
    }

    /** Unpacks {@code count} values. */
    int[] decode(ByteReader packed, int count) {
        if (count > packed.length() * 8L) {
            throw packed.damaged(packed.length() + " bytes cannot hold the " + count + " samples that are announced");
        }
        int[] values = new int[count];
        int[] at = {0};
        int table = 0;
        for (int i = 0; i < count; ) {
            Code code = code(packed, at, tables.get(table), i);
            if (code.changesTable()) {
                table = code.base() - 1;
                if (table < 0 || table >= tables.size()) {
                    throw packed.damaged("there is no Huffman table " + code.base());
                }
            } else if (code.totalBits() == code.prefixBits()) {
                values[i++] = code.base();
            } else {
                values[i++] = number(packed, at, code.totalBits() - code.prefixBits(), i);
            }
        }
        return values;
    }

    private Code code(ByteReader packed, int[] at, Map<Long, Code> table, int sample) {
        long bits = 0;
        for (int length = 1; length <= longest; length++) {
            bits |= (long) bit(packed, at, sample) << (length - 1);
            Code code = table.get(key(length, bits));
            if (code != null) {
                return code;
            }
        }
        throw packed.damaged("no Huffman code fits the bits of sample " + sample);
    }

    /** Two's complement, first bit highest. */
    private static int number(ByteReader packed, int[] at, int bits, int sample) {
        int number = 0;
        for (int i = 0; i < bits; i++) {
            number = number << 1 | bit(packed, at, sample);
        }
        return number << (32 - bits) >> (32 - bits);
    }

    private static int bit(ByteReader packed, int[] at, int sample) {
        int index = at[0]++;
        if (index >> 3 >= packed.length()) {
            throw packed.damaged("the packed samples of a lead end at sample " + sample);
        }
        return packed.byteAt(index >> 3) >> (7 - (index & 7)) & 1;
    }
}
