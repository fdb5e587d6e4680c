package org.einthoven.formats;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;

/** Unpacks a zip into memory, in bounds. */
final class Unzipped {
    private static final String FORMAT = "zip";

    /** More than a record of any length that is taken has: 12 leads of 24 bits at 500 Hz are 33 MB in half an hour. */
    private static final int MAX_BYTES = 64 << 20;

    private static final int MAX_ENTRIES = 500;

    private Unzipped() {}

    /** The files in {@code file} where it is a zip, else itself. A zip in a zip stays packed. */
    static List<SentFile> of(SentFile file) {
        if (!file.has(0, "PK\u0003\u0004")) {
            return List.of(file);
        }
        List<SentFile> files = new ArrayList<>();
        int left = MAX_BYTES;
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file.bytes()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (files.size() >= MAX_ENTRIES) {
                    throw FileFaults.unsupported(FORMAT, "its directory", "more than " + MAX_ENTRIES + " files");
                }
                byte[] content = zip.readNBytes(left + 1);
                left -= content.length;
                if (left < 0) {
                    throw FaultException.of(Fault.ZIP_TOO_LARGE, (MAX_BYTES >> 20) + " MiB");
                }
                if (!entry.isDirectory() && !isOfTheSystem(entry.getName())) {
                    files.add(new SentFile(entry.getName(), content));
                }
            }
        } catch (ZipException broken) {
            throw FileFaults.damaged(FORMAT, "file " + (files.size() + 1), String.valueOf(broken.getMessage()));
        } catch (IOException | IllegalArgumentException broken) {
            throw FileFaults.damaged(
                    FORMAT, "file " + (files.size() + 1), "it ends too early, or a name in it cannot be read");
        }
        return files;
    }

    /** What macOS puts beside every file. */
    private static boolean isOfTheSystem(String name) {
        return name.startsWith("__MACOSX/") || name.endsWith(".DS_Store");
    }
}
