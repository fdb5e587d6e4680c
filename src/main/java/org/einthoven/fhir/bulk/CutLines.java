package org.einthoven.fhir.bulk;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/** Bytes that come in pieces, as lines in parts of about a mebibyte, in order; empty lines keep their place. */
final class CutLines {

    private static final int PART = 1 << 20;

    private final long longest;
    private final List<PackedLines> parts = new ArrayList<>();
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private PackedLines part = new PackedLines();

    /** @param longest bytes of a line; of a longer one so many and one more are kept, so that it is known to be longer */
    CutLines(long longest) {
        this.longest = longest;
    }

    void add(byte[] bytes, int length) {
        int from = 0;
        for (int at = 0; at < length; at++) {
            if (bytes[at] == '\n') {
                keep(bytes, from, at);
                end();
                from = at + 1;
            }
        }
        keep(bytes, from, length);
    }

    private void keep(byte[] bytes, int from, int to) {
        long room = longest + 1 - line.size();
        line.write(bytes, from, (int) Math.min(to - from, room));
    }

    private void end() {
        part.add(line.toByteArray());
        line.reset();
        if (part.bytes() >= PART) {
            parts.add(part);
            part = new PackedLines();
        }
    }

    /** All of them; none where there was nothing but empty lines. */
    List<PackedLines> parts() {
        if (line.size() > 0) {
            end();
        }
        if (part.count() > 0) {
            parts.add(part);
        }
        boolean blank = parts.stream().allMatch(each -> each.bytes() == each.count());
        return blank ? List.of() : List.copyOf(parts);
    }
}
