package org.einthoven.fhir.bulk;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Lines of NDJSON that are packed as they come, so that only the packed ones stand in memory. */
final class PackedLines {

    private final ByteArrayOutputStream packed = new ByteArrayOutputStream();
    private final GZIPOutputStream packing;
    private long count;
    private long bytes;

    PackedLines() {
        try {
            packing = new GZIPOutputStream(packed);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    void add(String line) {
        add(line.getBytes(StandardCharsets.UTF_8));
    }

    void add(byte[] line) {
        try {
            packing.write(line);
            packing.write('\n');
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        count++;
        bytes += line.length + 1;
    }

    long count() {
        return count;
    }

    /** Before packing. */
    long bytes() {
        return bytes;
    }

    /** All of them; nothing is added afterwards. */
    byte[] packed() {
        try {
            packing.close();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return packed.toByteArray();
    }

    static InputStream unpacked(byte[] content) {
        try {
            return new GZIPInputStream(new ByteArrayInputStream(content));
        } catch (IOException damaged) {
            throw new UncheckedIOException(damaged);
        }
    }
}
