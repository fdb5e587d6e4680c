package org.einthoven.training;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Enumeration;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** Unpacks a zip for the time that this command runs. */
final class UnpackedZip {
    /** 5,000 recordings of half an hour with two leads are 13 GB. */
    private static final long LARGEST_BYTES = 32L << 30;

    private UnpackedZip() {}

    /** @throws IllegalArgumentException where it is none, is cut off, or would write elsewhere */
    static Path of(Path file) throws IOException {
        Path folder = Files.createTempDirectory("reviews");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
        try (ZipFile zip = new ZipFile(file.toFile())) {
            long bytes = 0;
            for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements(); ) {
                bytes = unpack(zip, entries.nextElement(), folder, bytes);
            }
            return folder;
        } catch (NoSuchFileException | ZipException none) {
            throw new IllegalArgumentException(file + " is no folder and no whole zip");
        }
    }

    private static long unpack(ZipFile zip, ZipEntry entry, Path folder, long before) throws IOException {
        Path target = folder.resolve(entry.getName()).normalize();
        if (!target.startsWith(folder)) {
            throw new IllegalArgumentException(entry.getName() + " in the zip leads out of it");
        }
        if (entry.isDirectory()) {
            return before;
        }
        Files.createDirectories(target.getParent());
        long bytes = before;
        try (InputStream in = zip.getInputStream(entry);
                OutputStream out = Files.newOutputStream(target)) {
            byte[] part = new byte[1 << 16];
            for (int read = in.read(part); read >= 0; read = in.read(part)) {
                bytes += read;
                if (bytes > LARGEST_BYTES) {
                    throw new IllegalArgumentException("the zip unpacks to more than 32 GiB");
                }
                out.write(part, 0, read);
            }
        }
        return bytes;
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException left) {
            // a temporary folder is the system's to clear
            return;
        }
    }
}
