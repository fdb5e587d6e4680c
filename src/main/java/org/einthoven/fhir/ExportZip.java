package org.einthoven.fhir;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.einthoven.faults.DatabaseTrouble;
import org.einthoven.faults.FaultException;
import org.einthoven.telemetry.Correlation;
import org.jboss.logging.Logger;

/** A zip in which what could not be written is named at its end, in {@code left-out.txt}, with the reason. */
final class ExportZip {
    private static final Logger LOG = Logger.getLogger(ExportZip.class);
    private static final String LEFT_OUT = "left-out.txt";

    private final ZipOutputStream zip;
    private final List<String> leftOut = new ArrayList<>();

    ExportZip(OutputStream target) {
        zip = new ZipOutputStream(target, StandardCharsets.UTF_8);
    }

    /** Closing it ends the entry, and not the zip. */
    OutputStream begin(String name) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        return new FilterOutputStream(zip) {
            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                out.write(bytes, from, length);
            }

            @Override
            public void close() throws IOException {
                zip.closeEntry();
            }
        };
    }

    /** Writes a file, or names it where it cannot be made. */
    void put(String name, Supplier<byte[]> file) throws IOException {
        byte[][] bytes = new byte[1][];
        if (isDone(name, () -> bytes[0] = file.get())) {
            try (OutputStream entry = begin(name)) {
                entry.write(bytes[0]);
            }
        }
    }

    /**
     * Does what is needed for something, which is named where that fails. A database that is gone is no reason to leave anything out: the
     * zip breaks off, and whoever asked sees that.
     */
    boolean isDone(String name, Runnable work) {
        try {
            work.run();
            return true;
        } catch (FaultException refused) {
            leftOut.add(name + ": " + refused.getMessage());
        } catch (RuntimeException failed) {
            if (DatabaseTrouble.isBehind(failed)) {
                throw failed;
            }
            LOG.errorf(failed, "%s could not be written into the export of a patient", name);
            leftOut.add(name + ": it could not be written. The server's log says why"
                    + Correlation.current().map(id -> ", under " + id + ".").orElse("."));
        }
        return false;
    }

    /** Names what is not written. */
    void leave(String name, String why) {
        leftOut.add(name + ": " + why);
    }

    /** How much could not be written. */
    int leftOut() {
        return leftOut.size();
    }

    void finish() throws IOException {
        if (!leftOut.isEmpty()) {
            try (OutputStream entry = begin(LEFT_OUT)) {
                entry.write(String.join("\n", leftOut).concat("\n").getBytes(StandardCharsets.UTF_8));
            }
        }
        zip.finish();
    }
}
