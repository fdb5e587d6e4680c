package org.einthoven.registry;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.einthoven.inference.ModelCheck;
import org.einthoven.inference.ModelFault;
import org.einthoven.inference.ModelFiles;

/** Unpacks a model's folder from a zip into memory, in bounds; nothing of it is written anywhere. */
public final class ModelZip {
    /** Unpacked, all files together. */
    private static final int MOST_BYTES = 64 << 20;

    private static final int MOST_FILES = 20;

    private ModelZip() {}

    /**
     * The files of a model that lie in the zip, or in one folder in it; others are left aside.
     *
     * @param name the zip's, for messages
     * @throws ModelFault where it is no zip, too large, has a file twice, or has names that lead out of it
     */
    public static ModelFiles read(String name, InputStream bytes) {
        Map<String, byte[]> files = new HashMap<>();
        int left = MOST_BYTES;
        int count = 0;
        try (ZipInputStream zip = new ZipInputStream(bytes)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (++count > MOST_FILES) {
                    throw fault(name, "has more than " + MOST_FILES + " files");
                }
                String file = file(name, entry.getName());
                byte[] content = zip.readNBytes(left + 1);
                left -= content.length;
                if (left < 0) {
                    throw fault(name, "unpacks to more than " + (MOST_BYTES >> 20) + " MiB");
                }
                if (ModelFiles.isOfModel(file) && files.put(file, content) != null) {
                    throw fault(name, "has " + file + " twice");
                }
            }
        } catch (IOException | IllegalArgumentException broken) {
            throw fault(name, "is damaged or no zip");
        }
        if (count == 0) {
            throw fault(name, "is no zip, or an empty one");
        }
        return new ModelFiles(name, files);
    }

    /** The name without its folder. */
    private static String file(String zip, String entry) {
        boolean leadsOut = entry.startsWith("/") || entry.contains("\\") || entry.contains(":");
        for (String part : entry.split("/")) {
            leadsOut |= part.equals("..");
        }
        if (leadsOut) {
            throw fault(zip, "has a name in it that leads out of it");
        }
        return entry.substring(entry.lastIndexOf('/') + 1);
    }

    private static ModelFault fault(String zip, String what) {
        return new ModelFault(
                ModelCheck.FILES, zip + " " + what + ": pack model.onnx, card.json and golden.json into one zip");
    }
}
